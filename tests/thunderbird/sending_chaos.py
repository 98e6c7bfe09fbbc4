# SPDX-License-Identifier: EUPL-1.2
"""Many messages are sent while the host, the event page or the dialog is ended at a random moment. In the end no
window is locked, each message that somebody wanted to send left once, and none that somebody refused.

    python3 -m sending_chaos N [SEED]     (environment as for the tests, see run)
"""

from __future__ import annotations

import random
import sys
import threading
import time
import unittest
from collections import Counter

from bench import TOWN
from sending_bench import FRIEND, SendingBench

# Ends the event page, or closes the dialog, after a while: nobody waits for it.
_LATER = """
const [what, milliseconds, id] = args;
const main = Services.wm.getMostRecentWindow("mail:3pane");
main.setTimeout(() => {
  if (what == "page") {
    const { extension } = WebExtensionPolicy.getByID(id);
    if (extension.backgroundState == "running") extension.terminateBackground({ disableResetIdleForTest: true });
    return;
  }
  for (const each of Services.wm.getEnumerator(null))
    if (each.document.documentURI == "chrome://messenger/content/extensionPopup.xhtml") each.close();
}, milliseconds);
"""
_DISCARD_ALL = """
for (const window of Services.wm.getEnumerator("msgcompose")) {
  window.gContentChanged = false;
  window.gMsgCompose.bodyModified = false;
  window.close();
}
"""
WAYS = ("host", "host", "page", "page", "dialog", "nothing")
MOMENTS_MS = 1_500
CALM_SECONDS = 1.5  # a person presses Send again when nothing happened for so long
ROUND_SECONDS = 90


class Chaos(SendingBench):
    stand_in = True
    rounds = 12
    seed = 6
    ways = WAYS

    def setUp(self) -> None:
        super().setUp()
        self.random = random.Random(self.seed)
        self.wanted: Counter[str] = Counter()
        self.refused: list[str] = []
        self.unasked: list[str] = []
        self.later: list[str] = []
        self.ended: Counter[str] = Counter()
        self.notes: list[str] = []
        self.last_end = ""

    def test_chaos(self) -> None:
        start = time.monotonic()
        for number in range(self.rounds):
            self.round(number)
            if number % 50 == 49 or number == self.rounds - 1:
                self.check_all()
                print(f"{number + 1} messages, {time.monotonic() - start:.0f} s: {self.summary()}", file=sys.stderr,
                      flush=True)

    def round(self, number: int) -> None:
        subject = f"Prova {number}"
        doubtful = self.random.random() < 0.7
        refuses = doubtful and self.random.random() < 0.4
        later = self.random.random() < 0.15
        self.orders(delay=self.random.choice((0, 0, 0.3, 1)))
        self.compose(f"{TOWN}, {FRIEND}" if doubtful else TOWN, subject)
        self.end_something()
        press = self.press_send_later if later else self.composer.press_send
        press()
        if later:
            self.later.append(subject)
        self.notes.append(f"{subject}: doubtful={doubtful} refuses={refuses} later={later} {self.last_end}")
        if self.follow(subject, refuses, press) == "refused":
            self.refused.append(subject)
        else:
            self.wanted[subject] += 1

    def end_something(self) -> None:
        way = self.random.choice(self.ways)
        self.ended[way] += 1
        moment = self.random.uniform(0, MOMENTS_MS)
        self.last_end = f"{way} after {moment:.0f} ms"
        if way == "host":
            threading.Timer(moment / 1000, self.kill_stand_ins).start()
        elif way != "nothing":
            self.marionette.run(_LATER, way, moment, self.addon.id)

    def follow(self, subject: str, refuses: bool, press: object) -> str:
        """What a person does until the message is gone: answers the dialog, presses Send again when nothing happens."""
        deadline = time.monotonic() + ROUND_SECONDS
        calm_since = time.monotonic()
        while time.monotonic() < deadline:
            windows = self.compose_windows()
            if not windows:
                self.wait_until("the dialog to be closed", lambda: not self.has_dialog(), 15)
                return "gone"
            if texts := self.dialogs.texts():
                self.fail(f"{subject}: Thunderbird says {texts}")
            shown = self.read()
            if shown or self.has_dialog() or any(each["locked"] for each in windows):
                calm_since = time.monotonic()
            if shown and refuses:
                self.notes.append(f"{subject}: back")
                self.press_if_there("back")
                self.refuse(subject)
                return "refused"
            if shown and shown["sends"]:
                self.notes.append(f"{subject}: send anyway")
                self.press_if_there("send")
            elif shown and shown["tick"]:
                self.press_if_there("confirmed")
            elif time.monotonic() - calm_since > CALM_SECONDS:
                self.notes.append(f"{subject}: pressed again, {windows}")
                press()
                calm_since = time.monotonic()
            time.sleep(0.05)
        self.fail(f"after {ROUND_SECONDS} s there is still {self.compose_windows()}, dialog {self.read()}, told "
                  f"{[each['title'] for each in self.alerts()]}: {self.told(subject)}")

    def press_if_there(self, control: str) -> None:
        """The dialog may be gone by then: that is what this is about."""
        try:
            self.press(control)
        except Exception as error:  # noqa: BLE001 - whatever Marionette says of a page that is gone
            if "no page" not in str(error) and "no answer" in str(error):
                raise

    def refuse(self, subject: str) -> None:
        """Somebody went back, and throws the message away; it must not have left, and must not leave."""
        self.wait_until("the dialog to be closed", lambda: not self.has_dialog(), 15)
        self.wait_until(f"{subject}: a free window", lambda: not any(
            each["locked"] for each in self.compose_windows()), 30)
        self.assertNotIn(subject, self.subjects())
        self.marionette.run(_DISCARD_ALL)
        self.wait_until("no compose window", lambda: not self.compose_windows(), 15)

    def subjects(self) -> Counter[str]:
        return Counter(str(each["Subject"]) for each in self.sent()) + Counter(self.outbox())

    def told(self, subject: str) -> str:
        """What was done to a message, and what became of it."""
        steps = [each for each in self.notes if each.startswith(f"{subject}:")]
        sent = sum(each["Subject"] == subject for each in self.sent())
        return f"{'; '.join(steps)}; sent {sent}, in the outbox {self.outbox().count(subject)}"

    def check_all(self) -> None:
        self.assertEqual(self.compose_windows(), [])
        left = self.subjects()
        self.assertEqual([self.told(each) for each in self.refused if left[each]], [], "refused, and sent")
        self.assertEqual([self.told(each) for each, count in left.items() if count != 1], [], "sent twice")
        self.assertEqual([self.told(each) for each in self.wanted if not left[each]], [], "lost")
        self.assertEqual({each for each in self.outbox()}, {each for each in self.later if each in self.wanted})

    def summary(self) -> str:
        return (f"{len(self.wanted)} wanted and sent once each, {len(self.refused)} refused and not sent; ended (seed "
                f"{self.seed}): {dict(self.ended)}; told {len(self.alerts())} times")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Chaos.rounds = int(sys.argv.pop(1))
    if len(sys.argv) > 1:
        Chaos.seed = int(sys.argv.pop(1))
    unittest.main()
