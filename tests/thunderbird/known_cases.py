# SPDX-License-Identifier: EUPL-1.2
"""The provider's corpus as mail that arrives: which cases, and their bytes."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
sys.path.append(str(TOP / "tests/provider"))

from demo import MAILBOX  # noqa: E402  (found through the line above)

CORPUS = Path(os.environ.get("PEC_CORPUS", TOP / "build/dev/corpus"))
SAMPLES = Path(os.environ.get("PEC_SAMPLES_DIR", TOP.parent / "shared/samples"))


@dataclass(frozen=True)
class Case:
    name: str
    message: bytes


def cases(whole: bool = False) -> list[Case]:
    """One of every kind, and of what can be wrong with a message; `whole`: all there are."""
    listed = json.loads((CORPUS / "corpus.json").read_bytes())
    chosen = {name for name, _ in MAILBOX} | {each["name"] for each in listed if each["group"] == "kind"}
    return [Case(each["name"], (CORPUS / each["file"]).read_bytes())
            for each in listed if whole or each["name"] in chosen]


def samples() -> list[Case]:
    """The real messages of this machine; none where they are absent."""
    return [Case(path.stem, path.read_bytes()) for path in sorted(SAMPLES.rglob("*.eml"))]
