# SPDX-License-Identifier: EUPL-1.2
"""What the add-on must show for a message: what the command line says of it, in the words of the catalogue."""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Expected:
    """What must be seen of a message in a mailbox that is not known to be PEC."""

    outcome: str
    kind: str
    tone: str
    makes_pec: bool  # from then on the mailbox is known to be PEC
    nested: int

    @property
    def is_plain(self) -> bool:
        return self.outcome == "not-pec" and not self.nested


class Oracle:
    """`command` is the pec-companion of the installation under test."""

    def __init__(self, command: Path, locale: str = "en") -> None:
        self._command = command
        self._texts = json.loads((TOP / f"locales/{locale}.json").read_text(encoding="utf-8"))

    def judge(self, message: bytes, *accounts: str) -> Expected:
        options = [word for account in accounts for word in ("--account", account)]
        run = subprocess.run([self._command, "verify", "--json", *options, "-"], input=message,
                             capture_output=True, check=False, env={"HOME": os.devnull})
        verdict = json.loads(run.stdout)
        addressed = any(check["id"] == "context.addressed" and check["result"] == "pass"
                        for check in verdict["checks"])
        return Expected(verdict["outcome"], verdict["kind"], verdict["level"],
                        verdict["outcome"] == "genuine" and addressed, len(verdict["nested"]))

    def headline(self, expected: Expected) -> re.Pattern[str]:
        """The headline of such a verdict, with anything in the place of names and times."""
        key = f"headline.{expected.outcome}"
        if expected.outcome == "genuine":
            key += f".{expected.kind}"
        pieces = re.split(r"\{[a-z_]+\}", self._texts[key])
        return re.compile("^" + "[^{}]+".join(map(re.escape, pieces)) + "$", re.DOTALL)

    def text(self, key: str) -> str:
        return self._texts[key]
