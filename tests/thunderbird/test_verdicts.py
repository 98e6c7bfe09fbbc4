# SPDX-License-Identifier: EUPL-1.2
"""Every kind and outcome shows the right banner and the right mark on the button, however the mail is kept."""

from __future__ import annotations

import os
import unittest
from dataclasses import replace

from bench import OWNER
from accounts import Account
from known_cases import cases, samples
from mail_window import TAB, WINDOW
from verdict_bench import VerdictBench


class OverImapWithCopies(VerdictBench):
    account = Account(OWNER)

    def test_every_kind_and_outcome(self) -> None:
        chosen = cases(whole=bool(os.environ.get("PEC_FULL")))
        for case, message in zip(chosen, self.deliver_all(chosen), strict=True):
            with self.subTest(case.name):
                self.check_shown(case, message)
        print(f"\n{len(chosen)} messages, {self.account.kind}, copies {self.account.offline}: as expected")


class OverImapWithoutCopies(OverImapWithCopies):
    account = replace(OverImapWithCopies.account, offline=False)


class OverPop3(OverImapWithCopies):
    account = replace(OverImapWithCopies.account, kind="pop3")


class RealMessages(VerdictBench):
    trust = None

    def test_each(self) -> None:
        chosen = samples()
        if not chosen:
            self.skipTest("no real messages on this machine")
        outcomes = {self.oracle.judge(case.message).outcome for case in chosen}
        self.assertLessEqual({"genuine", "altered", "unsigned", "not-pec"}, outcomes)
        for case, message in zip(chosen, self.deliver_all(chosen), strict=True):
            with self.subTest(case.name):
                self.check_shown(case, message)
        print(f"\n{len(chosen)} real messages: as expected")


class InOtherPlaces(VerdictBench):
    def test_a_tab_and_a_window(self) -> None:
        chosen = [case for case in cases() if case.name == "kind-delivery-complete-sha256"]
        message = self.deliver_all(chosen)[0]
        expected = self.oracle.judge(chosen[0].message, self.account.address)
        for place in (TAB, WINDOW):
            self.open(message, place)
            shown = self.wait_until(f"a banner in the {place}", lambda: self.banner.read(place))
            self.compare(expected, shown, place)


if __name__ == "__main__":
    unittest.main()
