# SPDX-License-Identifier: EUPL-1.2
"""Every kind of RFC 6109, signed with SHA-256 and with SHA-1, and nothing wrong with it."""

from __future__ import annotations

from typing import Iterator

from case import Case
from compose import draft
from facts import OWNER, World
from kinds import KINDS

WITH_SENT_COPY = ("whole", "encoded", "decoded")


def cases(world: World) -> Iterator[Case]:
    for row in KINDS:
        for digest in ("sha256", "sha1"):
            name = f"kind-{row.id}-{digest}"
            made = draft(world, row.id, name, digest=digest)
            checks = {"signature.intact": "pass", "signer.chain": "pass"}
            if digest == "sha1":
                checks["signature.algorithms"] = "note"
            receipt = row.tipo == "avvenuta-consegna"
            sent = made.facts.original.sent() if receipt and row.inside in WITH_SENT_COPY else None
            if sent is not None:
                checks["receipt.content"] = "pass"
            yield Case(
                name, "kind", f"{row.title}, {digest.upper().replace('SHA', 'SHA-')}.", made.render(),
                outcome="uncertified" if row.tipo is None else "genuine", kind=row.about, checks=checks,
                accounts=() if row.to_provider else (OWNER,), sent=sent,
                # The rules compare To with the certified sender, which such a notice never has.
                open_level=row.to_provider,
            )
