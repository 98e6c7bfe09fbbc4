# SPDX-License-Identifier: EUPL-1.2
"""What a peer is asked about a message, and what it answers."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import datetime, timezone
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "provider"))

from slicing import cut

# The OID of the signing time, then the SET that holds a UTCTime (0x17) or GeneralizedTime (0x18).
_SIGNING_TIME = re.compile(
    rb"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05\x31[\x00-\x80](?:\x17\x0d(\d{12})Z|\x18\x0f(\d{14})Z)"
)


@dataclass(frozen=True)
class Answer:
    accepts: bool
    reason: str = ""  # the peer's own words for a refusal


@dataclass(frozen=True)
class Question:
    """One message as a peer gets it: already cut, because neither peer reads mail."""

    name: str
    contents: tuple[bytes, ...]  # the signed part as stored and, if that differs, with CRLF
    signature: bytes
    moment: datetime  # when it says it was signed; its certificates are judged at that time


def _signing_time(signature: bytes) -> datetime | None:
    found = _SIGNING_TIME.search(signature)
    if not found:
        return None
    short, long = found.groups()
    text, form = (short, "%y%m%d%H%M%S") if short else (long, "%Y%m%d%H%M%S")
    return datetime.strptime(text.decode(), form).replace(tzinfo=timezone.utc)


def _sent(message: bytes) -> datetime:
    """The Date header; a signature without a signing time says no more than that."""
    date = BytesHeaderParser().parsebytes(message)["date"]
    moment = parsedate_to_datetime(str(date))
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def question(name: str, message: bytes) -> Question:
    """Raises ValueError where there is nothing to cut."""
    piece = cut(message)
    contents = tuple(dict.fromkeys((piece.content, piece.canonical())))
    moment = _signing_time(piece.signature) or _sent(message)
    return Question(name, contents, piece.signature, moment)
