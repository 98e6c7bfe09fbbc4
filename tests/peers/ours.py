# SPDX-License-Identifier: EUPL-1.2
"""Our own verdicts on the corpus, from one run of the program."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

# The signature is good and so is who made it; what else there is to say is no refusal.
ACCEPTED = frozenset({"genuine", "uncertified"})


@dataclass(frozen=True)
class Failure:
    check: str
    reason: str


@dataclass(frozen=True)
class Verdict:
    outcome: str
    failures: tuple[Failure, ...]

    @property
    def accepts(self) -> bool:
        return self.outcome in ACCEPTED


def _verdict(line: dict) -> Verdict:
    failed = (check for check in line["checks"] if check["result"] == "fail")
    return Verdict(
        line["outcome"], tuple(Failure(each["id"], each["facts"].get("reason", "")) for each in failed)
    )


def verdicts(program: Path, corpus: Path) -> dict[str, Verdict]:
    """By file name. Raises RuntimeError if the program does not answer about every message once."""
    command = [program, "verify", "--json", "--anchors", corpus / "trust", corpus / "messages"]
    with tempfile.TemporaryDirectory() as empty:
        # Anchors a person added to this machine are none of the test's.
        environment = {**os.environ, "XDG_DATA_HOME": empty}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    found = {Path(line["path"]).name: _verdict(line) for line in lines}
    expected = {each.name for each in (corpus / "messages").iterdir()}
    if len(lines) != len(found) or found.keys() != expected:
        raise RuntimeError(f"{len(lines)} verdicts on {len(expected)} messages: {done.stderr}")
    return found
