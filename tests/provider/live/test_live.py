# SPDX-License-Identifier: EUPL-1.2
"""The live provider judged from outside: smtplib sends, OpenSSL verifies what lands in the mailboxes.

Set PEC_PROGRAM to a `pec-companion` to have every message judged by it too, and PEC_PROVIDER_KEYS to a
folder to keep the keys between runs.
"""

from __future__ import annotations

import email
import json
import os
import smtplib
import subprocess
import sys
import tempfile
import unittest
from email.message import EmailMessage, Message
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import openssl
from cast import host_of
from live.directory import of_users
from live.provider import LiveProvider
from live.providers import Providers
from live.rules import Policy
from live.smtp import PASSWORD, Submission
from slicing import cut

ANNA = f"anna.bianchi@{host_of('uno')}"
BRUNO = f"bruno.neri@{host_of('due')}"
TOWN = "protocollo@pec.comune-inventato.example"
NOBODY = f"nessuno@{host_of('due')}"
OUTSIDE = "carla@posta-ordinaria.example"


def letter(to: str, subject: str = "Diffida ad adempiere", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = f"Anna <{ANNA}>", to, subject
    message["Message-ID"] = "<prova.1@client.example>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content("Buongiorno,\nperch\u00e9 no?\n")
    return message


def daticert(message: bytes) -> ElementTree.Element:
    for part in email.message_from_bytes(message).walk():
        if part.get_filename() == "daticert.xml":
            return ElementTree.fromstring(part.get_payload(decode=True))
    raise AssertionError("no daticert.xml")


def original(message: bytes) -> Message | None:
    """The postacert.eml of an envelope or receipt."""
    for part in email.message_from_bytes(message).walk():
        if part.get_filename() == "postacert.eml":
            return part.get_payload(0)
    return None


class LiveTest(unittest.TestCase):
    policy = Policy()

    @classmethod
    def setUpClass(cls) -> None:
        kept = os.environ.get("PEC_PROVIDER_KEYS")
        made = "" if kept else cls.enterClassContext(tempfile.TemporaryDirectory(prefix="pec-live-keys-"))
        cls.providers = Providers(Path(kept or made))

    def setUp(self) -> None:
        self.root = Path(self.enterContext(tempfile.TemporaryDirectory(prefix="pec-live-")))
        users = of_users(ANNA, BRUNO, TOWN)
        self.provider = LiveProvider(self.providers, users, self.root / "mail", policy=self.policy)
        self.submission = self.enterContext(Submission(self.provider))

    def send(self, message: EmailMessage, recipients: list[str] | None = None, login: str = ANNA) -> None:
        with smtplib.SMTP("127.0.0.1", self.submission.port, timeout=30) as client:
            client.login(login, PASSWORD)
            client.send_message(message, from_addr=login, to_addrs=recipients)
        self.assertEqual(self.submission.failures, [])

    def arrived(self, address: str = ANNA) -> dict[tuple[str, str | None], bytes]:
        """What a mailbox holds, by what daticert.xml says: type, and recipient concerned."""
        found = {}
        for message in self.provider.mailbox(address).messages():
            self.check_signature(message)
            data = daticert(message)
            found[data.get("tipo"), data.findtext("dati/consegna")] = message
        return found

    def check_signature(self, message: bytes) -> None:
        piece = cut(message)
        content = self.root / "content"
        content.write_bytes(piece.content)
        openssl.run("cms", "-verify", "-binary", "-noverify", "-inform", "DER", "-content", content,
                    "-out", "/dev/null", data=piece.signature)


class Delivery(LiveTest):
    def test_one_recipient(self) -> None:
        sent = letter(BRUNO)
        self.send(sent)
        mine = self.arrived()
        self.assertEqual(set(mine), {("accettazione", None), ("avvenuta-consegna", BRUNO)})
        envelope = self.arrived(BRUNO)["posta-certificata", None]
        for message in (envelope, mine["avvenuta-consegna", BRUNO]):
            self.assertEqual(original(message).get_payload(decode=True), b"Buongiorno,\r\nperch\xc3\xa9 no?\r\n")
            self.assertEqual(original(message)["X-Riferimento-Message-ID"], sent["Message-ID"])
        self.assertEqual(email.message_from_bytes(envelope)["Message-ID"], original(envelope)["Message-ID"])
        identifiers = {daticert(each).findtext("dati/identificativo") for each in (*mine.values(), envelope)}
        self.assertEqual(len(identifiers), 1)

    def test_every_kind_of_recipient(self) -> None:
        self.send(letter(f"{BRUNO}, {NOBODY}, {OUTSIDE}", Cc=TOWN))
        mine = self.arrived()
        self.assertEqual(set(mine), {
            ("accettazione", None), ("avvenuta-consegna", BRUNO), ("avvenuta-consegna", TOWN),
            ("errore-consegna", NOBODY)})
        types = {each.text: each.get("tipo")
                 for each in daticert(mine["accettazione", None]).iterfind("intestazione/destinatari")}
        self.assertEqual(types, {BRUNO: "certificato", TOWN: "certificato", NOBODY: "certificato", OUTSIDE: "esterno"})
        self.assertEqual([address for address, _ in self.provider.sent_outside], [OUTSIDE])
        self.assertIsNotNone(original(mine["avvenuta-consegna", BRUNO]))
        self.assertIsNone(original(mine["avvenuta-consegna", TOWN]), "a Cc recipient's receipt is concise")
        self.assertEqual(daticert(mine["errore-consegna", NOBODY]).get("errore"), "no-dest")

    def test_kinds_of_receipt(self) -> None:
        for kind, hashed, inside in (("completa", False, True), ("breve", True, True), ("sintetica", False, False)):
            with self.subTest(kind):
                message = letter(TOWN, X_TipoRicevuta=kind)
                message.add_attachment(b"%PDF-1.4 prova", maintype="application", subtype="pdf", filename="atto.pdf")
                self.send(message)
                receipt = self.arrived()["avvenuta-consegna", TOWN]
                self.assertEqual(daticert(receipt).find("dati/ricevuta").get("tipo"), kind)
                self.assertEqual(original(receipt) is not None, inside)
                self.assertEqual(b"atto.pdf.hash" in receipt, hashed)

    def test_judged_by_the_program(self) -> None:
        program = os.environ.get("PEC_PROGRAM")
        if not program:
            self.skipTest("PEC_PROGRAM names no pec-companion to judge with")
        self.send(letter(f"{BRUNO}, {NOBODY}", Cc=TOWN, X_TipoRicevuta="breve"))
        self.send(letter(BRUNO), [BRUNO, TOWN])
        trust = self.providers.write_trust(self.root)
        command = [program, "verify", "--json", "--anchors", trust, self.root / "mail"]
        done = subprocess.run(command, capture_output=True, check=False)
        verdicts = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(len(verdicts), 7, done.stderr)
        for verdict in verdicts:
            self.assertEqual(verdict["outcome"], "genuine", verdict)


class Refusal(LiveTest):
    policy = Policy(limit=20_000)

    def refused(self, message: EmailMessage, recipients: list[str] | None = None) -> str:
        """The reason in the notice, the only thing a refused message leads to."""
        before = {address: len(self.provider.mailbox(address).messages()) for address in (ANNA, BRUNO, TOWN)}
        self.send(message, recipients)
        data = daticert(self.provider.mailbox(ANNA).messages()[-1])
        self.assertEqual(set(self.arrived()), {("non-accettazione", None)})
        after = {address: len(self.provider.mailbox(address).messages()) for address in (ANNA, BRUNO, TOWN)}
        self.assertEqual(after, {**before, ANNA: before[ANNA] + 1})
        return data.findtext("dati/errore-esteso")

    def test_notices(self) -> None:
        self.assertIn("Bcc", self.refused(letter(BRUNO), [BRUNO, TOWN]))
        stranger = letter(BRUNO)
        stranger.replace_header("From", TOWN)
        self.assertIn("utente autenticato", self.refused(stranger))
        copy_only = letter(BRUNO, Cc=TOWN)
        del copy_only["To"]
        self.assertIn("campo To", self.refused(copy_only))

    def test_size_counts_recipients(self) -> None:
        message = letter(f"{BRUNO}, {TOWN}")
        message.add_attachment(bytes(9_000), maintype="application", subtype="pdf", filename="atto.pdf")
        self.assertIn("dimensione", self.refused(message))

    def test_at_the_door(self) -> None:
        """What a server refuses while the mail program still waits."""
        with smtplib.SMTP("127.0.0.1", self.submission.port, timeout=30) as client:
            client.ehlo()
            self.assertEqual(client.mail(ANNA)[0], 530)
            with self.assertRaises(smtplib.SMTPAuthenticationError):
                client.login(ANNA, "wrong")
            with self.assertRaises(smtplib.SMTPAuthenticationError):
                client.login(NOBODY, PASSWORD)
            client.user, client.password = ANNA, PASSWORD
            client.auth("LOGIN", client.auth_login)
            self.assertEqual(client.mail(BRUNO)[0], 553)
            self.assertEqual(client.mail(ANNA, ["SIZE=20001"])[0], 552)
            self.assertEqual(client.mail(ANNA)[0], 250)
            self.assertEqual(client.docmd("DATA")[0], 554)
        self.assertEqual(self.provider.mailbox(ANNA).messages(), [])


class StrictRefusal(LiveTest):
    policy = Policy(by_notice=False)

    def test_an_error_instead_of_a_notice(self) -> None:
        with self.assertRaises(smtplib.SMTPDataError) as caught:
            self.send(letter(BRUNO), [BRUNO, TOWN])
        self.assertEqual(caught.exception.smtp_code, 554)
        self.assertEqual(self.provider.mailbox(ANNA).messages(), [])


if __name__ == "__main__":
    unittest.main()
