# SPDX-License-Identifier: EUPL-1.2
"""Whose signature it is, and when: authorities, certificates, addresses, times."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Callable, Iterator

from attack import Attack, make
from case import Case
from clock import BASE
from draft import Draft
from facts import OWNER, World
from shape import nothing

BOTH = ("envelope", "receipt")
CHAIN = {"signer.chain": "fail"}
SENDER = {"signer.sender": "fail"}
USAGE = {"signer.usage": "fail"}
ANOTHER_ACCOUNT = ("altra.persona@pec.gestore-tre.example",)


def at(year: int, month: int, day: int) -> dict[str, datetime]:
    """The exchange happened on that day."""
    return {"moment": datetime(year, month, day, 9, 30, 0, tzinfo=timezone.utc)}


def _seal(**fields: object) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        for name, value in fields.items():
            setattr(draft.seal, name, value)

    return edit


def _from(value: str) -> Callable[[Draft], None]:
    return lambda draft: draft.headers.set("From", value)


def _signed_later(**delta: int) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        draft.seal.moment = draft.facts.moment + timedelta(**delta)

    return edit


def _sender_part_changed(draft: Draft) -> None:
    changed = draft.headers.get("From").replace("posta-certificata@", "posta-certificata.assistenza@")
    draft.headers.set("From", changed)


ROWS: tuple[Attack, ...] = (
    Attack("chain-lookalike", "A CA with the same names and another key", nothing, "untrusted", CHAIN, BOTH,
           provider="lookalike"),
    Attack("chain-self-signed", "A certificate that signs itself", nothing, "untrusted", CHAIN, BOTH,
           provider="self-signed"),
    Attack("chain-other-ca", "A provider's address certified by a CA for persons", nothing, "untrusted", CHAIN, BOTH,
           provider="stranger-as-pec"),
    Attack("chain-person", "A person's certificate on a dressed-up message", nothing, "untrusted", CHAIN,
           provider="person"),
    Attack("chain-expired", "Signed after the certificate had expired", nothing, "untrusted", CHAIN,
           provider="expired"),
    Attack("chain-not-yet", "Signed before the certificate was valid", nothing, "untrusted", CHAIN, provider="not-yet"),
    Attack("chain-historic-late", "Signed after the historic CA had ended", nothing, "untrusted", CHAIN,
           provider="old-late", digest="sha1", changes=at(2018, 6, 1)),
    Attack("chain-historic-no-policy", "A historic certificate without the PEC policy", nothing, "untrusted", CHAIN,
           provider="old-no-policy", digest="sha1", changes=at(2014, 11, 7)),
    Attack("chain-no-certificates", "No certificate at all in the signature",
           _seal(with_leaf=False, with_companions=False), "untrusted", CHAIN, accept=("unsigned",)),
    Attack("chain-no-leaf", "Only the CA's certificate in the signature", _seal(with_leaf=False), "untrusted", CHAIN,
           accept=("unsigned",)),
    Attack("sender-wrong-san", "The certificate names another address of the same host", nothing, "untrusted", SENDER,
           BOTH, provider="wrong-san"),
    Attack("sender-no-san", "The address only in the certificate's subject", nothing, "untrusted", SENDER,
           provider="no-san"),
    Attack("sender-other-provider", "One provider signed in the name of another",
           _from("posta-certificata@pec.gestore-tre.example"), "untrusted", SENDER),
    Attack("sender-subdomain", "From a host below the signer's",
           _from("posta-certificata@mx.pec.gestore-due.example"), "untrusted", SENDER),
    Attack("sender-lookalike-local", "From another local part at the signer's host", _sender_part_changed,
           "untrusted", SENDER, BOTH),
    Attack("sender-two-addresses", "Two addresses in From",
           _from("posta-certificata@pec.gestore-due.example, direzione@pec.gestore-tre.example"),
           "untrusted", SENDER),
    Attack("sender-group", "A From that hides the address in a group",
           _from("Gestori: posta-certificata@pec.gestore-due.example, x@pec.gestore-tre.example;"),
           "untrusted", SENDER),
    Attack("sender-display-address", "The provider's address only as display name",
           _from('"posta-certificata@pec.gestore-due.example" <truffa@posta.example>'), "untrusted", SENDER),
    Attack("usage-no-signing", "A key that may not sign", nothing, "untrusted", USAGE, provider="no-signing"),
    Attack("usage-server", "A key for servers only", nothing, "untrusted", USAGE, provider="server-only"),
    Attack("distrusted-after", "Signed after the distrust date", nothing, "untrusted", {"signer.distrusted": "fail"},
           BOTH, provider="distrusted"),
    Attack("distrusted-before", "Signed before the distrust date", nothing, "genuine", {"signer.distrusted": "pass"},
           provider="distrusted", changes=at(2025, 11, 10)),
    Attack("register-unknown", "A provider in no edition's register", nothing, "genuine",
           {"signer.chain": "pass", "signer.register": "warn"}, BOTH, provider="ignoto"),
    Attack("gap-2017", "Signed before the oldest edition known", nothing, "genuine",
           {"signer.chain": "pass", "signer.register": "pass"}, BOTH, provider="gap", changes=at(2017, 12, 15)),
    Attack("archived-2019", "An old message whose certificate has expired since", nothing, "genuine",
           {"signer.chain": "pass"}, BOTH, provider="uno-2018", changes=at(2019, 5, 6)),
    Attack("summer", "A message of the summer, in another zone", nothing, "genuine",
           {"header.date": "pass", "time.signed": "pass"}, BOTH, changes=at(2025, 7, 15)),
    Attack("historic", "A historic SHA-1 message of a 1024-bit key", nothing, "genuine",
           {"signer.chain": "pass", "signature.algorithms": "note"}, BOTH, provider="old", digest="sha1",
           changes=at(2014, 11, 7)),
    Attack("historic-arrived-then", "A historic message that arrived in its day", nothing, "genuine",
           {"signature.algorithms": "note", "time.arrival": "pass"}, provider="old", digest="sha1",
           changes=at(2014, 11, 7), arrived=datetime(2014, 11, 7, 9, 31, tzinfo=timezone.utc)),
    Attack("historic-arrived-2021", "A historic message that arrived in 2021", nothing, "genuine",
           {"signature.algorithms": "warn", "time.arrival": "warn"}, provider="old", digest="sha1",
           changes=at(2014, 11, 7), arrived=datetime(2021, 6, 1, tzinfo=timezone.utc)),
    # The table speaks of SHA-1 only; nobody may call MD5 genuine.
    Attack("digest-md5", "An MD5 digest", nothing, "untrusted", digest="md5", accept=("altered", "unsigned")),
    Attack("time-hour", "Signed one hour after the certified time", _signed_later(hours=1), "genuine",
           {"time.signed": "warn"}, BOTH),
    Attack("time-eleven-minutes", "Signed eleven minutes before the certified time", _signed_later(minutes=-11),
           "genuine", {"time.signed": "warn"}),
    Attack("time-nine-minutes", "Signed nine minutes after the certified time", _signed_later(minutes=9), "genuine",
           {"time.signed": "pass"}),
    Attack("time-missing-expired", "No signing time, and expired at the certified time", _seal(moment=None),
           "untrusted", CHAIN, provider="expired"),
    Attack("arrival-6-days", "Arrived six days after signing", nothing, "genuine", {"time.arrival": "pass"},
           arrived=BASE + timedelta(days=6)),
    Attack("arrival-30-days", "Arrived thirty days after signing", nothing, "genuine", {"time.arrival": "warn"},
           BOTH, arrived=BASE + timedelta(days=30)),
    Attack("back-dated", "An old key signs with an old date, today", nothing, "genuine", {"time.arrival": "warn"},
           provider="uno-2018", changes=at(2019, 5, 6), arrived=BASE),
    Attack("replayed", "A genuine message shown to another account", nothing, "genuine",
           {"context.addressed": "warn"}, BOTH, accounts=ANOTHER_ACCOUNT),
    Attack("own-account", "A genuine message shown to its own account", nothing, "genuine",
           {"context.addressed": "pass"}, BOTH, accounts=(*ANOTHER_ACCOUNT, OWNER)),
)


def cases(world: World) -> Iterator[Case]:
    yield from make(world, ROWS)
