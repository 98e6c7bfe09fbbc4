# SPDX-License-Identifier: EUPL-1.2
"""Told without asking: once, when something grave is new, and of nobody by name."""

from __future__ import annotations

import unittest

from accounts import Account
from accounts_bench import PAGE, AccountsBench, healthy
from bench import OWNER

SERVER = "mail.server.server1"
_ALARMS = """
const alarm = await browser.alarms.get("accounts.check");
return { minutes: Math.round((alarm.scheduledTime - Date.now()) / 60000), every: alarm.periodInMinutes };
"""


class Notice(AccountsBench):
    preferences = healthy(AccountsBench.account)

    def test_once_for_what_is_new(self) -> None:
        self.check_now()
        self.assertEqual(self.alerts(), [], "silence when all is well")
        self.set_preference(f"{SERVER}.check_time", 600)
        self.set_preference(f"{SERVER}.check_new_mail", False)
        self.wait_until("prefs.js", lambda: '"mail.server.server1.check_time", 600' in
                        (self.profile / "prefs.js").read_text())
        self.check_now()
        [told] = self.wait_until("a notification", self.alerts, 10)
        self.assertEqual(told["title"], "PEC: something needs your attention")
        for secret in (OWNER, "Studio", "gestore-uno", "account1"):
            self.assertNotIn(secret, told["title"] + told["text"])
        self.check_now()
        self.addon.stop(busy=True)
        self.wait_for_event_page("stopped")
        self.check_now()
        self.assertEqual(len(self.alerts()), 1, "not again")
        self.click_alert()
        self.assertEqual(self.rules(self.shown()), ["check.by-hand"])

    def test_what_the_page_showed_is_not_told(self) -> None:
        self.set_preference(f"{SERVER}.check_new_mail", False)
        self.open_page()
        self.assertEqual(self.rules(self.check_again()), ["check.by-hand"])
        self.check_now()
        self.assertEqual(self.alerts(), [])

    def test_it_comes_by_itself(self) -> None:
        planned = self.addon.in_background(_ALARMS)
        self.assertLessEqual(planned["minutes"], 3)
        self.assertEqual(planned["every"], 24 * 60)


class PutOff(AccountsBench):
    account = Account(OWNER, kind="pop3")
    preferences = {f"{SERVER}.leave_on_server": False, f"{SERVER}.check_new_mail": True}
    locale = "it"

    def test_silence(self) -> None:
        self.remember("account1", {"pec": True, "snoozed": {
            "pop3.removed-at-once": {"until": "2999-01-01", "reason": "Migrazione in corso"}}})
        self.check_now()
        self.check_now()
        self.assertEqual(self.alerts(), [])
        self.remember("account1", {"pec": True, "snoozed": {
            "pop3.removed-at-once": {"until": "2020-01-01", "reason": "Migrazione in corso"}}})
        self.check_now()
        [told] = self.wait_until("a notification", self.alerts, 10)
        self.assertEqual(told["title"], "PEC: c'è qualcosa da sistemare")
        self.assertFalse(any(PAGE in each for each in self.addon.pages()))


if __name__ == "__main__":
    unittest.main()
