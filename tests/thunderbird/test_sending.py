# SPDX-License-Identifier: EUPL-1.2
"""Mail goes out as PEC: the provider's signed answers come back into the inbox."""

from __future__ import annotations

import os
import subprocess
import unittest
from pathlib import Path

from bench import CORRESPONDENT, OWNER, TOWN, Bench
from live.rules import Policy
from mail_window import Message
from slicing import cut

NOBODY = "nessuno@pec.gestore-due.example"
STORAGE_LINES = (b"X-Mozilla-", b"From - ", b"X-Account-Key:", b"X-UIDL:")


class Sending(Bench):
    def source(self, message: Message) -> bytes:
        """The message without the lines Thunderbird puts before it."""
        lines = self.mail.source(message).splitlines(keepends=True)
        while lines[0].startswith(STORAGE_LINES):
            del lines[0]
        return b"".join(lines)

    def check_signature(self, message: Message) -> None:
        piece = cut(self.source(message))
        content = self.work / "content"
        content.write_bytes(piece.canonical())
        command = ["/usr/bin/openssl", "cms", "-verify", "-binary", "-noverify", "-inform", "DER",
                   "-content", content, "-out", "/dev/null"]
        done = subprocess.run(command, input=piece.signature, capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)

    def answers(self, *subjects: str) -> None:
        """These answers arrive, each signed, and no other."""
        for subject in subjects:
            self.check_signature(self.fetch(subject))
        self.assertEqual(sorted(each.subject for each in self.mail.inbox()), sorted(subjects))

    def test_acceptance_and_delivery(self) -> None:
        self.compose(f"Comune <{TOWN}>, {CORRESPONDENT}", "Perch\u00e9 no", files={"atto.pdf": b"%PDF-1.4 prova"})
        self.send()
        self.answers("ACCETTAZIONE: Perch\u00e9 no", "CONSEGNA: Perch\u00e9 no", "CONSEGNA: Perch\u00e9 no")
        for address in (TOWN, CORRESPONDENT):
            (envelope,) = self.post.provider.mailbox(address).messages()
            self.assertIn(b"X-Trasporto: posta-certificata", envelope)
            self.assertIn(b"JVBERi0xLjQgcHJvdmE", envelope)

    def test_unknown_pec_user(self) -> None:
        self.compose(NOBODY, "Diffida")
        self.send()
        self.answers("ACCETTAZIONE: Diffida", "AVVISO DI MANCATA CONSEGNA: Diffida")

    def test_bcc_is_not_accepted(self) -> None:
        self.compose(TOWN, "Diffida", bcc=CORRESPONDENT)
        self.send()
        self.answers("AVVISO DI NON ACCETTAZIONE: Diffida")
        self.assertEqual(self.post.provider.mailbox(TOWN).messages(), [])

    def test_receipt_asked_for(self) -> None:
        self.compose(TOWN, "Diffida", headers={"X-TipoRicevuta": "breve"}, files={"atto.pdf": b"%PDF-1.4 prova"})
        self.send()
        self.answers("ACCETTAZIONE: Diffida", "CONSEGNA: Diffida")
        self.assertIn(b"atto.pdf.hash", self.source(self.fetch("CONSEGNA")))

    def test_judged_by_the_program(self) -> None:
        """The provider's answers to a real Thunderbird are genuine PEC."""
        program = os.environ.get("PEC_PROGRAM")
        if not program:
            self.skipTest("PEC_PROGRAM names no pec-companion to judge with")
        self.compose(f"{TOWN}, {NOBODY}", "Diffida")
        self.send()
        saved = [Path(self.work / f"{number}.eml") for number in range(3)]
        for path, subject in zip(saved, ("ACCETTAZIONE", "MANCATA CONSEGNA", "CONSEGNA: ")):
            path.write_bytes(self.mail.source(self.fetch(subject)))
        command = [program, "verify", "--account", OWNER, "--anchors", self.post.write_trust(), *saved]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


class SendingToStrictProvider(Bench):
    policy = Policy(by_notice=False)

    def test_an_error_is_shown(self) -> None:
        self.compose(TOWN, "Diffida", bcc=CORRESPONDENT)
        self.composer.press_send()
        texts = self.wait_until("the provider's complaint", self.dialogs.texts)
        self.assertIn("copia nascosta", texts[0])
        self.dialogs.press("accept")
        self.wait_until("no dialog", lambda: not self.dialogs.texts())
        self.assertTrue(self.composer.is_open(), "the message must not be lost")
        self.composer.discard()
        self.wait_until("no compose window", lambda: not self.composer.is_open())


class SendingOverTls(Bench):
    account = Bench.account.over_tls()

    def test_acceptance(self) -> None:
        self.compose(TOWN, "Diffida")
        self.send()
        self.fetch("ACCETTAZIONE: Diffida")
        self.fetch("CONSEGNA: Diffida")


if __name__ == "__main__":
    unittest.main()
