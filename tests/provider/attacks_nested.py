# SPDX-License-Identifier: EUPL-1.2
"""Genuine messages inside other messages: forwarded, wrapped, nested; and nesting without end."""

from __future__ import annotations

from typing import Iterator

import mime
from case import Case
from compose import draft, message_leaf, text_leaf
from draft import Draft
from facts import OWNER, World
from mime import Headers, Leaf

PERSON = "anna.bianchi@posta.example"
ABSENT = {"signature.present": "fail"}


def ordinary(subject: str, entity: bytes, sender: str = PERSON, more: tuple[tuple[str, str], ...] = ()) -> bytes:
    """A message of an ordinary person, unsigned."""
    headers = Headers([
        ("Return-Path", f"<{sender.split('<')[-1].rstrip('>')}>"),
        ("Received", "from posta.example ([192.0.2.7]) by mx.example;\r\n\tMon, 2 Mar 2026 12:00:00 +0100"),
        ("From", sender), ("To", OWNER), ("Subject", mime.encoded_words(subject)),
        ("Date", "Mon, 2 Mar 2026 12:00:00 +0100"), ("Message-ID", "<20260302120000@posta.example>"),
        *more, ("MIME-Version", "1.0"),
    ])
    return headers.render() + entity


def with_message(inside: bytes, name: str = "") -> bytes:
    """A multipart/mixed of a few words and a message."""
    parameter = f'; name="{name}"' if name else ""
    leaf = Leaf([f"Content-Type: message/rfc822{parameter}"], inside)
    words = text_leaf("Ti inoltro questa ricevuta.\r\n", encoding="7bit")
    return mime.multipart("mixed", "=_inoltro", [words.render(), leaf.render()])


def _entity_of(message: bytes) -> bytes:
    """The Content-Type and body of a message, as a list program lifts it into its own frame."""
    head, _, body = message.partition(b"\r\n\r\n")
    line = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-type:"))
    return line + b"\r\n\r\n" + body


def _deep_messages(levels: int) -> bytes:
    entity = text_leaf("In fondo.\r\n", encoding="7bit").render()
    for level in range(levels):
        inner = f"From: {PERSON}\r\nTo: {OWNER}\r\nSubject: livello {level}\r\nMIME-Version: 1.0\r\n".encode() + entity
        entity = b"Content-Type: message/rfc822\r\n\r\n" + inner
    return entity


def _deep_multiparts(levels: int) -> bytes:
    entity = text_leaf("In fondo.\r\n", encoding="7bit").render()
    for level in range(levels):
        entity = mime.multipart("mixed", f"=_livello_{level}_", [entity])
    return entity


def _many_parts(count: int) -> bytes:
    return mime.multipart("mixed", "=_tante", [b"Content-Type: text/plain\r\n\r\nx\r\n"] * count)


def _with_original(made: Draft, entity: bytes) -> bytes:
    original = made.facts.original.changed(entity=entity)
    made.leaves["postacert"] = message_leaf(original.postacert(made.facts.pec_id, made.facts.provider.host))
    return made.render()


def _wrapped(world: World) -> Iterator[Case]:
    receipt = draft(world, "delivery-complete", "nested-receipt").render()
    acceptance = draft(world, "acceptance", "nested-acceptance").render()
    made = draft(world, "envelope", "attack-nested-in-envelope")
    yield Case("attack-nested-in-envelope", "attack", "A genuine receipt attached to a genuine envelope.",
               _with_original(made, with_message(receipt)), kind="transport-envelope",
               checks={"signature.intact": "pass"}, nested=("genuine",))
    yield Case("attack-nested-forwarded", "attack", "A genuine receipt forwarded as attachment by ordinary mail.",
               ordinary("I: ricevuta", with_message(receipt)), "not-pec", "none", nested=("genuine",))
    yield Case("attack-nested-two", "attack", "Two genuine receipts forwarded in one ordinary message.",
               ordinary("I: ricevute", mime.multipart("mixed", "=_due", [
                   Leaf(["Content-Type: message/rfc822"], each).render() for each in (acceptance, receipt)])),
               "not-pec", "none", nested=("genuine", "genuine"))
    yield Case("attack-nested-as-postacert", "attack", "A genuine receipt forwarded under the name postacert.eml.",
               ordinary("Documenti", with_message(receipt, "postacert.eml")), "unsigned", checks=ABSENT,
               nested=("genuine",))
    dressed = (("X-Ricevuta", "avvenuta-consegna"), ("X-Riferimento-Message-ID", "<finto@client.example>"))
    yield Case("attack-nested-dressed", "attack", "A genuine receipt inside an unsigned message with PEC headers.",
               ordinary("CONSEGNA: Diffida ad adempiere", with_message(receipt),
                        "posta-certificata@pec.gestore-due.example", dressed),
               "unsigned", "delivery", ABSENT, nested=("genuine",))
    altered = receipt.replace(b"Buongiorno", b"Buonanotte")
    made = draft(world, "envelope", "attack-nested-altered")
    yield Case("attack-nested-altered", "attack", "An altered receipt attached to a genuine envelope.",
               _with_original(made, with_message(altered)), kind="transport-envelope",
               checks={"signature.intact": "pass"}, nested=("altered",))


def _lists(world: World) -> Iterator[Case]:
    message = draft(world, "envelope", "nested-envelope").render()
    footer = text_leaf("Lista di prova, per uscirne rispondere.\r\n", encoding="7bit").render()
    entity = mime.multipart("mixed", "=_lista", [_entity_of(message), footer])
    kept = (("X-Trasporto", "posta-certificata"), ("List-Id", "<lista.example>"))
    yield Case("attack-list-kept", "attack", "A mailing list wrapped an envelope and kept its headers.",
               ordinary("[lista] POSTA CERTIFICATA: Convocazione", entity,
                        "posta-certificata@pec.gestore-due.example", kept),
               "unsigned", "transport-envelope", ABSENT)
    yield Case("attack-list-own", "attack", "A mailing list wrapped an envelope under its own name.",
               ordinary("[lista] Convocazione", entity, "lista@posta.example", (("List-Id", "<lista.example>"),)),
               "unsigned", checks=ABSENT)


def _endless(world: World) -> Iterator[Case]:
    capped = ("unreadable",)
    for label, title, entity in (
        ("messages-100", "a hundred messages one inside the other", _deep_messages(100)),
        ("messages-2000", "two thousand messages one inside the other", _deep_messages(2000)),
        ("multiparts-100", "a hundred multiparts one inside the other", _deep_multiparts(100)),
        ("multiparts-2000", "two thousand multiparts one inside the other", _deep_multiparts(2000)),
        ("parts-20000", "twenty thousand parts", _many_parts(20000)),
    ):
        name = f"attack-endless-{label}"
        made = draft(world, "envelope", name)
        yield Case(name, "attack", f"A genuine envelope of {title}.", _with_original(made, entity),
                   kind="transport-envelope", checks={"signature.intact": "pass"}, accept=capped)
        yield Case(f"{name}-ordinary", "attack", f"Ordinary mail of {title}.",
                   ordinary("Buongiorno", entity), "not-pec", "none", accept=capped)
    made = draft(world, "delivery-complete", "attack-endless-headers")
    for number in range(20000):
        made.headers.add(f"X-Riempitivo-{number}", "x")
    yield Case("attack-endless-headers", "attack", "A genuine receipt under twenty thousand headers.", made.render(),
               kind="delivery", checks={"signature.intact": "pass"}, accept=capped)


def cases(world: World) -> Iterator[Case]:
    yield from _wrapped(world)
    yield from _lists(world)
    yield from _endless(world)
