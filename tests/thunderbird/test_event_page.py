# SPDX-License-Identifier: EUPL-1.2
"""The event page comes and goes, the add-on is switched off and on: each message has its verdict, once."""

from __future__ import annotations

import unittest

from known_cases import Case, cases
from mail_window import PANE
from verdict_bench import VerdictBench

_BANNERS = "return [...document.documentElement.children].filter(each => each.openOrClosedShadowRoot).length;"
_REGISTERED = "return (await browser.scripting.messageDisplay.getRegisteredScripts()).map(each => each.id);"


class EventPageBench(VerdictBench):
    def setUp(self) -> None:
        super().setUp()
        self.chosen: list[Case] = [each for each in cases() if each.name.startswith("kind-")][:6]
        self.messages = self.deliver_all(self.chosen)

    def check_one_banner(self, number: int) -> None:
        self.check_shown(self.chosen[number], self.messages[number])
        self.assertEqual(self.mail.in_document(PANE, _BANNERS), 1)

    def stop(self) -> None:
        self.addon.stop(busy=True)
        self.wait_for_event_page("stopped")


class EventPage(EventPageBench):
    def test_each_stop_leaves_one_banner(self) -> None:
        self.check_one_banner(0)
        for number in (1, 2, 3):
            self.stop()
            self.check_one_banner(number)
        self.assertEqual(self.addon.in_background(_REGISTERED), ["banner"])

    def test_a_verdict_outlives_the_page(self) -> None:
        self.check_one_banner(0)
        known = self.remembered()
        self.stop()
        self.wait_until("the host to end with the page", lambda: not self.host_processes(), 20)
        self.check_one_banner(0)
        self.assertEqual(self.remembered(), known)
        self.assertEqual(self.host_processes(), [], "it was judged already")

    def test_switched_off_and_on(self) -> None:
        self.check_one_banner(0)
        self.addon.enable(False)
        self.wait_until("the host to end", lambda: not self.host_processes(), 20)
        self.open(self.messages[1])
        self.assertIsNone(self.addon.button(), "nothing of the add-on is left")
        self.assertEqual(self.mail.in_document(PANE, _BANNERS), 0)
        self.addon.enable()
        self.wait_for_event_page("running")
        self.check_one_banner(2)
        self.check_one_banner(0)


class Asleep(EventPageBench):
    """The port keeps the page awake; a minute after the last message it is closed, and both go to sleep."""

    preferences = {"extensions.background.idle.timeout": 4000}

    def test_the_next_message_wakes_it(self) -> None:
        self.check_one_banner(0)
        self.wait_until("the host to be let go", lambda: not self.host_processes(), 90)
        self.wait_for_event_page("stopped")
        self.check_one_banner(1)
        self.assertEqual(len(self.host_processes()), 1)


if __name__ == "__main__":
    unittest.main()
