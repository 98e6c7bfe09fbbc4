# SPDX-License-Identifier: EUPL-1.2
"""What a mail program asks about its accounts: the host finds the profile by itself."""

import json
import socket
import subprocess
import unittest

import client
import installation

ADDRESS = "studio@pec.it"
PREFS = {
    "accountmanager.accounts": "account1",
    "account.account1.server": "server1",
    "account.account1.identities": "id1",
    "server.server1.type": "pop3",
    "server.server1.hostname": "pop3s.pec.aruba.it",
    "server.server1.userName": ADDRESS,
    "server.server1.socketType": 3,
    "server.server1.login_at_startup": True,
    "identity.id1.useremail": ADDRESS,
}
ACCOUNTS = [{"id": "account1", "name": "Studio", "type": "pop3", "identities": [ADDRESS]}]


class AccountsTest(installation.HostTest):
    def write_profile(self, folder, settings=None):
        folder.mkdir(parents=True)
        (folder / "prefs.js").write_text("".join(
            f'user_pref("mail.{name}", {json.dumps(value)});\n'
            for name, value in {**PREFS, **(settings or {})}.items()))
        return folder

    def ask(self, env=None, method="accounts.audit", **params):
        with client.Host(self.program, self.home, env) as host:
            host.greet()
            return json.loads(host.call_text(method, **params))

    def rules(self, reply):
        return [finding["rule"] for finding in reply["result"]["accounts"][0]["findings"]]

    def test_profile_of_profiles_ini(self):
        self.write_profile(self.home / ".thunderbird/abcd.default")
        (self.home / ".thunderbird/profiles.ini").write_text(
            "[Profile0]\nIsRelative=1\nPath=abcd.default\n")
        reply = self.ask(accounts=ACCOUNTS)
        self.assertEqual(self.rules(reply), ["pop3.removed-at-once", "pop3.used"])
        run = subprocess.run([self.command, "audit", "--json"], env={"HOME": str(self.home)},
                             capture_output=True, check=False)
        self.assertEqual(run.returncode, 1)
        self.assertEqual(json.loads(run.stdout), reply["result"])

    def test_connections_of_an_account(self):
        """The host has the command beside it look, which finds nobody on that port."""
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]  # closed by the time it is tried
        settings = {"server.server1.hostname": "127.0.0.1", "server.server1.port": port}
        self.write_profile(self.home / ".thunderbird/abcd.default", settings)
        (self.home / ".thunderbird/profiles.ini").write_text(
            "[Profile0]\nIsRelative=1\nPath=abcd.default\n")
        reply = self.ask(method="accounts.test", accounts=ACCOUNTS, account="account1")
        tested, = reply["result"]["servers"]
        self.assertEqual((tested["protocol"], tested["host"], tested["port"], tested["security"]),
                         ("pop3", "127.0.0.1", port, "implicit"))
        self.assertEqual(tested["obstacle"], "port-closed")
        run = subprocess.run([self.command, "doctor", "--json", "--only-servers", "--pop3",
                              f"127.0.0.1:{port}"], capture_output=True, check=False)
        self.assertEqual(run.returncode, 1)
        told, = json.loads(run.stdout)["servers"]
        self.assertEqual([check["reason"] for check in tested["checks"]],
                         [check["reason"] for check in told["checks"]])

    def test_no_command_beside_the_host(self):
        self.write_profile(self.home / ".thunderbird/abcd.default")
        (self.home / ".thunderbird/profiles.ini").write_text(
            "[Profile0]\nIsRelative=1\nPath=abcd.default\n")
        command = self.root / "host/bin/pec-companion"
        aside = command.rename(command.with_name("aside"))
        try:
            reply = self.ask(method="accounts.test", accounts=ACCOUNTS, account="account1")
        finally:
            aside.rename(command)
        self.assertEqual(reply["error"]["data"]["reason"], "connection-test")
        self.assertIn("No such file", reply["error"]["data"]["what"])

    def test_profile_of_the_process_that_started_it(self):
        folder = self.write_profile(self.home / "elsewhere")
        variable = {"MOZ_CRASHREPORTER_EVENTS_DIRECTORY": str(folder / "crashes/events")}
        reply = self.ask(variable, accounts=ACCOUNTS)
        self.assertEqual(reply["result"]["profile"], "elsewhere")
        # What it says is held against what the front end knows.
        stranger = [{"id": "account1", "identities": ["other@pec.it"]}]
        self.assertEqual(self.ask(variable, accounts=stranger)["error"]["data"]["reason"], "no-profile")

    def test_a_path_is_not_taken(self):
        folder = self.write_profile(self.home / "elsewhere")
        reply = self.ask(accounts=ACCOUNTS, profile=str(folder))
        self.assertEqual(reply["error"]["data"]["reason"], "unknown-member")
        self.assertEqual(self.ask(accounts=ACCOUNTS)["error"]["data"]["reason"], "no-profile")

    def test_nothing_is_left_and_the_log_names_nobody(self):
        folder = self.write_profile(self.home / ".thunderbird/abcd.default")
        (folder.parent / "profiles.ini").write_text("[Profile0]\nIsRelative=1\nPath=abcd.default\n")
        before = {path: path.read_bytes() for path in self.files_left()}
        self.ask(accounts=ACCOUNTS)
        self.assertEqual({path: path.read_bytes() for path in self.files_left()}, before)
        log = (self.data / "log/host.log").read_text()
        self.assertIn("accounts.audit: 1 accounts", log)
        self.assertNotIn(ADDRESS, log)


if __name__ == "__main__":
    unittest.main()
