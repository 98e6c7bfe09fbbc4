# SPDX-License-Identifier: EUPL-1.2
"""How much longer it takes, with the add-on, from the press of Send until Thunderbird begins to send: with it,
against without it, by turns, in one Thunderbird. A measurement, not a test: it fails on no machine.

    python3 -m sending_speed [RUNS]         (environment as for the tests, see run)
"""

from __future__ import annotations

import statistics
import sys
import time
import unittest

from bench import CORRESPONDENT, TOWN
from sending_bench import SendingBench

# Thunderbird is held back at the last moment, so that the same window can be measured again and again.
_PRESS = """
const window = Services.wm.getMostRecentWindow("msgcompose");
const start = window.performance.now();
const begun = new Promise((resolve, reject) => {
  window.setTimeout(() => reject(new Error("it does not send")), 20_000);
  window.addEventListener("compose-send-message", event => {
    event.preventDefault();
    resolve(window.performance.now() - start);
  }, { once: true });
});
window.goDoCommand("cmd_sendNow");
const took = await begun;
await new Promise(resolve => window.setTimeout(resolve, 50));
return took;
"""
_WRITE = """
const window = Services.wm.getMostRecentWindow("msgcompose");
window.GetCurrentEditor().insertText(args[0]);
"""


class SendingSpeed(SendingBench):
    """`pause`: seconds between the last change and the press; 0.5 is what the fastest need."""

    runs = 40
    pause = 0.5

    def test_speed(self) -> None:
        for name, files in (("a letter", {}), ("with 5 MB attached", {"atto.pdf": b"%PDF-1.4\n" + b"x" * 5_000_000})):
            self.addon.enable()
            self.compose(f"{TOWN}, {CORRESPONDENT}", "Diffida", files=files)
            self.wait_for_check()
            took: dict[bool, list[float]] = {False: [], True: []}
            for turn in range(2 * self.runs):
                with_addon = turn // 10 % 2 == 0
                if (self.addon.state() or {}).get("active") != with_addon:
                    self.addon.enable(with_addon)
                    if with_addon:
                        self.wait_for_event_page("running")
                        self.wait_for_check()
                    time.sleep(1)
                self.marionette.run(_WRITE, f"Riga {turn}. ")
                time.sleep(self.pause)
                took[with_addon].append(self.marionette.run(_PRESS))
            self.composer.discard()
            self.wait_until("no compose window", lambda: not self.composer.is_open())
            self.report(name, took)

    def wait_for_check(self) -> None:
        """Nobody attaches something and presses Send within the same second."""
        self.wait_until("the check while composing", lambda: (
            (self.addon.button("composeAction") or {}).get("title") or "").startswith("PEC check: "), 30)

    def report(self, name: str, took: dict[bool, list[float]]) -> None:
        def p95(values: list[float]) -> float:
            return statistics.quantiles(values, n=20)[-1]

        without, with_addon = took[False], took[True]
        more = p95(with_addon) - statistics.median(without)
        print(f"{name}: without {statistics.median(without):.0f} ms (p95 {p95(without):.0f}), with the add-on "
              f"{statistics.median(with_addon):.0f} ms (p95 {p95(with_addon):.0f}); added at the 95th percentile "
              f"{more:.0f} ms (goal: at most 100), {len(with_addon)} presses", file=sys.stderr, flush=True)


class StandInSpeed(SendingSpeed):
    stand_in = True


if __name__ == "__main__":
    if len(sys.argv) > 1:
        SendingSpeed.runs = int(sys.argv.pop(1))
    unittest.main()
