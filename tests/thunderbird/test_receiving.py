# SPDX-License-Identifier: EUPL-1.2
"""Mail comes in over each way a provider offers, and is displayed in each place Thunderbird has."""

from __future__ import annotations

import unittest
from dataclasses import replace

from bench import OWNER, Bench
from mail_window import PANE, TAB, WINDOW

LETTER = (
    b"From: Comune <protocollo@pec.comune-inventato.example>\r\nTo: " + OWNER.encode() + b"\r\n"
    b"Subject: Prova di ricezione\r\nMessage-ID: <prova.1@pec.comune-inventato.example>\r\n"
    b"Date: Mon, 2 Mar 2026 11:00:00 +0100\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    b"Perch\xc3\xa9 no?\r\n"
)


class Receiving(Bench):
    """IMAP with an offline copy, which is Thunderbird's own choice."""

    def receive_and_show(self) -> None:
        self.deliver(LETTER)
        message = self.fetch("Prova di ricezione")
        for place in (PANE, TAB, WINDOW):
            with self.subTest(place):
                self.open(message, place)
                self.assertIn("Perch\u00e9 no?", self.text_shown(place))

    def is_stored(self) -> bool:
        return self.fetch("Prova di ricezione").offline

    def test_it_is_shown(self) -> None:
        self.receive_and_show()
        self.wait_until("an offline copy", self.is_stored)
        self.assertTrue(self.mail.source(self.fetch("Prova")).endswith(LETTER))


class ReceivingWithoutCopy(Receiving):
    account = replace(Bench.account, offline=False)

    def test_it_is_shown(self) -> None:
        self.receive_and_show()
        self.assertFalse(self.is_stored())
        self.assertEqual(self.mail.source(self.fetch("Prova")), LETTER)


class ReceivingPop3(Receiving):
    account = replace(Bench.account, kind="pop3")

    def test_it_is_shown(self) -> None:
        self.receive_and_show()
        stored = self.mail.source(self.fetch("Prova"))
        self.assertTrue(stored.replace(b"\r\n", b"\n").endswith(LETTER.replace(b"\r\n", b"\n")))


class ReceivingTls(Receiving):
    account = Bench.account.over_tls()


class ReceivingPop3Tls(ReceivingPop3):
    account = replace(Bench.account, kind="pop3", tls=True)


class ReceivingUnderXvfb(Receiving):
    xvfb = True


if __name__ == "__main__":
    unittest.main()
