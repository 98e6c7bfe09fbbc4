# SPDX-License-Identifier: EUPL-1.2
"""Unsigned headers that disagree with what was signed: genuine, with a warning."""

from __future__ import annotations

from datetime import timedelta
from typing import Callable, Iterator

from attack import Attack, make
from case import Case
from clock import BASE, mail_date
from draft import Draft
from facts import World

BOTH = ("envelope", "receipt")
PARTIES = {"header.parties": "warn"}
KIND = {"header.kind": "warn"}
IDS = {"header.ids": "warn"}
STRANGER = "truffa@posta.example"


def _set(name: str, value: str) -> Callable[[Draft], None]:
    return lambda draft: draft.headers.set(name, value)


def _subject(prefix: str = "", text: str = "") -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        draft.headers.set("Subject", (prefix or draft.kind.prefix) + (text or draft.facts.subject))

    return edit


def _retype(name: str, value: str, prefix: str) -> Callable[[Draft], None]:
    """Both header and subject tell of another kind."""

    def edit(draft: Draft) -> None:
        old = draft.kind.header[0]
        draft.headers.set(old, value)
        draft.headers.spell(old, name)
        draft.headers.set("Subject", prefix + draft.facts.subject)

    return edit


def _remove(*names: str) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        for name in names:
            draft.headers.remove(name)

    return edit


def _display(draft: Draft) -> None:
    draft.headers.set("From", f'"Per conto di: direzione@pec.gestore-tre.example" <{draft.facts.provider.address}>')


def _cc(draft: Draft) -> None:
    draft.headers.put_before("From", "Cc", STRANGER)


def _sender(draft: Draft) -> None:
    draft.headers.put_before("From", "Sender", STRANGER)


def _both_types(draft: Draft) -> None:
    draft.headers.put_before("From", "X-Ricevuta", "avvenuta-consegna")


ROWS: tuple[Attack, ...] = (
    Attack("header-kind-ricevuta", "X-Ricevuta says accettazione", _set("X-Ricevuta", "accettazione"), "genuine", KIND),
    Attack("header-kind-failure", "A non-delivery dressed as a delivery",
           _retype("X-Ricevuta", "avvenuta-consegna", "CONSEGNA: "), "genuine", KIND, ("failure-no-dest",)),
    Attack("header-kind-subject", "The subject's prefix of another kind", _subject(prefix="ACCETTAZIONE: "),
           "genuine", KIND),
    Attack("header-kind-both", "X-Ricevuta and X-Trasporto together", _both_types, "genuine", KIND, ("envelope",)),
    Attack("header-kind-anomaly", "A transport envelope dressed as an anomaly",
           _retype("X-Trasporto", "errore", "ANOMALIA MESSAGGIO: "), "genuine", KIND, ("envelope",)),
    Attack("anomaly-as-envelope", "An anomaly envelope dressed as a transport envelope",
           _retype("X-Trasporto", "posta-certificata", "POSTA CERTIFICATA: "), "untrusted",
           {"certification.present": "fail"}, ("anomaly",), about="transport-envelope"),
    Attack("anomaly-as-receipt", "An anomaly envelope dressed as a delivery receipt",
           _retype("X-Ricevuta", "avvenuta-consegna", "CONSEGNA: "), "untrusted",
           {"certification.present": "fail"}, ("anomaly",), about="delivery"),
    Attack("header-subject", "Another subject", _subject(text="Pagamento urgente su altro IBAN"), "genuine",
           {"header.subject": "warn"}, BOTH),
    Attack("header-date", "A date one day later", _set("Date", mail_date(BASE + timedelta(days=1))), "genuine",
           {"header.date": "warn"}, BOTH),
    Attack("header-date-nonsense", "A date that is no date", _set("Date", "ieri pomeriggio"), "genuine",
           {"header.date": "warn"}),
    Attack("header-reference", "Another X-Riferimento-Message-ID",
           _set("X-Riferimento-Message-ID", "<altro@client.example>"), "genuine", IDS, BOTH),
    Attack("header-message-id", "Another Message-ID on an envelope",
           _set("Message-ID", "<altro@pec.gestore-due.example>"), "genuine", IDS, ("envelope",)),
    Attack("header-reply-to", "Replies go elsewhere", _set("Reply-To", STRANGER), "genuine", PARTIES, ("envelope",)),
    Attack("header-reply-to-two", "Replies go to the sender and elsewhere",
           lambda draft: draft.headers.set("Reply-To", f"{draft.facts.replies}, {STRANGER}"), "genuine", PARTIES,
           ("envelope",)),
    Attack("header-return-path", "Another Return-Path", _set("Return-Path", f"<{STRANGER}>"), "genuine", PARTIES, BOTH),
    Attack("header-display", "On behalf of somebody else", _display, "genuine", PARTIES, ("envelope",)),
    Attack("header-to", "Another To", _set("To", "direzione@pec.gestore-tre.example"), "genuine", PARTIES, BOTH),
    Attack("header-cc", "A Cc that was not certified", _cc, "genuine", PARTIES, ("envelope",)),
    Attack("header-sender", "A Sender other than From", _sender, "genuine", PARTIES, BOTH),
    Attack("header-kind-none", "The kind's own header taken away", _remove("X-Ricevuta"), "genuine", KIND),
)


def cases(world: World) -> Iterator[Case]:
    yield from make(world, ROWS)
