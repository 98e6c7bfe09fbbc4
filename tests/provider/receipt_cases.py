# SPDX-License-Identifier: EUPL-1.2
"""Delivery receipts against the sender's own copy, stored in the ways mail programs store it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Callable, Iterator

from case import Case
from compose import draft
from contents import Attachment, Original, noise
from facts import OWNER, World

Store = Callable[[bytes], bytes]

MOZILLA = b"From - Mon Mar  2 10:59:57 2026\r\nX-Mozilla-Status: 0001\r\nX-Mozilla-Status2: 00000000\r\n"


def _as_is(sent: bytes) -> bytes:
    return sent


def _lf(sent: bytes) -> bytes:
    return sent.replace(b"\r\n", b"\n")


def _mozilla(sent: bytes) -> bytes:
    return MOZILLA + sent


def _respelt(sent: bytes) -> bytes:
    """Thunderbird re-cases the header it sends."""
    return sent.replace(b"X-TipoRicevuta", b"X-Tiporicevuta")


def _reordered(sent: bytes) -> bytes:
    """Some programs store headers in another order than they send them."""
    head, _, body = sent.partition(b"\r\n\r\n")
    lines = re.split(rb"\r\n(?![ \t])", head)
    return b"\r\n".join(sorted(lines)) + b"\r\n\r\n" + body


@dataclass(frozen=True)
class Row:
    name: str
    title: str
    kind: str
    store: Store
    attachments: int = 0
    result: str = "pass"


ROWS: tuple[Row, ...] = (
    Row("complete-lf", "Complete receipt, sent copy in LF", "delivery-complete", _lf),
    Row("complete-files-lf", "Complete receipt with attachments, sent copy in LF", "delivery-complete", _lf, 2),
    Row("complete-mozilla", "Complete receipt, sent copy with Thunderbird's lines", "delivery-complete", _mozilla),
    Row("complete-reordered", "Complete receipt, headers of the sent copy in another order", "delivery-complete",
        _reordered, 1),
    Row("brief-lf", "Brief receipt over base64 text, sent copy in LF", "delivery-brief", _lf),
    Row("brief-decoded-lf", "Brief receipt over decoded bytes, sent copy in LF", "delivery-brief-decoded", _lf),
    Row("brief-respelt", "Brief receipt, X-TipoRicevuta re-cased in the sent copy", "delivery-brief", _respelt),
    Row("concise", "Concise receipt, which has nothing to compare", "delivery-concise", _as_is, result="skip"),
)


def _with_files(original: Original, count: int) -> Original:
    files = tuple(Attachment(f"documento-{n}.pdf", noise(f"documento-{n}", 700)) for n in range(count))
    return original.changed(attachments=files)


def cases(world: World) -> Iterator[Case]:
    for row in ROWS:
        name = f"shape-sent-{row.name}"
        made = draft(world, row.kind, name)
        if row.attachments:
            original = _with_files(made.facts.original, row.attachments)
            made = draft(world, row.kind, name, original=original)
        sent = row.store(made.facts.original.sent())
        yield Case(name, "shape", f"{row.title}.", made.render(), kind=made.kind.about,
                   checks={"receipt.content": row.result}, accounts=(OWNER,), sent=sent)
