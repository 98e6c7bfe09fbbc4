# SPDX-License-Identifier: EUPL-1.2
"""The base of tests in which the host fails: whatever is wrong, one banner says so, and mail goes on."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import native_host
from bench import OWNER
from known_cases import Case
from mail_window import Message
from verdict_bench import STALE, VerdictBench

STAND_IN = Path(__file__).resolve().parent / "stand_in_host.py"

# The pane shows no message then; one that is shown would not be opened anew.
_CLOSE = "tabmail.currentAbout3Pane.threadTree.selectedIndex = -1;"


def letter(number: int) -> Case:
    """Ordinary mail, no two alike."""
    return Case(f"letter-{number}", (
        f"From: Anna <anna@example.org>\r\nTo: {OWNER}\r\nSubject: Lettera {number}\r\n"
        f"Message-ID: <lettera.{number}@example.org>\r\nDate: Mon, 2 Mar 2026 11:00:00 +0100\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        f"Testo numero {number}.\r\n").encode())


class TroubleBench(VerdictBench):
    """`manifest_for`: the add-on that the manifest names; none: there is no manifest."""

    manifest_for: str | None = native_host.ADDON

    def before_start(self) -> None:
        super().before_start()
        if self.manifest_for:
            native_host.register(self.program, self.home, self.manifest_for)
        else:
            (self.home / ".mozilla/native-messaging-hosts" / f"{native_host.NAME}.json").unlink()

    def put_in_place(self, way: str) -> None:
        """From its next start the host is a stand-in, which fails in this way; what runs is ended."""
        program = self.work / f"host-{way}"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -B "{STAND_IN}" {way}\n')
        program.chmod(0o755)
        native_host.register(program, self.home)
        self.kill_host()

    def mend(self) -> None:
        """From its next start the host is the true one."""
        native_host.register(self.program, self.home)

    def kill_host(self) -> None:
        for each in self.host_processes():
            os.kill(each, signal.SIGKILL)
        self.wait_until("the host to be gone", lambda: not self.host_processes(), 20)

    def open_letter(self, message: Message, number: int) -> None:
        """Opens letter `number`, whose text must be there whatever the add-on does."""
        self.mark_button()
        self.open(message)
        self.assertIn(f"Testo numero {number}.", self.text_shown())

    def wait_for_button(self, seconds: float = 30) -> str:
        """What it says of the message that is open now, and not of the one before."""
        idle = self.oracle.text("addon.action")
        return self.wait_until("the button", lambda: (
            (said := self.button()[0]) not in (STALE, idle, "") and said), seconds)

    def check_told(self, reason: str, seconds: float = 30) -> None:
        """The banner in the open message says why nothing can be verified, and so does the button."""
        headline = self.oracle.text(f"addon.host.{reason}")
        shown = self.wait_until(f"a banner about {reason}", self.banner.read, seconds)
        self.assertEqual((shown.headline, shown.tone), (headline, "unknown"))
        self.assertEqual(shown.action, self.oracle.text(f"addon.host.{reason}.action"))
        self.wait_until("the button to say it", lambda: self.button() == (
            headline, self.oracle.text("addon.action"), "?"), 10)

    def check_told_on_the_button_only(self, reason: str, seconds: float = 30) -> None:
        self.assertEqual(self.wait_for_button(seconds), self.oracle.text(f"addon.host.{reason}"))
        self.assertIsNone(self.banner.read(), "told already")

    def check_verdicts_again(self, case: Case, message: Message, seconds: float = 90) -> None:
        """Opened now and then, a message is judged in the end: the host is not started in a loop."""
        unknown = (self.oracle.text("addon.action"), "")

        def is_judged() -> bool:
            self.mail.run(_CLOSE)
            self.open(message)
            try:
                return bool(self.wait_until("a verdict", lambda: (said := self.button()[0]) not in unknown
                                            and "cannot verify" not in said, 3))
            except AssertionError:
                return False  # too early: opened anew

        self.wait_until("verdicts again", is_judged, seconds)
        self.check_shown(case, message)
