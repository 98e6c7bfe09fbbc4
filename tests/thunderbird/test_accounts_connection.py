# SPDX-License-Identifier: EUPL-1.2
"""The button that tests an account's connections, against the servers of the bench."""

from __future__ import annotations

import unittest

from accounts import Account
from accounts_bench import PAGE, AccountsBench, healthy
from bench import OWNER
from dovecot import free_ports

_FOCUSED = "return document.activeElement?.dataset.key;"


class ConnectionBench(AccountsBench):
    account = Account(OWNER).over_tls()
    preferences = healthy(account)


class Reachable(ConnectionBench):
    def test_an_authority_that_nobody_knows(self) -> None:
        """As an antivirus or a proxy would have it: the servers are there, their authority is the bench's."""
        self.open_page()
        self.assertEqual(self.host_log().count("accounts.test"), 0, "nothing is connected to before")
        found = self.connections("account1")
        incoming, outgoing = found["servers"]
        self.assertRegex(incoming["title"], r"^127\.0\.0\.1:\d+ \(IMAP, TLS from the first byte\)$")
        self.assertRegex(outgoing["title"], r"\(SMTP, ")
        for server in found["servers"]:
            self.assertEqual(server["tone"], "bad", server)
            self.assertIn("certificate of an unknown issuer", server["summary"])
            self.assertTrue(any(each.startswith("✓ Connection: ") for each in server["checks"]), server)
            self.assertTrue(any("Greeting: " in each for each in server["checks"]), server)
        self.assertEqual(self.addon.in_page(PAGE, _FOCUSED), "account1 test", "whoever pressed it is still there")
        self.check_again()
        self.assertEqual(self.connections_found("account1"), found, "what was found stays when the page is drawn anew")

    def test_a_port_that_nobody_listens_on(self) -> None:
        [port] = free_ports(1)
        self.set_preference("mail.smtpserver.smtp1.port", port)
        self.open_page()
        self.check_again()  # by then the setting is written
        incoming, outgoing = self.connections("account1")["servers"]
        self.assertIn(f":{port} ", outgoing["title"])
        self.assertIn("closed port", outgoing["summary"])
        self.assertIn("Check the port number", outgoing["checks"][-1])
        self.assertNotIn("closed port", incoming["summary"])


class WithoutCommand(ConnectionBench):
    def test_says_so(self) -> None:
        (self.program.parents[1] / "bin/pec-companion").unlink()
        self.open_page()
        found = self.connections("account1")
        self.assertIn("The connection test does not start", found["failure"])
        self.assertIn("Install the package pec-companion again", found["failure"])


if __name__ == "__main__":
    unittest.main()
