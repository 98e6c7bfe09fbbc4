# SPDX-License-Identifier: EUPL-1.2
"""Writes a set of cases to a folder, with corpus.json beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Iterable, Iterator

import attacks_content
import attacks_daticert
import attacks_signer
import attacks_header
import attacks_inside
import attacks_nested
import attacks_structure
import kind_cases
import neutral
import receipt_cases
import shapes
from case import Case
from facts import World
from trust import write_trust

TABLES = (
    kind_cases, shapes, receipt_cases, attacks_content, attacks_signer, attacks_daticert,
    attacks_header, attacks_structure, attacks_inside, attacks_nested, neutral,
)


def full(world: World) -> Iterator[Case]:
    """Every case there is; a name used twice is a mistake."""
    seen: set[str] = set()
    for table in TABLES:
        for case in table.cases(world):
            if case.name in seen:
                raise ValueError(f"two cases are called {case.name}")
            seen.add(case.name)
            yield case


def write(out: Path, world: World, cases: Iterable[Case]) -> dict[str, int]:
    """Messages, sent copies, trust folders and corpus.json; returns how many in each group."""
    for folder in ("messages", "sent"):
        (out / folder).mkdir(parents=True, exist_ok=True)
        for stale in (out / folder).glob("*.eml"):
            stale.unlink()
    write_trust(out, world.authorities, world.signers)
    entries, groups = [], {}
    for case in cases:
        (out / "messages" / f"{case.name}.eml").write_bytes(case.message)
        if case.sent is not None:
            (out / "sent" / f"{case.name}.eml").write_bytes(case.sent)
        entries.append(case.entry())
        groups[case.group] = groups.get(case.group, 0) + 1
    (out / "corpus.json").write_text(json.dumps(entries, indent=1, ensure_ascii=False) + "\n")
    return groups
