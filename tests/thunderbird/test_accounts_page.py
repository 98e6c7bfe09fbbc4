# SPDX-License-Identifier: EUPL-1.2
"""The page of the accounts: what it says of a good and of a bad one, and what a person can do on it."""

from __future__ import annotations

import unittest
from dataclasses import replace
from datetime import date, timedelta

from accounts_bench import PAGE, AccountsBench, healthy
from bench import OWNER
from accounts import Account

SERVER = "mail.server.server1"
POP3 = Account(OWNER, kind="pop3")
CHECKS = {f"{SERVER}.check_new_mail": True}
TAKEN = {**CHECKS, f"{SERVER}.leave_on_server": False}
MS_TO_SEE = 2000

_SPACE = """
const main = Services.wm.getMostRecentWindow("mail:3pane");
const button = [...main.document.querySelectorAll("#spacesToolbar .spaces-addon-button")].find(
  each => each.title == args[0] && each.checkVisibility());
if (!button) return false;
button.click();
return true;
"""
_OPTIONS = """
const { options_ui } = browser.runtime.getManifest();
await browser.runtime.openOptionsPage();
return options_ui;
"""
# Presses the button; how long it takes until the result is there, in the page's own time.
_CHECK_AGAIN = """
const started = performance.now();
const accounts = document.getElementById("accounts");
document.getElementById("again").click();
await new Promise(resolve => new MutationObserver(() => accounts.hasAttribute("aria-busy") || resolve())
  .observe(accounts, { attributes: true }));
return performance.now() - started;
"""
_PRINT = 'setTimeout(() => document.getElementById("print").click(), 0);'
_PREVIEW = """
const main = Services.wm.getMostRecentWindow("mail:3pane");
const browsers = [...main.document.querySelectorAll("browser")];
return browsers.some(each => each.classList.contains("printPreviewBrowser")
                             || each.currentURI?.spec.startsWith("chrome://global/content/print"));
"""
_FOCUSED = "return document.activeElement?.dataset.key ?? document.activeElement?.id;"


class Pop3(AccountsBench):
    account = POP3
    preferences = TAKEN

    def test_a_mailbox_that_is_emptied(self) -> None:
        shown = self.open_page()
        self.assertEqual(shown["tone"], "bad")
        [card] = shown["cards"]
        self.assertEqual((card["tone"], card["grade"]), ("bad", "✕ messages can be lost"))
        self.assertEqual(self.rules(shown), ["pop3.removed-at-once", "pop3.used"])
        self.assertEqual(self.rules(shown, "notes"), ["check.not-at-start"])
        worst = card["findings"][0]
        self.assertEqual(worst["tone"], "bad")
        self.assertIn("Critical: Messages are taken off the server", worst["title"])
        self.assertGreater(len(worst["steps"]), 2)


class Pop3Italian(AccountsBench):
    account = POP3
    preferences = TAKEN
    locale = "it"

    def test_in_italian(self) -> None:
        shown = self.open_page()
        self.assertEqual(self.rules(shown), ["pop3.removed-at-once", "pop3.used"])
        self.assertIn("C'è qualcosa di grave", shown["headline"])
        self.assertNotIn("[", str(shown["headline"]) + shown["cards"][0]["findings"][0]["title"])


