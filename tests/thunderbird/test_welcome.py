# SPDX-License-Identifier: EUPL-1.2
"""The welcome, by keyboard alone; it comes once."""

from __future__ import annotations

import unittest
from typing import Any

from accounts_bench import AccountsBench, healthy
from addon_bench import WELCOME

_SAYS = """
const step = [...document.querySelectorAll(".step")].find(each => !each.hidden);
if (!step) return { cards: 0 };
return { step: step.querySelector("h2").textContent, text: step.innerText,
         progress: document.getElementById("progress").textContent,
         focus: document.activeElement?.textContent.trim() ?? "",
         cards: step.querySelectorAll(".card").length, rules: step.querySelectorAll(".rules li").length };
"""
MAX_TABS = 12


class Welcome(AccountsBench):
    welcome = True
    decided = False
    preferences = healthy(AccountsBench.account)
    words = ("This is a PEC mailbox", "Next", "Back", "Finish: open the accounts")

    def says(self) -> dict[str, Any]:
        return self.addon.in_page(WELCOME, _SAYS)

    def tab_to(self, text: str) -> None:
        """Goes on with the Tab key until the focus is on a control of that text."""
        for _ in range(MAX_TABS):
            self.key("Tab")
            if self.says()["focus"] == text:
                return
        self.fail(f"the Tab key does not lead to {text!r}, but to {self.says()['focus']!r}")

    def press_on(self, text: str, key: str = "Enter") -> None:
        self.tab_to(text)
        self.key(key)

    def test_three_steps_by_keyboard(self) -> None:
        correct, on, back, finish = self.words
        self.wait_until("the first step", lambda: WELCOME in "".join(self.addon.pages()) and self.says()["cards"] == 1)
        self.assertRegex(self.says()["progress"], r"1 \w+ 3")
        self.press_on(correct)
        self.wait_until("the account to be PEC", lambda: correct not in self.says()["text"])
        self.press_on(on)
        second = self.wait_until("the second step", lambda: (
            (said := self.says())["cards"] and "2" in said["progress"] and said))
        self.assertEqual(second["focus"], second["step"], "the heading is read out")
        self.press_on(on, " ")
        third = self.wait_until("the third step", lambda: "3" in (said := self.says())["progress"][:9] and said)
        self.assertEqual(third["rules"], 3)
        self.press_on(back)
        self.wait_until("the second step", lambda: self.says()["step"] == second["step"])
        self.press_on(on)
        self.press_on(finish)
        shown = self.shown()
        self.assertEqual(shown["tone"], "good", shown)
        self.assertNotIn(WELCOME, "".join(self.addon.pages()))
        self.addon.stop(busy=True)
        self.wait_for_event_page("stopped")
        self.addon.wake()
        self.assertNotIn(WELCOME, "".join(self.addon.pages()), "never again")


class WelcomeItalian(Welcome):
    locale = "it"
    words = ("È una casella PEC", "Avanti", "Indietro", "Fine: apri gli account")


if __name__ == "__main__":
    unittest.main()
