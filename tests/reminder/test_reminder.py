# SPDX-License-Identifier: EUPL-1.2
"""The reminder: whom it tells, what it says, and that it is off until it is switched on."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM = Path(os.environ["PEC_BUILD_DIR"]) / "bin/pec-companion"
SOURCE = Path(os.environ["PEC_SOURCE_DIR"])
DAY = 24 * 60 * 60

# A PEC account by its provider's server, and one that is none.
PREFS = """
user_pref("mail.accountmanager.accounts", "account1,account2");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account1.identities", "id1");
user_pref("mail.server.server1.type", "imap");
user_pref("mail.server.server1.hostname", "imaps.pec.aruba.it");
user_pref("mail.server.server1.userName", "studio@pec.it");
user_pref("mail.server.server1.name", "Studio Segreto");
user_pref("mail.server.server1.directory-rel", "[ProfD]ImapMail/pec");
user_pref("mail.identity.id1.useremail", "studio@pec.it");
user_pref("mail.account.account2.server", "server2");
user_pref("mail.server.server2.type", "imap");
user_pref("mail.server.server2.hostname", "imap.posta.example");
user_pref("mail.server.server2.userName", "studio@posta.example");
"""

# Notes its arguments; the state is a file, as systemd's is a link.
SYSTEMCTL = """#!/bin/sh
echo "$@" >> "$STAND_IN/calls"
case "$2" in
  enable) [ ! -e "$STAND_IN/refuses" ] || { echo "Failed to connect to bus" >&2; exit 1; }; : > "$STAND_IN/on" ;;
  disable) rm -f "$STAND_IN/on" ;;
  is-enabled) [ -e "$STAND_IN/on" ] ;;
