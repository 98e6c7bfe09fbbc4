# SPDX-License-Identifier: EUPL-1.2
"""The audit of profiles that Thunderbird itself wrote: in each set-up what must be found, and nothing else."""

from __future__ import annotations

import json
import os
import time
import unittest

import account_setups
import session
from account_hub import Answers
from account_maker import PLAIN, Wanted
from account_setups import ByWizard, Setup
from accounts import Account
from audit_bench import AuditBench, Findings

DAY = 24 * 60 * 60
SCHEMA = json.loads((account_setups.DATA / "schemas/audit.schema.json").read_text(encoding="utf-8"))
# What no settings of Thunderbird say: the add-on's record, broken files, other programs.
NO_SETTINGS = {
    "quota.full", "quota.near-full", "password.expires-1", "password.expires-7", "password.expires-14",
    "mailbox.ordinary-mail", "settings.unreadable", "outlook.new", "pop3.removal-unknown",
    "mailbox.not-fetched",  # below
}


class Table(unittest.TestCase):
    def test_no_rule_is_forgotten(self) -> None:
        rules = set(SCHEMA["$defs"]["finding"]["properties"]["rule"]["enum"])
        made = {text.split()[1] for setup in account_setups.EVERY for each in setup.expected for text in each or ()}
        self.assertEqual(made, rules - NO_SETTINGS)

    def test_names_are_told_apart(self) -> None:
        names = [setup.name for setup in account_setups.EVERY]
        self.assertEqual(len(names), len(set(names)))


def expected_of(setup: Setup) -> list[Findings | None]:
    return [None if each is None else {(text.split()[1], text.split()[0]) for text in each}
            for each in setup.expected]


class AuditSetups(AuditBench):
    fetching_only = [each.address for setup in account_setups.WIZARD for each in setup.accounts]

    def check_each(self, setups: tuple[Setup, ...]) -> None:
        for setup in setups:
            with self.subTest(setup.name):
                self.check(setup)
        print(f"\n{len(setups)} set-ups")

    def check(self, setup: Setup) -> None:
        try:
            for account in setup.accounts:
                self.make(account)
            self.maker.save()
            found = [each.findings if each.is_pec else None for each in self.audit()]
            self.assertEqual(found, expected_of(setup))
        finally:
            self.maker.remove_all()

    def make(self, account: Wanted | ByWizard) -> None:
        if isinstance(account, Wanted):
            self.maker.make(account)
        elif account.incoming and account.smtp:
            self.hub.make_untested(Answers(
                account.kind, account.address, account.incoming.host, account.incoming.port,
                account.smtp.host, account.smtp.port, account.incoming.security))
        else:
            port = getattr(self.post.dovecot, account.kind)
            self.hub.make(Answers(account.kind, account.address, "127.0.0.1", port, "127.0.0.1",
                                  self.post.submission.port, PLAIN), self.post.password)

    def test_the_wizard(self) -> None:
        self.check_each(account_setups.WIZARD)

    def test_every_provider(self) -> None:
        self.check_each(account_setups.HEALTHY)

    def test_the_settings_pages(self) -> None:
        self.check_each((*account_setups.POP3, *account_setups.SERVERS, *account_setups.SENDING,
                         *account_setups.KEEPING, *account_setups.CHECKING, *account_setups.SEVERAL))

    def test_a_week_without_thunderbird(self) -> None:
        for kind in ("imap", "pop3"):
            address = f"{kind}@{account_setups.PLAIN_DOMAIN}"
            self.make(ByWizard(kind, address))
            session.store_password(self.marionette, Account(address, kind=kind), self.post.password)
        with self.thunderbird_stopped():
            for days in (6, 8):
                at = time.time() - days * DAY
                for path in self.profile.rglob("*"):
                    os.utime(path, (at, at), follow_symlinks=False)
                for each in self.audit():
                    self.assertEqual(each.has("mailbox.not-fetched"), days == 8, f"{each.name}, {days} days")


if __name__ == "__main__":
    unittest.main()
