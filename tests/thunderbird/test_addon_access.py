# SPDX-License-Identifier: EUPL-1.2
"""How the bench reaches into an add-on, proved on one of a few lines that is not ours."""

from __future__ import annotations

import unittest

from addon import Addon
from marionette import MarionetteError
from probe_bench import ProbeBench
from test_receiving import LETTER


class AddonAccess(ProbeBench):
    def test_state(self) -> None:
        state = self.addon.state()
        self.assertEqual((state["version"], state["active"], state["disabled"]), ("1.0", True, False))
        self.addon.enable(False)
        self.wait_until("it to be disabled", lambda: self.addon.state()["disabled"])
        self.assertIsNone(Addon(self.marionette, "nobody@pec-companion.example").state())

    def test_background(self) -> None:
        self.assertEqual(self.addon.in_background("return await greet(args[0]);", "Anna"), "Ciao Anna")
        manifest = self.addon.in_background("return messenger.runtime.getManifest();")
        self.assertEqual(manifest["name"], "Probe of the bench")
        with self.assertRaisesRegex(MarionetteError, "on purpose"):
            self.addon.in_background('throw new Error("on purpose");')

    def test_event_page_stops_and_wakes(self) -> None:
        first = self.addon.in_background("return startedAt;")
        self.addon.stop()
        self.wait_for_event_page("stopped")
        self.addon.wake()
        self.wait_for_event_page("running")
        self.assertGreater(self.addon.in_background("return startedAt;"), first)
        self.addon.stop()
        self.wait_for_event_page("stopped")
        self.assertEqual(self.addon.in_background("return await greet(args[0]);", "Bruno"), "Ciao Bruno")

    def test_popup(self) -> None:
        self.assertIsNone(self.addon.button(), "no message is displayed yet")
        self.deliver(LETTER)
        self.open(self.fetch("Prova di ricezione"))
        button = self.wait_until("the button", self.addon.button)
        self.assertEqual(button["label"], "Probe")
        self.addon.button(click=True)
        self.wait_until("the popup", lambda: any("popup.html" in page for page in self.addon.pages()))
        text = self.wait_until("its text", lambda: self.addon.in_page(
            "popup.html", 'return document.getElementById("text")?.textContent;'))
        self.assertEqual(text, "Testo del popup")


class SleepyEventPage(ProbeBench):
    """The page stops by itself when the preference says so, which the add-on must survive."""

    preferences = {"extensions.background.idle.timeout": 1000}

    def test_it_is_woken(self) -> None:
        self.wait_for_event_page("stopped")
        self.assertEqual(self.addon.in_background("return await greet(args[0]);", "Anna"), "Ciao Anna")


if __name__ == "__main__":
    unittest.main()
