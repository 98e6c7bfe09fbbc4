# SPDX-License-Identifier: EUPL-1.2
"""A whole session, with every packet looked at: nothing but the mail servers is wanted by anybody. There is a route to
everywhere (wire.py), so that a question to another machine is not merely refused, but seen."""

from __future__ import annotations

import socket
import unittest
from base64 import b64encode

import namespace
from accounts_bench import PAGE as ACCOUNTS
from bench import CORRESPONDENT, OWNER, TOWN
from sending_bench import FRIEND, SendingBench
from test_addresses_page import PAGE as ADDRESSES
from test_addresses_page import IMPORT, REGISTER
from wire import Wire


class NothingLeaves(SendingBench):
    pec = {"account1": True}

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        if not namespace.is_alone():
            raise unittest.SkipTest("no network of its own here: other programs' packets would be seen")

    def setUp(self) -> None:
        self.wire = self.enterContext(Wire())
        super().setUp()

    def test_a_whole_session(self) -> None:
        self.take(CORRESPONDENT, OWNER, "Risposta")
        self.judged("POSTA CERTIFICATA: Risposta")
        self.deliver(b"From: a@example.org\r\nTo: " + OWNER.encode() + b"\r\nSubject: CONSEGNA: falsa\r\n\r\nNo.\r\n")
        self.judged("CONSEGNA: falsa")
        self.compose(f"{TOWN}, {FRIEND}", "Diffida")
        self.send()
        self.judged("ACCETTAZIONE: Diffida")
        self.judged("CONSEGNA: Diffida")
        self.compose(f"{TOWN}, {FRIEND}, protocollo@pec.mai-vista.example", "Diffida 2")
        self.press_send()
        self.send_anyway()
        self.open_tab(ACCOUNTS)
        self.wait_until("the accounts", lambda: OWNER in self.addon.in_page(
            ACCOUNTS, "return document.body.innerText;"))
        self.open_tab(ADDRESSES)
        self.addon.in_page(ADDRESSES, IMPORT, "enti.csv", b64encode(REGISTER).decode(), "IPA", 1)
        self.wait_until("the import", lambda: "Imported: " in self.addon.in_page(
            ADDRESSES, "return document.getElementById('importing').innerText;"))

        servers = self.post.dovecot
        known = (servers.imap, servers.pop3, self.post.submission.port, self.marionette.port)
        self.assertEqual(self.wire.destinations - {f"tcp 127.0.0.1:{port}" for port in known}, set())
        self.assertEqual(self.wire.lost(), 0)
        self.assertGreater(self.wire.packets, 100, "the trace saw the session")
        self.assertIn(f"tcp 127.0.0.1:{self.post.dovecot.imap}", self.wire.destinations)


class TheTrace(unittest.TestCase):
    """Sees what it is there to see."""

    def test_others_are_seen(self) -> None:
        if missing := namespace.enter():
            self.skipTest(missing)
        with Wire() as wire:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asker:
                asker.sendto(b"\x12\x34\x01\0\0\x01\0\0\0\0\0\0\x04mail\x07example\0\0\x0f\0\x01", ("192.0.2.1", 53))
            for family, address in ((socket.AF_INET, "198.51.100.7"), (socket.AF_INET6, "2001:db8::1")):
                with socket.socket(family) as caller:
                    self.assertRaises(OSError, caller.connect, (address, 443))
            self._tick(wire)
        self.assertLessEqual(
            {"udp 192.0.2.1:53 (mail.example)", "tcp 198.51.100.7:443", "tcp [2001:db8::1]:443"}, wire.destinations)

    def _tick(self, wire: Wire) -> None:
        """The last packet is looked at once a later one is."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.sendto(b"", ("192.0.2.99", 9))
        SendingBench.wait_until("the trace", lambda: "udp 192.0.2.99:9" in wire.destinations)


if __name__ == "__main__":
    unittest.main()
