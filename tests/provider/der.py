# SPDX-License-Identifier: EUPL-1.2
"""A very small DER writer and reader.

Certificates and signatures are written by hand here so that every byte is the
test's own choice: a library would refuse half of the shapes we need.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Iterator

NULL = b"\x05\x00"
TRUE = b"\x01\x01\xff"


def tlv(tag: int, *parts: bytes) -> bytes:
    """One element with a definite length."""
    body = b"".join(parts)
    size = len(body)
    if size < 0x80:
        return bytes([tag, size]) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + body


def indefinite(tag: int, *parts: bytes) -> bytes:
    """One constructed element with BER's indefinite length, as Java signers write it."""
    return bytes([tag, 0x80]) + b"".join(parts) + b"\x00\x00"


def sequence(*parts: bytes) -> bytes:
    return tlv(0x30, *parts)


def set_of(*parts: bytes) -> bytes:
    """A SET OF in DER order."""
    return tlv(0x31, *sorted(parts))


def integer(value: int) -> bytes:
    return tlv(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def octets(data: bytes) -> bytes:
    return tlv(0x04, data)


def bits(data: bytes, unused: int = 0) -> bytes:
    return tlv(0x03, bytes([unused]), data)


def utf8(text: str) -> bytes:
    return tlv(0x0C, text.encode())


def printable(text: str) -> bytes:
    return tlv(0x13, text.encode("ascii"))


def ia5(text: str) -> bytes:
    return tlv(0x16, text.encode("ascii"))


def explicit(number: int, *parts: bytes) -> bytes:
    """A constructed context tag: [n] EXPLICIT, or [n] IMPLICIT over a constructed type."""
    return tlv(0xA0 | number, *parts)


def implicit(number: int, data: bytes) -> bytes:
    """A primitive context tag."""
    return tlv(0x80 | number, data)


def oid(text: str) -> bytes:
    first, second, *rest = (int(arc) for arc in text.split("."))
    body = b""
    for arc in (first * 40 + second, *rest):
        group = bytes([arc & 0x7F])
        while arc := arc >> 7:
            group = bytes([0x80 | arc & 0x7F]) + group
        body += group
    return tlv(0x06, body)


def time(moment: datetime) -> bytes:
    """UTCTime up to 2049, GeneralizedTime afterwards (RFC 5280, 4.1.2.5)."""
    if moment.year < 2050:
        return tlv(0x17, moment.strftime("%y%m%d%H%M%SZ").encode())
    return tlv(0x18, moment.strftime("%Y%m%d%H%M%SZ").encode())


def pem(der: bytes, label: str = "CERTIFICATE") -> str:
    from base64 import b64encode

    text = b64encode(der).decode()
    lines = [text[i : i + 64] for i in range(0, len(text), 64)]
    return "\n".join([f"-----BEGIN {label}-----", *lines, f"-----END {label}-----", ""])


@dataclass(frozen=True)
class Element:
    """One element read from definite-length DER."""

    tag: int
    body: bytes
    raw: bytes

    def children(self) -> Iterator["Element"]:
        at = 0
        while at < len(self.body):
            child = read(self.body, at)
            yield child
            at += len(child.raw)


def read(data: bytes, at: int = 0) -> Element:
    """The element that starts at `at`."""
    tag, length, start = data[at], data[at + 1], at + 2
    if length == 0x80:
        raise ValueError("indefinite length: this reader knows DER only")
    if length > 0x80:
        size = length & 0x7F
        length = int.from_bytes(data[start : start + size], "big")
        start += size
    end = start + length
    if end > len(data):
        raise ValueError("element runs past the end")
    return Element(tag, data[start:end], data[at:end])
