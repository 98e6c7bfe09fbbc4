# SPDX-License-Identifier: EUPL-1.2
"""Messages for measuring: many small receipts, some of 300 KB, a few very large.

Made by two workers, because each signature is an openssl process of its own.
"""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from cast import WORDS
from clock import BASE
from compose import compose, draft, exchange_for, text_leaf
from contents import Attachment
from facts import World
from kinds import kind
from trust import write_trust

SIGNERS = [word for word in WORDS if word != "quattro"][:20]
SMALL_KINDS = ("acceptance", "delivery-concise", "failure-no-dest")


def small(world: World, number: int) -> bytes:
    """A receipt of about 8.8 KB, by one of twenty signers; plain text only, which brings it to that size."""
    provider = SIGNERS[number % len(SIGNERS)]
    moment = BASE + timedelta(minutes=number)
    made = draft(world, SMALL_KINDS[number % len(SMALL_KINDS)], f"bench-small-{number}", provider, moment=moment)
    made.leaves["text"] = text_leaf("Ricevuta di prova: i dati sono in daticert.xml.\r\n", encoding="7bit")
    return made.render()


def large(world: World, name: str, size: int) -> bytes:
    """A complete delivery receipt of about `size` bytes, nearly all of it one attachment."""
    row = kind("delivery-complete")
    facts = exchange_for(world, row, name, SIGNERS[random.Random(name).randrange(len(SIGNERS))])
    data = random.Random(name).randbytes(max(1, (size - 11_000) * 57 // 78))
    original = replace(facts.original, attachments=(Attachment("allegato.pdf", data),))
    return compose(row, facts.changed(original=original)).render()


def write(out: Path, world: World, smalls: int, mediums: int, larges: list[int]) -> dict[str, int]:
    """Fill out/bench; sizes of `larges` are in MB."""
    write_trust(out, world.authorities, world.signers)
    for word in SIGNERS:
        world.signers[word]
    folders = {name: out / "bench" / name for name in ("small", "medium", "large")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
        for stale in folder.glob("*.eml"):
            stale.unlink()

    def one_small(number: int) -> None:
        (folders["small"] / f"{number:04}.eml").write_bytes(small(world, number))

    def one_medium(number: int) -> None:
        (folders["medium"] / f"{number:04}.eml").write_bytes(large(world, f"bench-medium-{number}", 300_000))

    with ThreadPoolExecutor(2) as workers:
        list(workers.map(one_small, range(1, smalls + 1)))
        list(workers.map(one_medium, range(1, mediums + 1)))
    for megabytes in larges:
        message = large(world, f"bench-{megabytes}", megabytes * 1_000_000)
        (folders["large"] / f"{megabytes:04}.eml").write_bytes(message)
    return {"small": smalls, "medium": mediums, "large": len(larges)}
