# SPDX-License-Identifier: EUPL-1.2
"""One row of the tables of odd but valid shapes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable

from draft import Draft


@dataclass(frozen=True)
class Shape:
    """`edit` bends a correct draft; `changes` alter the exchange it tells about."""

    name: str
    title: str
    edit: Callable[[Draft], None]
    survives_lf: bool = True
    carriers: tuple[str, ...] = ("envelope", "receipt")
    changes: dict = field(default_factory=dict)
    checks: dict[str, str] = field(default_factory=dict)
    accept: tuple[str, ...] = ()
    provider: str = ""
    digest: str = "sha256"


def nothing(draft: Draft) -> None:
    """The shape is in the exchange or the signer, not in the draft."""


def assign(path: str, value: object) -> Callable[[Draft], None]:
    """An edit that sets one attribute, such as `outer.preamble`."""

    def edit(draft: Draft) -> None:
        target: object = draft
        *parents, last = path.split(".")
        for parent in parents:
            target = getattr(target, parent)
        getattr(target, last)  # A misspelt path must fail.
        setattr(target, last, value)

    return edit
