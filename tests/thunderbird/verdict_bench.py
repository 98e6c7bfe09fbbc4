# SPDX-License-Identifier: EUPL-1.2
"""The base of tests about what is shown of a message: messages arrive, are opened, and the banner and the
button are held against the command line's verdict."""

from __future__ import annotations

from pathlib import Path

import native_host
from addon_bench import AddonBench
from banner import Banner, Shown
from known_cases import CORPUS, Case
from mail_window import PANE, Message
from oracle import Expected, Oracle

# A judged message is remembered; then nothing more is going to be drawn for it.
_REMEMBERED = """
const stored = await browser.storage.session.get();
return Object.keys(stored).filter(key => key.startsWith("message ")).length;
"""

_MARK_BUTTON = """
about.document.getElementById(args[0])?.setAttribute("tooltiptext", args[1]);
"""
_BUTTON_ID = native_host.ADDON.replace("@", "_").replace(".", "_") + "-messageDisplayAction-toolbarbutton"
STALE = "of the message before"


class VerdictBench(AddonBench):
    """`trust`: the anchors that the staged installation ships; None: those of the real one."""

    trust: Path | None = CORPUS / "trust"

    def shipped_trust(self) -> Path | None:
        return self.trust

    def setUp(self) -> None:
        super().setUp()
        self.installation = self.work / "installation"
        self.banner = Banner(self.mail)
        self.oracle = Oracle(self.installation / "bin/pec-companion", self.locale.split("-")[0])
        self.is_pec_mailbox = False

    def deliver_all(self, cases: list[Case]) -> list[Message]:
        """Delivers them in order; the messages of the inbox in that order."""
        for case in cases:
            self.deliver(case.message)

        def arrived() -> list[Message]:
            self.mail.fetch()
            found = self.mail.inbox()
            return sorted(found, key=lambda each: each.key) if len(found) == len(cases) else []

        return self.wait_until(f"{len(cases)} messages", arrived, 120)

    def remembered(self) -> int:
        return self.addon.in_background(_REMEMBERED)

    def check_shown(self, case: Case, message: Message, place: str = PANE) -> Shown | None:
        """Opens a message and compares what is to be seen of it with what must be."""
        expected = self.oracle.judge(case.message, self.account.address)
        self.is_pec_mailbox = self.is_pec_mailbox or expected.makes_pec
        before = self.remembered()
        self.open(message, place)
        if expected.is_plain and not self.is_pec_mailbox:
            self.wait_until("the message to be judged", lambda: self.remembered() > before)
            self.assertIsNone(self.banner.read(place), case.name)
            return None
        shown = self.wait_until(f"a banner on {case.name}", lambda: self.banner.read(place))
        self.compare(expected, shown, case.name)
        wanted = self.button_of(expected, shown)
        self.wait_until(f"the button of {case.name} to be {wanted}", lambda: self.button() == wanted, 10)
        return shown

    def compare(self, expected: Expected, shown: Shown, name: str) -> None:
        self.assertRegex(shown.headline, self.oracle.headline(expected), name)
        self.assertEqual(shown.tone, expected.tone, name)
        self.assertEqual(shown.word, self.oracle.text(f"level.{expected.tone}"), name)
        self.assertEqual(shown.small, expected.is_plain, name)
        self.assertGreater(shown.height, 15, name)
        if expected.tone in ("attention", "bad"):
            self.assertTrue(shown.reasons, name)

    def mark_button(self) -> None:
        """So that what the button says of the next message is told from what it says now."""
        self.mail.in_document(PANE, _MARK_BUTTON, _BUTTON_ID, STALE)

    def button(self) -> tuple[str, str, str]:
        """What the button in the toolbar says: tooltip, label, mark."""
        found = self.addon.button() or {}
        return tuple(found.get(name) or "" for name in ("title", "label", "badge"))

    def button_of(self, expected: Expected, shown: Shown) -> tuple[str, str, str]:
        """What it has to say of a verdict."""
        warned = expected.outcome == "genuine" and expected.tone != "good"
        label = self.oracle.text(f"outcome.{expected.outcome}{'.attention' if warned else ''}.short")
        marks = {"good": "\u2713", "attention": "!", "bad": "\u2715", "neutral": ""}
        return shown.headline, label, marks[expected.tone]