class Healthy(AccountsBench):
    preferences = healthy(AccountsBench.account)

    def test_nothing_above_a_note(self) -> None:
        shown = self.open_page()
        self.assertEqual(shown["tone"], "good", shown)
        self.assertEqual(shown["cards"][0]["grade"], "✓ in order")
        self.assertEqual(self.rules(shown), [])

    def test_what_is_changed_meanwhile_is_seen(self) -> None:
        self.assertEqual(self.rules(self.open_page()), [])
        for name, value, rule in ((f"{SERVER}.check_new_mail", False, "check.by-hand"),
                                  (f"{SERVER}.empty_trash_on_exit", True, "trash.emptied-on-exit"),
                                  ("mail.identity.id1.reply_to", "altri@example.com", "identity.reply-to")):
            self.set_preference(name, value)
            self.assertLess(self.addon.in_page(PAGE, _CHECK_AGAIN), MS_TO_SEE)
            self.assertIn(rule, self.rules(self.shown()))
        for name, value in ((f"{SERVER}.check_new_mail", True), (f"{SERVER}.empty_trash_on_exit", False),
                            ("mail.identity.id1.reply_to", "")):
            self.set_preference(name, value)
        self.assertEqual(self.rules(self.check_again()), [])

    def test_what_is_ticked_in_the_settings_is_seen(self) -> None:
        self.open_page()
        self.tick("server.emptyTrashOnExit")
        self.check_again()
        self.wait_until("what was ticked", lambda: self.rules(self.shown()) == ["trash.emptied-on-exit"],
                        MS_TO_SEE / 1000)

    def test_put_off_and_shown_again(self) -> None:
        self.set_preference(f"{SERVER}.check_new_mail", False)
        self.open_page()
        shown = self.check_again()
        self.assertEqual(self.rules(shown), ["check.by-hand"])
        key = "account1 check.by-hand"
        until = (date.today() + timedelta(days=3)).isoformat()
        self.press(f"{key} reason", **{f"{key} until": until, f"{key} reason": "Si cambia programma lunedì"})
        shown = self.wait_until("the finding to be put off", lambda: (
            "check.by-hand" not in self.rules(shown := self.shown()) and shown))
        self.assertEqual(self.rules(shown, "snoozed"), ["check.by-hand"])
        self.assertIn("Put off: 1", shown["cards"][0]["summary"])
        self.assertEqual(self.addon.in_page(PAGE, _FOCUSED), "account1 title", "whoever was in the form is not lost")
        self.press(f"{key} wake")
        self.wait_until("it again", lambda: self.rules(self.shown()) == ["check.by-hand"])

    def test_the_date_of_a_password(self) -> None:
        self.open_page()
        made = (date.today() - timedelta(days=88)).isoformat()
        self.press("account1 password", **{"account1 password": made})
        rules = self.wait_until("its expiry", lambda: self.rules(self.shown()))
        self.assertEqual(len(rules), 1)
        self.assertRegex(rules[0], r"^password\.expires-")

    def test_printed(self) -> None:
        self.open_page()
        self.addon.in_page(PAGE, _PRINT)
        self.wait_until("the print preview", lambda: self.marionette.run(_PREVIEW), 20)
        self.screenshot("print")


class Undecided(AccountsBench):
    decided = False
    preferences = healthy(AccountsBench.account)

    def test_the_person_knows_better(self) -> None:
        shown = self.open_page()
        self.assertEqual((shown["tone"], shown["cards"], len(shown["others"])), ("neutral", [], 1))
        self.press("account1 decide true")
        shown = self.wait_until("its card", lambda: (shown := self.shown())["cards"] and shown)
        self.assertEqual((shown["tone"], shown["others"]), ("good", []))
        self.press("account1 decide null")
        self.wait_until("no card", lambda: not self.shown()["cards"])


class Ways(AccountsBench):
    """From where the page is opened."""

    preferences = healthy(replace(AccountsBench.account))

    def test_spaces_toolbar(self) -> None:
        self.wait_until("the button", lambda: self.marionette.run(_SPACE, "PEC accounts"))
        self.assertEqual(self.shown()["tone"], "good")

    def test_options(self) -> None:
        self.addon.in_background(_OPTIONS)
        self.assertEqual(self.shown()["tone"], "good")


class WithoutHost(AccountsBench):
    host = False

    def test_the_page_says_it(self) -> None:
        shown = self.open_page()
        self.assertEqual((shown["tone"], shown["cards"]), ("unknown", []))
        self.assertIn("its program is missing", shown["headline"])
        self.addon.in_background('browser.alarms.create("accounts.check", { when: Date.now() });')
        self.check_again()
        self.assertEqual(self.alerts(), [])


if __name__ == "__main__":
    unittest.main()
