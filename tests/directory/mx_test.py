# SPDX-License-Identifier: EUPL-1.2
"""The look-up of mail exchangers against a name server, in a network that has nothing else: asked only where it
was switched on and nothing else is known, remembered, and never a trouble when the server is one."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

import isolation
from name_server import NameServer

PROGRAM = os.environ["PEC_PROGRAM"]
EXCHANGERS = {
    "ente.example": ["mx.pec.aruba.it"],
    "maiuscole.example": ["MX.PEC.Aruba.IT"],
    "due.example": ["mail.due.example", "mx.cert.legalmail.it"],
    "ordinario.example": ["mail.ordinario.example"],
    # The provider's name stands inside another one.
    "finto.example": ["mx.pec.aruba.it.finto.example", "finto-mx.pec.aruba.it.example"],
    "senza.example": [],
}
ODD = {
    "rifiuta.example": lambda query: query[:2] + b"\x81\x85" + query[4:],
    "rotto.example": lambda query: query[:2] + b"\x81\x80\0\x01\0\x09" + query[8:],
    "rumore.example": lambda query: b"\xff" * 40,
    "muto.example": lambda query: None,
}
# `verdict`, and how often each of two look-ups asks the server: an answer is remembered, silence is not.
CASES = [
    ("ente.example", "probably-certified", 1),
    ("maiuscole.example", "probably-certified", 1),
    ("due.example", "probably-certified", 1),
    ("ordinario.example", "unknown", 1),
    ("finto.example", "unknown", 1),
    ("senza.example", "unknown", 1),
    ("nessuno.example", "unknown", 1),
    ("rifiuta.example", "unknown", 2),
    ("rotto.example", "unknown", 2),
]
SLOW = ["rumore.example", "muto.example"]
LONGEST_S = 8  # two questions of three seconds, and the program


class MailExchangers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = NameServer(EXCHANGERS, ODD)
        cls.addClassCleanup(cls.server.close)

    def setUp(self):
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        self.home = home.name
        self.server.asked.clear()

    def run_it(self, *arguments):
        done = subprocess.run([PROGRAM, *arguments], env={"HOME": self.home, "PATH": os.environ["PATH"]},
                              capture_output=True, text=True, check=False)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return done.stdout

    def look_up(self, domain):
        return json.loads(self.run_it("address", "--json", f"info@{domain}"))

    def test_nobody_is_asked_unless_it_is_switched_on(self):
        self.assertEqual(self.look_up("ente.example")["verdict"], "unknown")
        self.run_it("directory", "settings", "--mx", "on")
        self.run_it("directory", "settings", "--mx", "off")
        self.assertEqual(self.look_up("ente.example")["verdict"], "unknown")
        self.assertEqual(self.server.asked, [])

    def test_a_message_is_checked_with_it(self):
        self.run_it("directory", "settings", "--mx", "on")
        message = pathlib.Path(self.home, "a.eml")
        message.write_text("From: a@legalmail.it\nTo: info@ente.example, info@ordinario.example\nSubject: x\n\nx\n")
        checked = json.loads(self.run_it("check-send", "--json", str(message)))
        self.assertEqual([one["verdict"] for one in checked["recipients"]], ["probably-certified", "unknown"])
        self.assertEqual(self.server.asked, ["ente.example", "ordinario.example"])

    def test_what_is_known_is_not_asked_for(self):
        self.run_it("directory", "settings", "--mx", "on")
        for domain in ("gmail.com", "legalmail.it"):
            self.look_up(domain)
        self.assertEqual(self.server.asked, [])

    def test_each_answer(self):
        self.run_it("directory", "settings", "--mx", "on")
        for domain, verdict, times in CASES:
            with self.subTest(domain):
                self.server.asked.clear()
                for _ in range(2):
                    report = self.look_up(domain)
                    self.assertEqual(report["verdict"], verdict)
                    self.assertEqual([one["source"] for one in report["evidence"]],
                                     ["mx"] if verdict != "unknown" else [])
                self.assertEqual(self.server.asked, [domain] * times)

    def test_a_server_that_does_not_answer_is_not_waited_for(self):
        self.run_it("directory", "settings", "--mx", "on")
        for domain in SLOW:
            with self.subTest(domain):
                start = time.monotonic()
                self.assertEqual(self.look_up(domain)["verdict"], "unknown")
                self.assertLess(time.monotonic() - start, LONGEST_S)


if __name__ == "__main__":
    trouble = isolation.enter()
    if trouble:
        sys.exit(f"mx_test: {trouble}")
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as resolver:
        resolver.write("nameserver 127.0.0.1\n")
        resolver.flush()
        os.chmod(resolver.name, 0o644)
        isolation.replace("/etc/resolv.conf", pathlib.Path(resolver.name))
        unittest.main()
