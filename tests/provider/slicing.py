# SPDX-License-Identifier: EUPL-1.2
"""Finds the signed part and the signature again, for the provider's own test only.

Written from RFC 2046 alone and kept apart from the writer, so that a message
with a wrong frame cannot pass because one function both made and read it.
"""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass


@dataclass(frozen=True)
class Slice:
    content: bytes
    signature: bytes

    def canonical(self) -> bytes:
        """The same content with every bare LF turned into CRLF."""
        return re.sub(rb"(?<!\r)\n", b"\r\n", self.content)


def _header(block: bytes, name: bytes) -> bytes:
    unfolded = re.sub(rb"\r?\n[ \t]+", b" ", block)
    found = re.search(rb"^" + name + rb":[ \t]*(.*?)\r?$", unfolded, re.I | re.M)
    return found.group(1) if found else b""


def _split(entity: bytes) -> tuple[bytes, bytes]:
    if found := re.search(rb"\r?\n\r?\n", entity):
        return entity[: found.start()], entity[found.end() :]
    return entity, b""


def cut(message: bytes) -> Slice:
    """The first two parts of a top-level multipart/signed."""
    head, _ = _split(message)
    parameter = re.search(rb'boundary="?([^";]+)"?', _header(head, b"content-type"), re.I)
    if not parameter:
        raise ValueError("no boundary")
    mark = re.escape(parameter.group(1))
    delimiters = list(re.finditer(rb"(?:\r?\n|\A)--" + mark + rb"(?:--)?[ \t]*(?:\r?\n|\Z)", message))
    # A delimiter's own line break may also be the one that ends the part before it.
    if len(delimiters) < 2:
        raise ValueError("fewer than two parts")
    first, second = delimiters[:2]
    end = delimiters[2].start() if len(delimiters) > 2 else len(message)
    part = message[second.end() : end]
    part_head, body = _split(part)
    encoding = _header(part_head, b"content-transfer-encoding").strip().lower()
    signature = b64decode(body) if encoding == b"base64" else body
    return Slice(message[first.end() : second.start()], signature)
