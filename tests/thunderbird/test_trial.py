# SPDX-License-Identifier: EUPL-1.2
"""The trial as a person meets it: the mailbox is there, and however it ends, nothing is left of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import unittest
from contextlib import ExitStack
from pathlib import Path

import namespace
import trial
from display import Display
from mail_window import MailWindow
from waiting import wait_until


class Trial(unittest.TestCase):
    def setUp(self) -> None:
        namespace.enter()
        self.work = Path(self.enterContext(tempfile.TemporaryDirectory(prefix="pec-trial-test-")))
        self.work.chmod(0o711)
        self.display = self.enterContext(Display(self.work / "xvfb.log")).name

    def test_closing_the_window_ends_it(self) -> None:
        with ExitStack() as held:
            thunderbird = trial.start(self.work, self.display, held)
            mail = MailWindow(thunderbird.marionette)
            wait_until("the whole mailbox", lambda: len(mail.inbox()) == 43)
            subjects = [each.subject for each in mail.inbox()]
            for prefix in ("POSTA CERTIFICATA: ", "CONSEGNA: ", "ANOMALIA MESSAGGIO: "):
                self.assertTrue(any(each.startswith(prefix) for each in subjects), prefix)
            thunderbird.marionette.run("setTimeout(() => window.close(), 0);")
            thunderbird.wait_for_its_end()

    def test_ending_the_trial_ends_thunderbird(self) -> None:
        output = self.work / "output"
        environment = os.environ | {"DISPLAY": self.display, "TMPDIR": str(self.work)}
        with open(output, "wb") as file:
            run = subprocess.Popen([sys.executable, "-W", "error", "-B", trial.__file__], env=environment,
                                   stdout=file, stderr=file)
        self.addCleanup(run.wait)
        self.addCleanup(run.kill)
        wait_until("the trial", lambda: run.poll() is not None or "Thunderbird is up" in output.read_text(), 240)
        self.assertIsNone(run.poll(), output.read_text())
        (folder,) = self.work.glob("pec-trial-*")
        thunderbird = (folder / "profile/lock").readlink().name.rpartition("+")[2]
        run.send_signal(signal.SIGTERM)
        self.assertEqual(run.wait(60), 1, output.read_text())
        self.assertEqual(list(self.work.glob("pec-trial-*")), [])
        self.assertFalse(Path("/proc", thunderbird).exists())


if __name__ == "__main__":
    unittest.main()
