# SPDX-License-Identifier: EUPL-1.2
"""What the bench itself promises: its pictures, its silence, and that it leaves nothing behind."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import struct
import time
import unittest
import zlib
from pathlib import Path

import evidence
import namespace
from bench import COMPOSE, MAIN, TOWN, Bench
from waiting import wait_until


def pixels(png: bytes) -> bytes:
    """The unpacked image data, filters and all: enough to tell pictures apart."""
    data, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        data += png[at + 8:at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    return zlib.decompress(data)


class Screenshots(Bench):
    dark = True

    def test_windows_differ(self) -> None:
        main = self.screenshot("main", MAIN).read_bytes()
        self.compose(TOWN, "Diffida")
        compose = self.screenshot("compose", COMPOSE).read_bytes()
        self.composer.discard()
        for png in (main, compose):
            self.assertTrue(png.startswith(b"\x89PNG\r\n"))
            self.assertGreater(len(set(pixels(png))), 10, "a picture of one colour shows nothing")
        self.assertNotEqual(pixels(main), pixels(compose))

    def test_dark_theme(self) -> None:
        self.assertTrue(self.marionette.run("return matchMedia('(prefers-color-scheme: dark)').matches;"))


class Isolation(Bench):
    locale = "it"

    def test_no_other_network(self) -> None:
        if missing := namespace.enter():
            self.skipTest(missing)
        self.assertTrue(namespace.is_alone())
        ours = os.readlink("/proc/self/ns/net")
        theirs = os.readlink(f"/proc/{self.thunderbird.process_id}/ns/net")
        self.assertEqual(ours, theirs)

    def test_the_language_asked_for(self) -> None:
        asked = self.marionette.run("return Services.locale.requestedLocales;")
        self.assertEqual(asked, ["it"])


class CleaningUp(unittest.TestCase):
    """Runs tests that pass, fail and hang inside, and looks at what they leave."""

    def outcome_of(self, test: str) -> tuple[unittest.TestResult, Bench]:
        case = Scenarios(test)
        result = unittest.TestResult()
        self.addCleanup(shutil.rmtree, evidence.FAILURES / case.id(), ignore_errors=True)
        with contextlib.redirect_stderr(io.StringIO()):
            case.run(result)
        for each in case.processes:
            wait_until("the program to be gone", lambda: not Path(f"/proc/{each}").exists(), 10)
        self.assertFalse(case.work.exists())
        return result, case

    def test_a_failure_keeps_its_evidence(self) -> None:
        result, case = self.outcome_of("fails")
        self.assertEqual(len(result.failures), 1)
        kept = {path.name for path in (evidence.FAILURES / case.id()).iterdir()}
        self.assertLessEqual({"at-the-end.png", "seen.png", "thunderbird.log", "dovecot.log"}, kept)

    def test_a_script_that_never_ends(self) -> None:
        before = time.monotonic()
        result, _ = self.outcome_of("hangs")
        self.assertIn("had no answer", result.errors[0][1])
        self.assertLess(time.monotonic() - before, 100)


class Scenarios(Bench):
    """Not found by unittest, for no method begins with "test"; run by CleaningUp."""

    processes: tuple[int, ...] = ()

    def setUp(self) -> None:
        super().setUp()
        self.processes = (self.thunderbird.process_id, self.post.dovecot.process_id)

    def fails(self) -> None:
        self.screenshot("seen")
        self.fail("on purpose")

    def hangs(self) -> None:
        self.marionette.call("WebDriver:ExecuteScript", seconds=3, script="for (;;);", args=[], sandbox=None)


if __name__ == "__main__":
    unittest.main()
