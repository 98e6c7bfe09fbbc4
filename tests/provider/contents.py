# SPDX-License-Identifier: EUPL-1.2
"""Original messages: what a person wrote, before any provider touched it.

The same original gives the sender's own copy, the postacert.eml of an envelope
or of a complete receipt, and the hashed version of a brief receipt.
"""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field, replace
from datetime import datetime

import mime
from clock import mail_date
from mime import Headers, Leaf

TEXT = ['Content-Type: text/plain; charset="utf-8"']


@dataclass(frozen=True)
class Attachment:
    """A file, with the name exactly as the headers will carry it."""

    name: str
    data: bytes
    type: str = "application/pdf"

    def leaf(self) -> Leaf:
        headers = [
            f'Content-Type: {self.type}; name="{self.name}"',
            f'Content-Disposition: attachment; filename="{self.name}"',
        ]
        return Leaf(headers, self.data, "base64")

    def hashed(self, over: str) -> Leaf:
        """What a brief receipt holds instead (RFC 6109, 3.3.2)."""
        coded = mime.base64_lines(self.data) if over == "encoded" else self.data
        digest = hashlib.sha1(coded).hexdigest()
        headers = [
            f'Content-Type: text/plain; charset="us-ascii"; name="{self.name}.hash"',
            f'Content-Disposition: attachment; filename="{self.name}.hash"',
        ]
        return Leaf(headers, digest.encode() + b"\r\n", "7bit")


@dataclass(frozen=True)
class Original:
    """A message as its author's program sent it."""

    sender: str
    to: str
    subject: str
    moment: datetime
    client_id: str
    cc: str = ""
    text: str = "Buongiorno,\r\nsi trasmette quanto in oggetto.\r\nCordiali saluti\r\n"
    attachments: tuple[Attachment, ...] = ()
    more: tuple[tuple[str, str], ...] = ()
    entity: bytes | None = None
    boundary: str = field(default="=_originale_1")

    def _body(self, hashes: str = "") -> bytes:
        if self.entity is not None:
            return self.entity
        text = Leaf(TEXT, self.text.encode(), "quoted-printable").render()
        if not self.attachments:
            return text
        leaves = [each.hashed(hashes) if hashes else each.leaf() for each in self.attachments]
        return mime.multipart("mixed", self.boundary, [text, *(leaf.render() for leaf in leaves)])

    def _headers(self, identifiers: list[tuple[str, str]]) -> Headers:
        lines = [
            ("From", self.sender),
            ("To", self.to),
            *([("Cc", self.cc)] if self.cc else []),
            ("Subject", mime.encoded_words(self.subject)),
            ("Date", mail_date(self.moment)),
            *identifiers,
            *self.more,
            ("MIME-Version", "1.0"),
        ]
        return Headers(lines)

    def sent(self) -> bytes:
        """The copy in the author's Sent folder."""
        return self._headers([("Message-ID", self.client_id)]).render() + self._body()

    def postacert(self, pec_id: str, host: str, hashes: str = "") -> bytes:
        """The same message as the access point forwards it (RFC 6109, 2.2.1)."""
        received = (
            f"from client.example (client.example [192.0.2.10])\r\n"
            f"\tby smtps.{host} (Postfix) with ESMTPSA id 4F1B2C3D4E;\r\n\t{mail_date(self.moment)}"
        )
        headers = self._headers([("Message-ID", pec_id), ("X-Riferimento-Message-ID", self.client_id)])
        headers.lines.insert(0, ("Received", received))
        return headers.render() + self._body(hashes)

    def changed(self, **fields: object) -> "Original":
        return replace(self, **fields)


def noise(seed: str, size: int) -> bytes:
    """Bytes that look like a file and are the same in every run."""
    return b"%PDF-1.4\n" + random.Random(seed).randbytes(size)
