# SPDX-License-Identifier: EUPL-1.2
"""A message in the making: everything a case may want to change, until it is rendered.

`render` signs last, so an edit made before it is what the provider really
signed; `after_signing` and `finish` are what happened to the message later.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Callable

import cms
import mime
from cms import Seal
from facts import Facts
from kinds import Kind
from mime import CRLF, Headers, Leaf

Edit = Callable[[bytes], bytes]
Signature = Callable[[bytes], bytes]

PREAMBLE = b"This is an S/MIME signed message\r\n\r\n"


@dataclass
class Frame:
    """One multipart's own choices."""

    boundary: str
    preamble: bytes = b""
    epilogue: bytes = b""
    close: bool = True
    padding: bytes = b""
    quoted: bool = True

    def parameter(self) -> str:
        return f'boundary="{self.boundary}"' if self.quoted else f"boundary={self.boundary}"

    def delimiter(self) -> bytes:
        return b"--" + self.boundary.encode() + self.padding + CRLF

    def end(self) -> bytes:
        return b"--" + self.boundary.encode() + b"--" + CRLF if self.close else b""


@dataclass
class Draft:
    """One PEC message before it is signed."""

    kind: Kind
    facts: Facts
    headers: Headers
    leaves: dict[str, Leaf]
    seal: Seal
    inner: Frame
    outer: Frame
    inner_lines: list[str] = field(
        default_factory=lambda: ["Content-Transfer-Encoding: binary", "MIME-Version: 1.0"])
    protocol: str = "application/pkcs7-signature"
    signature_encoding: str = "base64:64"
    signature_leaf: Leaf | None = None
    signature: Signature | None = None
    recode: Edit | None = None
    more_outer: list[bytes] = field(default_factory=list)
    before_signing: list[Edit] = field(default_factory=list)
    after_signing: list[Edit] = field(default_factory=list)
    finish: list[Edit] = field(default_factory=list)
    top: bytes = b""

    def content_type(self) -> str:
        digest = {"sha1": "sha1"}.get(self.seal.digest, self.seal.digest.replace("sha", "sha-"))
        return f'multipart/signed; protocol="{self.protocol}"; micalg="{digest}"; {self.outer.parameter()}'

    def content(self) -> bytes:
        """The bytes that are signed: the inner multipart, its headers included."""
        lines = [f"Content-Type: multipart/mixed; {self.inner.parameter()}", *self.inner_lines]
        block = "".join(f"{line}\r\n" for line in lines).encode()
        parts = b"".join(self.inner.delimiter() + leaf.render() + CRLF for leaf in self.leaves.values())
        content = block + CRLF + self.inner.preamble + parts + self.inner.end() + self.inner.epilogue
        for edit in self.before_signing:
            content = edit(content)
        return content

    def signature_part(self, signature: bytes) -> bytes:
        """The second part, without a final line break."""
        if self.signature_leaf:
            return self.signature_leaf.render()
        label = self.signature_encoding.partition(":")[0]
        block = (
            f'Content-Type: {self.protocol}; name="smime.p7s"\r\nContent-Transfer-Encoding: {label}\r\n'
            'Content-Disposition: attachment; filename="smime.p7s"\r\n\r\n'
        )
        body = mime.encode_body(signature, self.signature_encoding)
        return block.encode() + (self.recode(body) if self.recode else body)

    def sign(self, content: bytes) -> bytes:
        return self.signature(content) if self.signature else cms.sign(content, self.seal)

    def render(self) -> bytes:
        content = self.content()
        signature = self.signature_part(self.sign(content))
        for edit in self.after_signing:
            content = edit(content)
        self.headers.lines = [
            (key, self.content_type() if key.lower() == "content-type" and not value else value)
            for key, value in self.headers.lines
        ]
        parts = [content, signature, *self.more_outer]
        body = b"".join(self.outer.delimiter() + part + CRLF for part in parts)
        message = (
            self.top + self.headers.render() + CRLF + self.outer.preamble + body + self.outer.end()
            + self.outer.epilogue
        )
        for edit in self.finish:
            message = edit(message)
        return message


def boundaries(name: str) -> tuple[Frame, Frame]:
    """Outer and inner frame with the boundary shapes real providers use."""
    digest = hashlib.sha256(name.encode()).hexdigest().upper()
    outer = Frame(f"----{digest[:32]}", PREAMBLE)
    inner = Frame(f"----------=_{int(digest[:8], 16)}-{int(digest[8:12], 16)}-1410")
    return outer, inner
