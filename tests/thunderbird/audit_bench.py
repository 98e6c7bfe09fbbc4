# SPDX-License-Identifier: EUPL-1.2
"""The base of tests of the audit: a Thunderbird without accounts, which makes them itself, and the command
line's audit of the profile it writes."""

from __future__ import annotations

import json
import os
import subprocess
import unittest
from dataclasses import dataclass
from pathlib import Path

from account_hub import AccountHub
from account_maker import AccountMaker
from accounts import Preferences
from bench import Bench

Findings = set[tuple[str, str]]


@dataclass(frozen=True)
class Audited:
    """One account of the audit's answer."""

    name: str
    is_pec: bool
    findings: Findings
    facts: dict[str, dict[str, str]]  # by rule

    def has(self, rule: str) -> bool:
        return rule in self.facts


class AuditBench(Bench):
    # Hosts are names here: none is looked up, even where the network cannot be taken away.
    preferences: Preferences = {"network.dns.disabled": True, "mailnews.auto_config.guess.enabled": True}

    @classmethod
    def setUpClass(cls) -> None:
        if not os.environ.get("PEC_PROGRAM"):
            raise unittest.SkipTest("PEC_PROGRAM names no pec-companion")
        super().setUpClass()

    def account_preferences(self) -> Preferences:
        return {}  # what is in user.js comes back with every start, whatever Thunderbird was told since

    def _attach(self) -> None:
        super()._attach()
        self.maker = AccountMaker(self.marionette, self.profile)
        self.hub = AccountHub(self.marionette)

    def audit(self) -> list[Audited]:
        """What the audit says of the profile as it is on disk."""
        run = subprocess.run([Path(os.environ["PEC_PROGRAM"]), "audit", "--json", "--profile", self.profile],
                             capture_output=True, check=False, env={"HOME": str(self.home)})
        self.assertIn(run.returncode, (0, 1), run.stderr.decode())
        answer = json.loads(run.stdout)
        self.assertEqual(answer["problems"], [])
        found = [Audited(each["name"], each["pec"],
                         {(finding["rule"], finding["severity"]) for finding in each["findings"]},
                         {finding["rule"]: finding["facts"] for finding in each["findings"]})
                 for each in answer["accounts"]]
        above_note = any(severity != "note" for each in found for _, severity in each.findings)
        self.assertEqual(run.returncode, 1 if above_note else 0)
        return found
