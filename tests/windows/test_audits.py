# SPDX-License-Identifier: EUPL-1.2
"""The audit says the same on both systems: of a Thunderbird profile, and of Outlook's accounts, which Windows reads from
its registry and Linux from a file that was exported from it.

The environment's PEC_WINDOWS_PROGRAM and PEC_LINUX_PROGRAM are the programs.
"""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import programs

OUTLOOK = "HKCU\\Software\\Microsoft\\Office\\16.0\\Outlook"
ACCOUNTS = f"{OUTLOOK}\\Profiles\\Studio\\9375CFF0413111d3B88A00104B2A6676"
PREFERENCES = """
user_pref("mail.accountmanager.accounts", "account1,account2");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account1.identities", "id1");
user_pref("mail.identity.id1.useremail", "studio@pec.it");
user_pref("mail.identity.id1.fullName", "Studio perch\u00e9 no");
user_pref("mail.server.server1.type", "pop3");
user_pref("mail.server.server1.hostname", "pop3s.pec.aruba.it");
user_pref("mail.server.server1.userName", "studio@pec.it");
user_pref("mail.server.server1.leave_on_server", {leave});
user_pref("mail.server.server1.delete_by_age_from_server", true);
user_pref("mail.server.server1.num_days_to_leave_on_server", 14);
user_pref("mail.server.server1.directory-rel", "[ProfD]Mail/pop3s.pec.aruba.it");
user_pref("mail.account.account2.server", "server2");
user_pref("mail.account.account2.identities", "id2");
user_pref("mail.identity.id2.useremail", "ufficio@legalmail.it");
user_pref("mail.server.server2.type", "imap");
user_pref("mail.server.server2.hostname", "mbox.cert.legalmail.it");
user_pref("mail.server.server2.userName", "X1234567");
"""


class Audits(unittest.TestCase):
    def setUp(self):
        self.windows = programs.for_windows(Path(os.environ["PEC_WINDOWS_PROGRAM"]))
        self.linux = programs.for_linux(Path(os.environ["PEC_LINUX_PROGRAM"]))
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def reg(self, *arguments):
        done = subprocess.run([programs.RUN_WINE, "reg", *arguments], cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)

    def audit(self, program, *arguments):
        done = program.run("audit", "--json", *arguments, folder=self.folder)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return json.loads(done.stdout)

    def test_a_profile(self):
        seen = set()
        for leave in ("true", "false"):
            (self.folder / "prefs.js").write_text(PREFERENCES.replace("{leave}", leave), encoding="utf-8")
            one, other = (self.audit(each, "--profile", ".") for each in (self.linux, self.windows))
            self.assertEqual(one, other)
            self.assertEqual(len(one["accounts"]), 2)
            seen.add(json.dumps(one))
        self.assertEqual(len(seen), 2, "the setting matters")

    def test_outlooks_accounts_in_all_combinations(self):
        self.addCleanup(self.reg, "delete", OUTLOOK, "/f")
        key = f"{ACCOUNTS}\\00000002"
        for name, value in (("Account Name", "Studio"), ("Email", "studio@pec.it"), ("POP3 Server", "pop3s.pec.aruba.it"),
                            ("POP3 User", "studio@pec.it"), ("SMTP Server", "smtps.pec.aruba.it")):
            self.reg("add", key, "/v", name, "/d", value, "/f")
        for name, value in (("POP3 Port", 995), ("POP3 Use SSL", 1), ("SMTP Secure Connection", 1)):
            self.reg("add", key, "/v", name, "/t", "REG_DWORD", "/d", str(value), "/f")
        seen = set()
        for bits in (None, *range(8), *(14 << 16 | bits for bits in range(8))):
            with self.subTest(bits):
                if bits is not None:
                    self.reg("add", key, "/v", "Leave on Server", "/t", "REG_DWORD", "/d", str(bits), "/f")
                self.reg("export", OUTLOOK, "outlook.reg", "/y")
                one = self.audit(self.linux, "--outlook", "outlook.reg")
                other = self.audit(self.windows, "--live-outlook")
                self.assertEqual((one.pop("profile"), other.pop("profile")), ("outlook.reg", "Outlook"))
                self.assertEqual(one, other)
                seen.add(json.dumps(one))
        self.assertGreater(len(seen), 6, "the bits matter")


if __name__ == "__main__":
    unittest.main()
