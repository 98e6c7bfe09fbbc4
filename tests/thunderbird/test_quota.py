# SPDX-License-Identifier: EUPL-1.2
"""A mailbox that fills up, on a server with quotas: nothing below 80 %, a warning, then a grave finding."""

from __future__ import annotations

import unittest

from accounts_bench import AccountsBench, healthy
from bench import OWNER

QUOTA_KIB = 1000
_ASK_QUOTA = """
const [inbox] = await browser.folders.query({ accountId: "account1", specialUse: ["inbox"] });
return (await browser.folders.getFolderInfo(inbox.id)).quota ?? [];
"""
_LEAVE_INBOX = """
// Thunderbird asks for the quota when it selects a folder on the server.
server.closeCachedConnections();
"""


def message(number: int, size: int) -> bytes:
    head = (f"From: <ufficio@example.com>\r\nTo: <{OWNER}>\r\nSubject: Posta {number}\r\n"
            f"Message-ID: <quota-{number}@example.com>\r\nDate: Sun, 22 Nov 2026 09:00:00 +0100\r\n\r\n").encode()
    line = b"x" * 62 + b"\r\n"
    body = line * ((size - len(head)) // len(line))
    return head + body + b"x" * (size - len(head) - len(body) - 2) + b"\r\n"


class Quota(AccountsBench):
    quota_kib = QUOTA_KIB
    preferences = healthy(AccountsBench.account)
    titles = ("The mailbox is 81 % full", "The mailbox is 96 % full")

    def fill_to(self, percent: int, number: int, before: int) -> None:
        """Delivers what is missing, and waits until Thunderbird knows the quota."""
        self.deliver(message(number, (percent - before) * QUOTA_KIB * 1024 // 100))
        self.mail.run(_LEAVE_INBOX)
        self.fetch(f"Posta {number}")
        self.mail.run(_LEAVE_INBOX)

        def known() -> bool:
            self.mail.fetch()
            return any(round(each["used"] / each["limit"] * 100) == percent
                       for each in self.addon.in_background(_ASK_QUOTA))

        self.wait_until(f"a quota of {percent} %", known, 30)

    def test_filling_up(self) -> None:
        self.fetch_nothing()
        self.fill_to(79, 1, 0)
        self.assertEqual(self.rules(self.open_page()), [])
        self.check_now()
        self.assertEqual(self.alerts(), [])
        self.fill_to(81, 2, 79)
        shown = self.check_again()
        self.assertEqual(self.rules(shown), ["quota.near-full"])
        self.assertIn(self.titles[0], shown["cards"][0]["findings"][0]["title"])
        self.fill_to(96, 3, 81)
        self.check_now()
        self.assertEqual(len(self.wait_until("a notification", self.alerts, 10)), 1)
        shown = self.check_again()
        self.assertEqual(self.rules(shown), ["quota.full"])
        self.assertIn(self.titles[1], shown["cards"][0]["findings"][0]["title"])

    def fetch_nothing(self) -> None:
        self.wait_until("the inbox", self.mail.fetch)


class QuotaItalian(Quota):
    locale = "it"
    titles = ("La casella è piena al 81 %", "La casella è piena al 96 %")


if __name__ == "__main__":
    unittest.main()