esac
"""


class ReminderTest(unittest.TestCase):
    def setUp(self) -> None:
        self.work = Path(self.enterContext(tempfile.TemporaryDirectory(prefix="pec-reminder-")))
        self.profile = self.work / "profile"
        (self.profile / "ImapMail/pec").mkdir(parents=True)
        (self.profile / "prefs.js").write_text(PREFS)
        bin_folder = self.work / "bin"
        bin_folder.mkdir()
        (bin_folder / "systemctl").write_text(SYSTEMCTL)
        (bin_folder / "systemctl").chmod(0o755)
        self.environment = {"HOME": str(self.work), "PATH": f"{bin_folder}:/usr/bin:/bin", "LANG": "C.UTF-8",
                            "STAND_IN": str(self.work)}

    def fetched(self, days_ago: float) -> None:
        """As if Thunderbird had last fetched, and ended, so long ago."""
        inbox = self.profile / "ImapMail/pec/INBOX.msf"
        inbox.write_text("")
        for path in (inbox, self.profile / "prefs.js"):
            os.utime(path, (time.time() - days_ago * DAY,) * 2)

    def run_program(self, *arguments: str, status: int = 0) -> str:
        done = subprocess.run([PROGRAM, "reminder", *arguments, "--lang", "en"], env=self.environment,
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def calls(self) -> list[str]:
        path = self.work / "calls"
        return path.read_text().splitlines() if path.exists() else []


class Switching(ReminderTest):
    def test_it_is_off_at_first(self) -> None:
        self.assertIn("is off", self.run_program("status", status=1))

    def test_on_and_off(self) -> None:
        self.assertIn("5 days", self.run_program("on", "--days", "5"))
        self.assertIn("5 days", self.run_program("status"))
        settings = self.work / ".local/share/pec-companion/reminder.json"
        self.assertEqual(stat.S_IMODE(settings.stat().st_mode), 0o600)
        self.run_program("off")
        self.assertFalse(settings.exists())
        self.assertIn("is off", self.run_program("status", status=1))
        timer = "pec-companion-reminder.timer"
        self.assertEqual([each for each in self.calls() if "is-enabled" not in each],
                         [f"--user enable --now {timer}", f"--user disable --now {timer}"])

    def test_systemd_refuses(self) -> None:
        (self.work / "refuses").touch()
        self.assertIn("Failed to connect to bus", self.run_program("on", status=2))

    def test_no_systemd(self) -> None:
        (self.work / "bin/systemctl").unlink()
        self.environment["PATH"] = str(self.work / "bin")
        self.assertIn("systemctl", self.run_program("on", status=2))

    def test_days_out_of_range(self) -> None:
        for days in ("0", "366", "-1", "x"):
            self.run_program("on", "--days", days, status=2)
        self.assertEqual(self.calls(), [])

    def test_broken_settings_are_named(self) -> None:
        folder = self.work / ".local/share/pec-companion"
        folder.mkdir(parents=True)
        for content in ("", "[]", '{"days": "3"}', '{"days": 0}', '{"days": 1e300}', "\0" * 9000):
            with self.subTest(content[:20]):
                (folder / "reminder.json").write_text(content)
                self.assertIn("reminder.json", self.run_program("check", status=2))


class Telling(ReminderTest):
    def setUp(self) -> None:
        super().setUp()
        self.bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True,
            stderr=self.enterContext((self.work / "bus.log").open("w")))
        self.addCleanup(self.end, self.bus)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.bus.stdout.readline().strip()

    def end(self, process: subprocess.Popen) -> None:
        process.kill()
        process.wait()
        process.stdout.close()

    def start_desktop(self) -> subprocess.Popen:
        desktop = subprocess.Popen(["/usr/bin/python3", "-B", Path(__file__).with_name("desktop.py")],
                                   env=self.environment, stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.end, desktop)
        self.assertEqual(desktop.stdout.readline(), "READY\n")
        return desktop

    def check(self, status: int) -> str:
        return self.run_program("check", "--profile", str(self.profile), status=status)

    def test_a_mailbox_nobody_fetches(self) -> None:
        desktop = self.start_desktop()
        self.fetched(4.5)
        said = self.check(1)
        shown = json.loads(desktop.stdout.readline())
        self.assertEqual(shown["title"], "PEC not fetched")
        self.assertEqual(shown["text"], said.strip())
        self.assertIn("4 days: 1.", shown["text"])
        self.assertNotIn("Segreto", json.dumps(shown), "no names on a screen that others see")
        self.assertNotIn("studio", json.dumps(shown))

    def test_silence_when_all_is_well(self) -> None:
        desktop = self.start_desktop()
        self.fetched(2.5)
        self.check(0)
        self.fetched(3.5)
        self.check(1)
        self.assertIn("3 days", json.loads(desktop.stdout.readline())["text"], "nothing was shown before")

    def test_the_days_chosen(self) -> None:
        self.start_desktop()
        self.run_program("on", "--days", "10")
        self.fetched(9.5)
        self.check(0)
        self.fetched(10.5)
        self.check(1)

    def test_no_desktop(self) -> None:
        self.fetched(4.5)
        self.assertIn("does not show", self.check(1))

    def test_no_bus(self) -> None:
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={self.work}/none"
        self.fetched(4.5)
        self.assertIn("does not show", self.check(1))

    def test_no_profile(self) -> None:
        shutil.rmtree(self.profile)
        self.check(2)


class Units(unittest.TestCase):
    def test_systemd_takes_them(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for name in ("pec-companion-reminder.timer", "pec-companion-reminder.service.in"):
                text = (SOURCE / "installer/systemd" / name).read_text().replace("@reminder_program@", str(PROGRAM))
                (Path(folder) / name.removesuffix(".in")).write_text(text)
            done = subprocess.run(["systemd-analyze", "--user", "verify", "--man=no",
                                   *map(str, Path(folder).iterdir())], capture_output=True, text=True,
                                  env={**os.environ, "XDG_RUNTIME_DIR": folder}, timeout=60)
            self.assertEqual((done.returncode, done.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
