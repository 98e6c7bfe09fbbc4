# SPDX-License-Identifier: EUPL-1.2
"""How much longer it takes, with the add-on, until a message is painted: with its verdict, against without
the add-on, by turns, in one Thunderbird. A measurement, not a test: it fails on no machine.

    python3 -m speed [RUNS]         (environment as for the tests, see run)
"""

from __future__ import annotations

import statistics
import sys
import time
import unittest
from dataclasses import replace

from known_cases import Case, cases
from mail_window import PANE, Message
from verdict_bench import VerdictBench

# What an envelope is brought to by an attachment nobody signs: a preamble before its first boundary.
SIZES = {"8 KB": 8_000, "300 KB": 300_000, "30 MB": 30_000_000}

# Selects a message and waits for two frames after all that is awaited is there.
_CLICK = """
const [key, wantsBanner] = args;
const view = tabmail.currentAbout3Pane;
const row = view.gDBView.findIndexOfMsgHdr(header(key), true);
const frame = () => new Promise(resolve => main.requestAnimationFrame(resolve));
const start = main.performance.now();
view.threadTree.selectedIndex = row;
for (;;) {
  await frame();
  const about = shower("pane");
  const document = about?.getMessagePaneBrowser()?.contentDocument;
  const ready = about?.msgLoaded && about.gMessage?.messageKey == key && document?.readyState == "complete";
  if (ready && (!wantsBanner || [...document.documentElement.children].some(each => each.openOrClosedShadowRoot)))
    break;
}
await frame();
await frame();
return main.performance.now() - start;
"""
_FORGET = "Services.cache2.clear(); return true;"


def enlarged(message: bytes, size: int, number: int) -> bytes:
    head, empty, body = message.partition(b"\r\n\r\n")
    line = b"%08d" % number + b"x" * 60 + b"\r\n"
    return head + empty + line * max(1, (size - len(message)) // len(line)) + body


class Speed(VerdictBench):
    """`runs` pairs of a size; a pair is one message, opened with and without the add-on."""

    runs = 30
    xvfb = True
    account = replace(VerdictBench.account, offline=False)

    def test_speed(self) -> None:
        envelope = next(case.message for case in cases() if case.name == "kind-envelope-sha256")
        for name, size in SIZES.items():
            pairs = [self.pair(envelope, size, number) for number in range(self.runs)]
            self.report(name, pairs)

    def pair(self, envelope: bytes, size: int, number: int) -> list[float]:
        """Milliseconds: first opening without and with, second opening without and with."""
        case = Case(str(number), enlarged(envelope, size, size + number))
        before = {each.key for each in self.mail.inbox()}
        self.deliver(case.message)
        message = self.wait_until("the message", lambda: self.arrived(before))
        took: dict[tuple[int, bool], float] = {}
        for with_addon in (number % 2 == 0, number % 2 == 1):
            self.turn(with_addon)
            for opening in (1, 2):
                took[opening, with_addon] = self.click(message, with_addon)
                self.go_to_rest()
            self.marionette.run(_FORGET)
        return [took[1, False], took[1, True], took[2, False], took[2, True]]

    def arrived(self, before: set[int]) -> Message | None:
        self.mail.fetch()
        return next((each for each in self.mail.inbox() if each.key not in before), None)

    def turn(self, with_addon: bool) -> None:
        """Switches the add-on, and brings both to the state in which people find them: running."""
        if (self.addon.state() or {}).get("active") != with_addon:
            self.addon.enable(with_addon)
        if with_addon:
            self.wait_for_event_page("running")
        self.open(self.warm, PANE)
        if with_addon:
            self.wait_until("a banner", lambda: self.banner.read())
        self.go_to_rest()

    def go_to_rest(self) -> None:
        """A click is timed when nothing is left to do for the one before: nobody clicks within milliseconds."""
        self.open(self.rest, PANE)
        time.sleep(0.5)

    def click(self, message: Message, with_addon: bool) -> float:
        return self.mail.run(_CLICK, message.key, with_addon)

    def setUp(self) -> None:
        super().setUp()
        chosen = {case.name: case for case in cases()}
        self.warm, self.rest = self.deliver_all([chosen["kind-acceptance-sha256"], chosen["neutral-text"]])

    def report(self, name: str, pairs: list[list[float]]) -> None:
        first, first_with, second, second_with = (statistics.median(column) for column in zip(*pairs))
        for what, without, with_addon, part, least in (
                ("first opening", first, first_with, 0.30, 150), ("second opening", second, second_with, 0.05, 20)):
            more = statistics.median(pair[1] - pair[0] if what[0] == "f" else pair[3] - pair[2] for pair in pairs)
            allowed = max(part * without, least)
            print(f"{name:>7}, {what:<15}: {without:7.0f} ms without, {with_addon:7.0f} ms with the add-on; "
                  f"median difference {more:+6.0f} ms (goal: at most {allowed:.0f})", flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Speed.runs = int(sys.argv.pop(1))
    unittest.main()
