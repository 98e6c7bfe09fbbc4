# SPDX-License-Identifier: EUPL-1.2
"""A PEC address typed into the account wizard gets its provider's IMAP settings, with the network off."""

from __future__ import annotations

import os
import subprocess
import unittest
from pathlib import Path

import account_setups
from account_hub import AccountHub, Offered
from accounts import Preferences
from bench import Bench

RELIABLE = [each for each in account_setups.PROVIDERS["providers"] + account_setups.PROVIDERS["customer_domains"]
            if {each.get(kind, {}).get("confidence") for kind in ("imap", "smtp")} <= {"high", "medium"}]


def may_mount() -> bool:
    return os.geteuid() == 0 and subprocess.run(["unshare", "--mount", "true"], check=False).returncode == 0


class AccountPresets(Bench):
    # No name is looked up, and the wizard does not guess: only what is on this computer can answer.
    preferences: Preferences = {"network.dns.disabled": True, "mailnews.auto_config.guess.enabled": False}

    @classmethod
    def setUpClass(cls) -> None:
        if not os.environ.get("PEC_PRESETS"):
            raise unittest.SkipTest("PEC_PRESETS names no folder of presets")
        if not may_mount():
            raise unittest.SkipTest("only root can give one Thunderbird a folder of presets")
        cls.presets = Path(os.environ["PEC_PRESETS"])
        super().setUpClass()

    def account_preferences(self) -> Preferences:
        return {}

    def setUp(self) -> None:
        super().setUp()
        self.hub = AccountHub(self.marionette)

    def test_every_domain(self) -> None:
        tried = 0
        for provider in RELIABLE:
            for each in provider["mailbox_domains"]:
                address = f"studio@{each['domain']}"
                user = provider["username"].replace("full address", address)
                imap, smtp = provider["imap"], provider["smtp"]
                with self.subTest(address):
                    self.assertEqual(self.hub.look_up(address), Offered(
                        "imap", imap["host"], str(imap["port"]), smtp["host"], str(smtp["port"]), user))
                tried += 1
        self.assertEqual(tried, len(list(self.presets.iterdir())))

    def test_nothing_else_answers(self) -> None:
        """So it is the presets that the other test sees."""
        self.assertIsNone(self.hub.look_up("studio@pec.fatturapa.it"))


if __name__ == "__main__":
    unittest.main()
