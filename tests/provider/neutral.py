# SPDX-License-Identifier: EUPL-1.2
"""Mail that claims nothing, and unsigned fakes that claim everything."""

from __future__ import annotations

from typing import Iterator

import mime
from attacks_nested import PERSON, ordinary, with_message
from case import Case
from cms import Seal, sign
from clock import BASE
from compose import alternative, draft, text_leaf, xml_leaf
from facts import OWNER, World
from mime import Leaf

ABSENT = {"signature.present": "fail"}
TEXT = text_leaf("Buongiorno, a domani.\r\n").render()
DUE = "posta-certificata@pec.gestore-due.example"


def _plain(name: str, title: str, message: bytes) -> Case:
    return Case(f"neutral-{name}", "neutral", f"{title}.", message, "not-pec", "none")


def _fake(name: str, title: str, message: bytes, kind: str | None = None) -> Case:
    return Case(f"fake-{name}", "attack", f"{title}.", message, "unsigned", kind, ABSENT)


def _signed_by_person(world: World) -> bytes:
    signature = sign(TEXT, Seal(world.signers["person"], BASE))
    leaf = Leaf(['Content-Type: application/pkcs7-signature; name="smime.p7s"',
                 'Content-Disposition: attachment; filename="smime.p7s"'], signature, "base64")
    head = b'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary="=_persona"\r\n\r\n'
    return head + mime.join("=_persona", [TEXT, leaf.render()])


def _bounce() -> bytes:
    report = (b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.posta.example\r\n\r\n"
              b"Final-Recipient: rfc822; nessuno@posta.example\r\nAction: failed\r\nStatus: 5.1.1\r\n")
    words = text_leaf("Delivery failed.\r\n", encoding="7bit").render()
    head = b'Content-Type: multipart/report; report-type=delivery-status; boundary="=_rimbalzo"\r\n\r\n'
    return head + mime.join("=_rimbalzo", [words, report])


def _neutral(world: World) -> Iterator[Case]:
    page = alternative("Ciao, ecco la newsletter.\r\n", "=_alternative").render()
    yield _plain("text", "An ordinary message", ordinary("Saluti", TEXT))
    yield _plain("alternative", "An ordinary message with HTML", ordinary("Newsletter di marzo", page))
    yield _plain("attachment", "An ordinary message with a message attached",
                 ordinary("I: vecchia lettera", with_message(ordinary("Lettera", TEXT))))
    yield _plain("signed-person", "A message signed by a person", ordinary("Firmato", _signed_by_person(world)))
    yield _plain("bounce", "A bounce of ordinary mail",
                 ordinary("Undelivered Mail Returned to Sender", _bounce(), "MAILER-DAEMON@mx.posta.example"))
    yield _plain("reply", "An ordinary person's reply to an envelope",
                 ordinary("R: POSTA CERTIFICATA: Convocazione", TEXT))
    yield _plain("reply-re", "An ordinary person's reply to a receipt", ordinary("Re: CONSEGNA: Diffida", TEXT))
    yield _plain("about-pec", "Ordinary mail about PEC", ordinary("La mia posta certificata non funziona", TEXT))
    yield _plain("body-only", "Ordinary mail whose text quotes a receipt",
                 ordinary("Domanda", text_leaf("X-Ricevuta: avvenuta-consegna\r\nSubject: CONSEGNA: x\r\n").render()))
    yield _plain("lf", "An ordinary message stored with LF", ordinary("Saluti", TEXT).replace(b"\r\n", b"\n"))
    yield _plain("no-mime", "A message without MIME",
                 f"From: {PERSON}\r\nTo: {OWNER}\r\nSubject: breve\r\n\r\nCiao\r\n".encode())
    yield Case("neutral-empty", "neutral", "An empty file.", b"", "unreadable", "none", accept=("not-pec",))
    yield Case("neutral-binary", "neutral", "A file that is no message.", bytes(range(256)) * 16, "unreadable", "none",
               accept=("not-pec",))


def _fakes(world: World) -> Iterator[Case]:
    receipt = (("X-Ricevuta", "avvenuta-consegna"), ("X-Riferimento-Message-ID", "<finto@client.example>"))
    envelope = (("X-Trasporto", "posta-certificata"),)
    xml = draft(world, "acceptance", "fake-daticert").leaves["daticert"].payload
    parts = mime.multipart("mixed", "=_finta", [TEXT, xml_leaf(xml).render()])
    yield _fake("headers", "An unsigned message with every header of a receipt",
                ordinary("CONSEGNA: Diffida ad adempiere", parts, DUE, receipt), "delivery")
    yield _fake("envelope", "An unsigned message with every header of an envelope",
                ordinary("POSTA CERTIFICATA: Atto giudiziario", TEXT, f'"Per conto di: tribunale@pec.example" <{DUE}>',
                         envelope), "transport-envelope")
    yield _fake("from", "Nothing but the From of a provider", ordinary("Comunicazione", TEXT, DUE))
    yield _fake("from-other-host", "The local part of a provider at an unknown host",
                ordinary("Comunicazione", TEXT, "posta-certificata@truffa.example"))
    yield _fake("display", "Nothing but the display name of an envelope",
                ordinary("Comunicazione", TEXT, '"Per conto di: tribunale@pec.example" <x@truffa.example>'))
    yield _fake("display-encoded", "The same in an encoded word",
                ordinary("Comunicazione", TEXT,
                         "=?utf-8?B?UGVyIGNvbnRvIGRpOiB0cmlidW5hbGVAcGVjLmV4YW1wbGU=?= <x@truffa.example>"))
    yield _fake("subject", "Nothing but the subject of a receipt",
                ordinary("ACCETTAZIONE: Offerta", TEXT), "acceptance")
    yield _fake("subject-encoded", "The same in an encoded word",
                ordinary("Comunicazione", TEXT).replace(b"Subject: Comunicazione",
                                                        b"Subject: =?utf-8?B?UE9TVEEgQ0VSVElGSUNBVEE6IEF0dG8=?="))
    yield _fake("ricevuta", "Nothing but an X-Ricevuta header",
                ordinary("Comunicazione", TEXT, more=(("x-ricevuta", "accettazione"),)), "acceptance")
    yield _fake("tiporicevuta", "X-TipoRicevuta and X-Riferimento-Message-ID",
                ordinary("Comunicazione", TEXT, more=(("X-TipoRicevuta", "completa"),
                                                      ("X-Riferimento-Message-ID", "<finto@client.example>"))))
    yield _fake("daticert", "Nothing but a part named daticert.xml", ordinary("Comunicazione", parts))
    yield _fake("reply-provider", "A reply's subject, sent from a provider's address",
                ordinary("R: POSTA CERTIFICATA: Convocazione", TEXT, DUE))
    yield Case("fake-signed-person", "attack", "A person's signature under PEC headers.",
               ordinary("CONSEGNA: Diffida", _signed_by_person(world), PERSON, receipt), "untrusted", "delivery",
               {"signer.chain": "fail"})


def cases(world: World) -> Iterator[Case]:
    yield from _neutral(world)
    yield from _fakes(world)
