# SPDX-License-Identifier: EUPL-1.2
"""One row of the tables of attacks, and of genuine messages that deserve a warning."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Callable, Iterator

from case import Case
from compose import draft
from draft import Draft
from facts import World

CARRIERS = {"envelope": "envelope", "receipt": "delivery-complete"}


@dataclass(frozen=True)
class Attack:
    """`edit` bends a correct draft of each carrier; the rest is what must be said of it."""

    name: str
    title: str
    edit: Callable[[Draft], None]
    outcome: str
    checks: dict[str, str] = field(default_factory=dict)
    carriers: tuple[str, ...] = ("receipt",)
    changes: dict = field(default_factory=dict)
    provider: str = ""
    digest: str = "sha256"
    accounts: tuple[str, ...] = ()
    arrived: datetime | None = None
    with_sent: bool = False
    nested: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    about: str = ""
    open_level: bool = False


def make(world: World, rows: tuple[Attack, ...] | list[Attack]) -> Iterator[Case]:
    """The cases of a table."""
    for row in rows:
        for carrier in row.carriers:
            name = f"attack-{row.name}" + (f"-{carrier}" if len(row.carriers) > 1 else "")
            made = draft(world, CARRIERS.get(carrier, carrier), name, row.provider, row.digest, **row.changes)
            row.edit(made)
            yield Case(
                name, "attack", f"{row.title} ({carrier}).", made.render(), row.outcome,
                kind=row.about or made.kind.about, checks=row.checks, accounts=row.accounts,
                arrived=row.arrived, nested=row.nested, accept=row.accept,
                open_level=row.open_level,
                sent=made.facts.original.sent() if row.with_sent else None,
            )
