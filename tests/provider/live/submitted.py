# SPDX-License-Identifier: EUPL-1.2
"""A message as a mail program submitted it: read for its headers, kept in its exact bytes."""

from __future__ import annotations

import email.parser
import re
from datetime import datetime
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses

from clock import mail_date
from live.brief import with_hashes

_IDENTIFIER = re.compile(rb"^(?:message-id|x-riferimento-message-id):.*\r\n(?:[ \t].*\r\n)*", re.I | re.M)
RECEIPTS = ("completa", "breve", "sintetica")


class Submitted:
    """Offers compose.py what contents.Original offers: the bytes sent, and those a provider forwards."""

    def __init__(self, data: bytes, moment: datetime) -> None:
        self._data = data
        self._moment = moment
        head, _, self._body = data.partition(b"\r\n\r\n")
        self._head = head + b"\r\n"
        self._headers: Message = email.parser.BytesHeaderParser().parsebytes(data)

    def addresses(self, name: str) -> list[str]:
        """The addresses of a header, which may stand there more than once."""
        values = [str(value) for value in self._headers.get_all(name, [])]
        return [address for _, address in getaddresses(values) if "@" in address]

    @property
    def subject(self) -> str:
        return str(make_header(decode_header(self._headers.get("Subject", "")))).replace("\r\n", "")

    @property
    def client_id(self) -> str | None:
        value = self._headers.get("Message-ID")
        return value.strip() if value else None

    @property
    def receipt(self) -> str:
        """The kind of delivery receipt asked for (RFC 6109, 3.3.2)."""
        value = (self._headers.get("X-TipoRicevuta") or "").strip().lower()
        return value if value in RECEIPTS else "completa"

    def has(self, name: str) -> bool:
        return name in self._headers

    def __len__(self) -> int:
        return len(self._data)

    def sent(self) -> bytes:
        return self._data

    def postacert(self, pec_id: str, host: str, hashes: str = "") -> bytes:
        """As the access point forwards it (RFC 6109, 2.2.1), brief (3.3.2) when `hashes` says over what."""
        ours = (
            f"Received: from client.example (client.example [127.0.0.1])\r\n"
            f"\tby smtps.{host} (live) with ESMTPA;\r\n\t{mail_date(self._moment)}\r\n"
        )
        identifiers = f"Message-ID: {pec_id}\r\n"
        if self.client_id:
            identifiers += f"X-Riferimento-Message-ID: {self.client_id}\r\n"
        head = _IDENTIFIER.sub(b"", self._head)
        message = ours.encode() + head + identifiers.encode() + b"\r\n" + self._body
        return with_hashes(message, hashes) if hashes else message
