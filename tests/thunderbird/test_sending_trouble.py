# SPDX-License-Identifier: EUPL-1.2
"""Sending while something of ours fails: the message goes, with words that say that nothing was checked, and no
window stays locked; unless an administrator wants everything to be checked."""

from __future__ import annotations

import os
import signal
import time
import unittest

from bench import TOWN
from sending_bench import FRIEND, SendingBench, write_managed


class Trouble(SendingBench):
    stand_in = True

    def check_goes_unchecked(self, subject: str, seconds: float = 15) -> None:
        told = len(self.alerts())
        self.compose(FRIEND, subject)
        self.send(seconds)
        self.wait_until("words that say so", lambda: len(self.alerts()) > told, 10)
        self.assertEqual(self.alerts()[-1]["title"], "Message sent unchecked")
        self.assertEqual(self.sent()[-1]["Subject"], subject)
        self.assertFalse(self.has_dialog())

    def test_each_way(self) -> None:
        for way in ("die", "garbage", "silence", "refuse"):
            with self.subTest(way):
                self.orders(do=way)
                self.kill_stand_ins()
                self.check_goes_unchecked(way)
        self.orders()
        self.kill_stand_ins()

        def checked_again() -> bool:
            """A host that failed is started again with growing pauses."""
            self.compose(FRIEND, "ancora")
            self.composer.press_send()
            self.wait_until("an answer", lambda: self.has_dialog() or not self.composer.is_open(), 20)
            return self.has_dialog()

        self.wait_until("checks again", checked_again, 200)

    def test_slow(self) -> None:
        self.orders(delay=6)
        start = time.monotonic()
        self.check_goes_unchecked("lento", 30)
        self.assertLess(time.monotonic() - start, 25)  # composing and sending included, on a busy machine

    def test_killed_while_it_is_asked(self) -> None:
        self.orders(delay=1.5)
        self.compose(FRIEND, "ucciso")
        self.composer.press_send()
        time.sleep(0.4)
        self.kill_stand_ins()
        self.wait_until("an answer", lambda: self.has_dialog() or not self.composer.is_open(), 15)
        self.assertFalse(self.composer.is_open() and self.composer.is_locked())

    def test_stopped_process(self) -> None:
        """A host that hangs is not waited for."""
        self.compose(TOWN, "prima")
        self.send()
        for each in self.stand_ins():
            os.kill(each, signal.SIGSTOP)
        self.check_goes_unchecked("appeso")


class Missing(SendingBench):
    host = False

    def test_it_goes(self) -> None:
        self.compose(FRIEND, "senza")
        self.send()
        [alert] = self.wait_until("words that say so", self.alerts)
        self.assertIn("Install the package pec-companion", alert["text"])


class Required(SendingBench):
    """The computer's own policy, learnt from the host, holds while the host is away."""

    stand_in = True

    def test_nothing_goes_unchecked(self) -> None:
        self.orders(require_check=True)
        self.compose(TOWN, "controllato")
        self.send()
        self.orders(do="die")
        self.kill_stand_ins()
        self.compose(TOWN, "non controllato")
        shown = self.press_send()
        self.assertEqual((shown["tone"], shown["tick"], shown["sends"]), ("unknown", False, False))
        self.press("back")
        self.wait_until("the dialog to be closed", lambda: not self.has_dialog())
        self.assertEqual(len(self.sent()), 1)
        self.assertFalse(self.composer.is_locked())


class ManagedPolicy(SendingBench):
    """The policy of Thunderbird's own managed storage goes to the host, and requireCheck holds without one."""

    stand_in = True
    managed = {"sending": {"recipient.ordinary": "block"}, "requireCheck": True}

    def before_start(self) -> None:
        super().before_start()
        write_managed(self.home, {"policy": self.managed})

    def test_it_is_told_and_holds(self) -> None:
        self.compose(TOWN, "controllato")
        self.send()
        self.assertEqual(self.asked()[-1]["policy"], self.managed)
        self.orders(do="die")
        self.kill_stand_ins()
        self.compose(TOWN, "non controllato")
        self.assertEqual(self.press_send()["sends"], False)


class PageStopped(SendingBench):
    """The event page is stopped in the very moment in which a window waits for its answer."""

    stand_in = True

    def test_the_message_is_opened_anew(self) -> None:
        self.orders(delay=2)
        self.compose(f"{TOWN}, {FRIEND}", "interrotto", headers={"X-Altro": "resta"}, files={"atto.pdf": b"%PDF-1.4"})
        self.composer.press_send()
        self.wait_until("a locked window", self.composer.is_locked)
        self.addon.stop(busy=True)  # something wakes it at once, or else its alarm
        self.orders()
        self.wait_until("one window, which is free", lambda: [
            each["locked"] for each in self.compose_windows()] == [False], 30)
        self.wait_until("the compose window", self.composer.is_ready)
        composed = self.composed()
        self.assertEqual((composed["subject"], composed["attachments"]), ("interrotto", ["atto.pdf"]))
        self.assertIn(FRIEND, composed["to"])
        self.assertEqual({name.lower(): value for name, value in composed["headers"].items()}["x-altro"], "resta")
        self.assertEqual(self.alerts()[-1]["title"], "Message not sent")
        self.assertEqual(self.sent(), [])
        self.press_send()
        self.send_anyway()
        self.assertEqual(self.envelopes(), [[TOWN, FRIEND]])

    def test_a_question_that_no_page_heard(self) -> None:
        """Thunderbird's question was on its way to a page that was stopped: the window is locked for ever."""
        self.compose(f"{TOWN}, {FRIEND}", "mai sentita")
        self.addon.stop(busy=True)
        self.marionette.run('Services.wm.getMostRecentWindow("msgcompose").ToggleWindowLock(true);')
        self.wait_until("one window, which is free", lambda: [
            each["locked"] for each in self.compose_windows()] == [False], 60)
        self.assertEqual(self.composed()["subject"], "mai sentita")
        self.assertEqual(self.sent(), [])

    def test_a_window_that_is_locked_for_a_while_is_left_alone(self) -> None:
        """As while a draft is saved."""
        self.compose(f"{TOWN}, {FRIEND}", "bozza")
        self.addon.stop(busy=True)
        lock = 'Services.wm.getMostRecentWindow("msgcompose").ToggleWindowLock(args[0]); return true;'
        self.marionette.run(lock, True)
        self.addon.wake()
        time.sleep(3)
        self.marionette.run(lock, False)
        time.sleep(10)
        self.assertEqual(self.alerts(), [])
        self.assertEqual(len(self.compose_windows()), 1)

    def test_while_the_dialog_is_open(self) -> None:
        self.compose(f"{TOWN}, {FRIEND}", "fermato")
        self.press_send()
        self.addon.stop(busy=True)
        self.wait_for_event_page("stopped")
        self.send_anyway()
        self.assertEqual(self.envelopes(), [[TOWN, FRIEND]])


if __name__ == "__main__":
    unittest.main()
