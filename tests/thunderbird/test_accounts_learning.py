# SPDX-License-Identifier: EUPL-1.2
"""What is learnt of an account from the messages that are opened in it, and forgotten with them."""

from __future__ import annotations

import unittest
from typing import Any

from accounts import Account
from bench import OWNER
from known_cases import cases
from verdict_bench import VerdictBench

_RECORD = 'return (await browser.storage.local.get("account.account1"))["account.account1"]?.judged ?? {};'
_DELETE = """
const wanted = args[0].map(key => inbox.GetMessageHeader(key));
inbox.deleteMessages(wanted, main.msgWindow, true, false, null, false);
"""
WANTED = ("kind-anomaly-sha256", "kind-delivery-complete-sha256", "kind-envelope-sha256")


class Learning(VerdictBench):
    account = Account(OWNER, kind="pop3")

    def counted(self) -> list[int]:
        """The sizes of receipts, and 0 for each anomaly envelope."""
        found: dict[str, Any] = self.addon.in_background(_RECORD)
        return sorted(found.values())

    def test_receipts_and_anomaly_envelopes(self) -> None:
        chosen = [each for each in cases() if each.name in WANTED]
        self.assertEqual(len(chosen), len(WANTED))
        messages = self.deliver_all(chosen)
        for case, message in zip(chosen, messages, strict=True):
            self.check_shown(case, message)
        counted = self.wait_until("two to be counted", lambda: len(found := self.counted()) == 2 and found)
        self.assertEqual(counted[0], 0)
        self.assertGreater(counted[1], 1000)
        self.mail.run(_DELETE, [each.key for each in messages])
        self.wait_until("them to be forgotten", lambda: not self.counted(), 20)


if __name__ == "__main__":
    unittest.main()
