# SPDX-License-Identifier: EUPL-1.2
"""What people put into a message that a provider then certifies honestly."""

from __future__ import annotations

from dataclasses import replace
from typing import Callable, Iterator

import mime
from attack import Attack, make
from case import Case
from compose import BRIEF, exchange_for, compose, message_leaf
from contents import Attachment, Original, noise
from draft import Draft
from facts import World
from kinds import kind
from shape import nothing

BOTH = ("envelope", "receipt")
NAMES = {"content.attachments": "warn"}

BIDI = "\u202e"
CSI = "\u009b"


def _original(change: Callable[[Original], Original]) -> Callable[[Draft], None]:
    """Replace the original inside; the certification stays as it was."""

    def edit(draft: Draft) -> None:
        original = change(draft.facts.original)
        host = draft.facts.sender.partition("@")[2]
        draft.leaves["postacert"] = message_leaf(original.postacert(draft.facts.pec_id, host))

    return edit


def _file(name: str) -> Callable[[Draft], None]:
    return _original(lambda original: original.changed(attachments=(Attachment(name, noise(name, 200)),)))


def _encoded_file(parameter: str) -> Callable[[Draft], None]:
    """A file whose name is only in an RFC 2231 or RFC 2047 form."""

    def edit(draft: Draft) -> None:
        headers = ["Content-Type: application/octet-stream", f"Content-Disposition: attachment; {parameter}"]
        entity = mime.multipart("mixed", "=_un_allegato", [mime.Leaf(headers, noise("x", 200), "base64").render()])
        _original(lambda original: original.changed(entity=entity))(draft)

    return edit


def _reply_to(address: str) -> Callable[[Draft], None]:
    return _original(lambda original: original.changed(more=(("Reply-To", address),)))


def _inner_from(value: str) -> Callable[[Draft], None]:
    return _original(lambda original: original.changed(sender=value))


def _issuer(text: str) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        leaf = draft.leaves["daticert"]
        leaf.payload = leaf.payload.replace(draft.facts.provider.organisation.encode(), text.encode())

    return edit


def _subject(label: str, title: str, subject: str) -> Attack:
    return Attack(f"subject-{label}", f"A certified subject with {title}", nothing, "genuine",
                  {"header.subject": "pass"}, BOTH, changes={"subject": subject})


