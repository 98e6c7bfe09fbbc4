# SPDX-License-Identifier: EUPL-1.2
"""The original inside a brief receipt: each attachment replaced by its SHA-1 (RFC 6109, 3.3.2)."""

from __future__ import annotations

import email.parser
import hashlib
import re
from base64 import b64decode
from email.header import Header
from email.message import Message


def _split(entity: bytes) -> tuple[Message, bytes, bytes]:
    """The headers read, the header block with its empty line, and the body."""
    if entity.startswith(b"\r\n"):
        block, body = b"\r\n", entity[2:]
    else:
        head, empty, body = entity.partition(b"\r\n\r\n")
        block = head + empty
    return email.parser.BytesHeaderParser().parsebytes(block), block, body


def _hashed(name: str, headers: Message, body: bytes, over: str) -> bytes:
    encoded = headers.get("Content-Transfer-Encoding", "").strip().lower() == "base64"
    data = b64decode(body) if over == "decoded" and encoded else body
    shown = f"{name}.hash" if name.isascii() else Header(f"{name}.hash", "utf-8").encode()
    return (
        f'Content-Type: text/plain; charset="us-ascii"; name="{shown}"\r\n'
        f'Content-Disposition: attachment; filename="{shown}"\r\n'
        f"Content-Transfer-Encoding: 7bit\r\n\r\n{hashlib.sha1(data).hexdigest()}\r\n"
    ).encode()


def with_hashes(entity: bytes, over: str = "encoded") -> bytes:
    """The same MIME structure with digests for files; `over` is "encoded" or "decoded" bytes."""
    headers, block, body = _split(entity)
    if headers.get_content_maintype() != "multipart":
        name = headers.get_filename()
        return _hashed(name, headers, body, over) if name else entity
    mark = re.escape((headers.get_boundary() or "").encode("utf-8", "surrogateescape"))
    pieces = re.split(rb"((?:\A|\r\n)--" + mark + rb"(?:--)?[ \t]*(?:\r\n|\Z))", body)
    # Preamble, delimiter, part, delimiter, part, closing delimiter, epilogue.
    for at in range(2, len(pieces) - 1, 2):
        pieces[at] = with_hashes(pieces[at], over)
    return block + b"".join(pieces)
