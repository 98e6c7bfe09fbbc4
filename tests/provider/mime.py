# SPDX-License-Identifier: EUPL-1.2
"""MIME written with exact bytes: headers, leaves, multiparts, encoded words.

Python's own e-mail generator re-folds and re-encodes; here what is asked for is
what is written. Line ends are CRLF everywhere, as on the wire.
"""

from __future__ import annotations

import binascii
from base64 import b64encode
from dataclasses import dataclass, field

CRLF = b"\r\n"


@dataclass
class Headers:
    """An ordered header block; values may hold folds and, as surrogates, raw 8-bit bytes."""

    lines: list[tuple[str, str]] = field(default_factory=list)

    def get(self, name: str) -> str:
        return next(value for key, value in self.lines if key.lower() == name.lower())

    def add(self, name: str, value: str) -> None:
        self.lines.append((name, value))

    def set(self, name: str, value: str) -> None:
        """Replace the value in place, or append."""
        for at, (key, _) in enumerate(self.lines):
            if key.lower() == name.lower():
                self.lines[at] = (key, value)
                return
        self.add(name, value)

    def remove(self, name: str) -> None:
        self.lines = [line for line in self.lines if line[0].lower() != name.lower()]

    def spell(self, name: str, spelling: str) -> None:
        """Change how a header's name is written."""
        self.lines = [(spelling if k.lower() == name.lower() else k, v) for k, v in self.lines]

    def put_before(self, name: str, new: str, value: str) -> None:
        at = next(i for i, (key, _) in enumerate(self.lines) if key.lower() == name.lower())
        self.lines.insert(at, (new, value))

    def render(self) -> bytes:
        return b"".join(f"{k}: {v}\r\n".encode("utf-8", "surrogateescape") for k, v in self.lines)


def base64_lines(data: bytes, width: int = 76) -> bytes:
    """Base64 in lines of `width`, or in one line when the width is 0; no final line break."""
    text = b64encode(data)
    if not width:
        return text
    return CRLF.join(text[i : i + width] for i in range(0, len(text), width))


def encode_body(payload: bytes, encoding: str) -> bytes:
    """A leaf's body, ending in a line break. `base64:N` asks for lines of N characters."""
    if encoding.startswith("base64"):
        _, _, width = encoding.partition(":")
        return base64_lines(payload, int(width or 76)) + CRLF
    if encoding == "quoted-printable":
        return binascii.b2a_qp(payload, istext=True)
    return payload


@dataclass
class Leaf:
    """One body part: its header lines, its decoded payload, and how to encode it."""

    headers: list[str]
    payload: bytes
    encoding: str = "7bit"
    raw: bytes | None = None

    def render(self) -> bytes:
        if self.raw is not None:
            return self.raw
        label = self.encoding.partition(":")[0]
        lines = [*self.headers, f"Content-Transfer-Encoding: {label}"]
        block = "".join(f"{line}\r\n" for line in lines).encode("utf-8", "surrogateescape")
        return block + CRLF + encode_body(self.payload, self.encoding)


def join(boundary: str, parts: list[bytes], preamble: bytes = b"", close: bool = True) -> bytes:
    """The body of a multipart; each part already ends as it should before its delimiter."""
    mark = b"--" + boundary.encode()
    body = preamble + b"".join(mark + CRLF + part + CRLF for part in parts)
    return body + (mark + b"--" + CRLF if close else b"")


def multipart(subtype: str, boundary: str, parts: list[bytes], extra: tuple[str, ...] = ()) -> bytes:
    """A whole multipart entity with its own header block."""
    lines = [f'Content-Type: multipart/{subtype};\r\n boundary="{boundary}"', *extra]
    block = "".join(f"{line}\r\n" for line in lines).encode()
    return block + CRLF + join(boundary, parts)


def encoded_words(text: str, method: str = "B", charset: str = "utf-8", size: int = 30) -> str:
    """RFC 2047, folded into words of `size` characters; plain ASCII stays as it is."""
    if text.isascii() and text.isprintable():
        return text
    words = []
    for at in range(0, len(text), size):
        data = text[at : at + size].encode(charset)
        if method == "B":
            coded = b64encode(data).decode()
        else:
            coded = "".join(chr(b) if chr(b).isalnum() and b < 128 else f"={b:02X}" for b in data)
        words.append(f"=?{charset}?{method}?{coded}?=")
    return "\r\n ".join(words)