ROWS: tuple[Attack, ...] = (
    Attack("inner-reply-to", "The original's replies go to another domain", _reply_to("pagamenti@posta.example"),
           "genuine", {"content.inner-sender": "warn"}, ("envelope",)),
    Attack("inner-reply-to-same", "The original's replies go to a colleague",
           lambda draft: _reply_to(f"segreteria@{draft.facts.sender.partition('@')[2]}")(draft), "genuine",
           {"content.inner-sender": "note"}, ("envelope",)),
    Attack("inner-from", "The original's From is somebody else", _inner_from("direzione@pec.gestore-tre.example"),
           "genuine", {"content.inner-sender": "note"}, ("envelope",)),
    Attack("inner-from-display", "The original's From shows another address",
           lambda draft: _inner_from(f'"banca@pec.gestore-tre.example" <{draft.facts.sender}>')(draft),
           "genuine", {}, ("envelope",)),
    Attack("file-double", "An attachment with two extensions", _file("fattura.pdf.exe"), "genuine", NAMES, BOTH),
    Attack("file-device", "An attachment with a device's name", _file("CON.txt"), "genuine", NAMES, ("envelope",)),
    Attack("file-path", "An attachment that climbs out of its folder", _file("../../etc/profilo"), "genuine", NAMES,
           ("envelope",)),
    Attack("file-path-windows", "The same with backslashes", _encoded_file("filename*=utf-8''..%5C..%5Cavvio.bat"),
           "genuine", NAMES, ("envelope",)),
    Attack("file-bidi", "An attachment whose name reads backwards",
           _encoded_file("filename*=utf-8''fattura%E2%80%AEfdp.exe"), "genuine", NAMES, ("envelope",)),
    Attack("file-bidi-word", "The same in an encoded word",
           _encoded_file('filename="=?utf-8?Q?fattura=E2=80=AEfdp.exe?="'), "genuine", NAMES, ("envelope",)),
    Attack("file-control", "An attachment with control characters in its name",
           _encoded_file("filename*=utf-8''nota%1B%5B2J%0A.txt"), "genuine", NAMES, ("envelope",)),
    Attack("file-blanks", "An attachment that hides its extension behind blanks",
           _file("fattura.pdf" + " " * 60 + ".exe"), "genuine", NAMES, ("envelope",)),
    Attack("file-ordinary", "An attachment with an ordinary name", _file("fattura.pdf"), "genuine",
           {"content.attachments": "pass"}, BOTH),
    _subject("terminal", "terminal control characters", f"Avviso {CSI}31mROSSO{CSI}0m {CSI}2J"),
    _subject("bidi", "a direction override", f"Fattura {BIDI}fdp.exe"),
    _subject("html", "markup", '<script>alert(1)</script><img src=x onerror="alert(2)">&amp;'),
    _subject("formula", "a spreadsheet formula", '=HYPERLINK("http://posta.example/","Apri")'),
    _subject("formula-plus", "a formula that starts with a plus", "+1+cmd|' /C calc'!A0"),
    _subject("invisible", "invisible characters", "Fat\u200btu\u2060ra\ufeff \u00ad2026"),
    _subject("long", "twelve thousand characters", ("oggetto lunghissimo " * 600).strip()),
    _subject("prefix", "the prefix of another kind", "CONSEGNA: ACCETTAZIONE: relazione"),
    # How a line break compares with the blank of a folded header is not settled.
    replace(_subject("newline", "an encoded line break", "Riga uno\nX-Ricevuta: accettazione"), checks={},
            open_level=True),
    Attack("detail-terminal", "An error detail with control characters", nothing, "genuine", {}, ("failure-no-dest",),
           changes={"error_detail": f"5.1.1 - {CSI}31m<b>casella</b> {BIDI}atsirpoc"}),
    Attack("provider-terminal", "A provider's name with markup and controls",
           _issuer(f"Gestore &lt;b&gt;{BIDI}Due{CSI}2J"), "genuine", {}, BOTH),
    Attack("display-terminal", "A display name with controls in the original",
           lambda draft: _inner_from(f"=?utf-8?Q?=C2=9B31m=E2=80=AEBanca?= <{draft.facts.sender}>")(draft),
           "genuine", {}, ("envelope",)),
    Attack("subject-fattura", "An invoice system's notice whose subject reads like a receipt", nothing, "genuine",
           {"header.kind": "pass", "header.subject": "pass", "content.subject": "note"}, ("envelope",),
           changes={"subject": "Notifica di mancata consegna file IT00000000000_00001.xml"}),
    Attack("subject-fattura-consegna", "The same, reading like a delivery", nothing, "genuine",
           {"header.kind": "pass", "header.subject": "pass", "content.subject": "note"}, ("envelope",),
           changes={"subject": "Ricevuta di consegna IT00000000000_00002.xml"}),
    Attack("subject-receipt", "A message that its sender gave the subject of a delivery receipt", nothing, "genuine",
           {"header.kind": "pass", "header.subject": "pass", "content.subject": "note"}, ("envelope",),
           changes={"subject": "Consegna: contratto 12/2026"}),
    Attack("content-differs", "A complete receipt whose original is not what was sent",
           _original(lambda original: original.changed(text="Buongiorno,\r\nnon si trasmette nulla.\r\n")),
           "genuine", {"receipt.content": "warn"}, with_sent=True),
    Attack("content-subject-differs", "A complete receipt whose original has another subject",
           _original(lambda original: original.changed(subject="Un altro oggetto")), "genuine",
           {"receipt.content": "warn"}, with_sent=True),
)


def _brief_wrong(world: World) -> Case:
    """A brief receipt whose hashes are of other files than the ones sent."""
    name = "attack-content-hash"
    row = kind("delivery-brief")
    facts = exchange_for(world, row, name)
    sent = facts.original
    files = tuple(replace(each, data=each.data + b"altro") for each in sent.attachments)
    facts = facts.changed(original=sent.changed(attachments=files, more=BRIEF))
    return Case(name, "attack", "A brief receipt with the hash of another file.", compose(row, facts).render(),
                "genuine", row.about, {"receipt.content": "warn"}, sent=sent.sent())


def cases(world: World) -> Iterator[Case]:
    yield from make(world, ROWS)
    yield _brief_wrong(world)
