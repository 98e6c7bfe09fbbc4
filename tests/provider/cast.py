# SPDX-License-Identifier: EUPL-1.2
"""Who signs in the corpus: one row a signing certificate, ordinary or odd.

All names are invented and every host ends in `.example` (RFC 2606).
"""

from __future__ import annotations

from dataclasses import dataclass

import certificates as x509

WORDS = (
    "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
    "quindici sedici diciassette diciotto diciannove venti ventuno ventidue"
).split()


def host_of(word: str) -> str:
    return f"pec.gestore-{word}.example"


def organisation(host: str) -> str:
    """`pec.gestore-uno.example` belongs to Gestore Uno S.p.A."""
    return f"Gestore {host.split('-')[1].split('.')[0].capitalize()} S.p.A."


COMMON_HOSTS = [host_of(word) for word in WORDS]
HOST_ONLY_IN_A = host_of("storico")
HOST_ONLY_IN_B = host_of("nuovo")
HOST_IN_NEITHER = host_of("ignoto")

RECENT = ("2025-06-03", "2028-06-02")
STANDARD_USAGE = ("digitalSignature",)
STANDARD_PURPOSE = (x509.EMAIL_PROTECTION,)


@dataclass(frozen=True)
class Role:
    """One signing certificate to issue."""

    id: str
    host: str
    authority: str = "ca1"
    valid: tuple[str, str] = RECENT
    bits: int = 2048
    san: str | None = "posta-certificata"
    usage: tuple[str, ...] = STANDARD_USAGE
    purpose: tuple[str, ...] = STANDARD_PURPOSE
    policy: str | None = x509.PEC_POLICY
    email_in_name: bool = False


UNO = host_of("uno")

ROLES: tuple[Role, ...] = (
    *(Role(word, host_of(word), bits=4096 if word == "quattro" else 2048) for word in WORDS),
    # Genuine, each for one rule of the trust anchors.
    Role("storico", HOST_ONLY_IN_A),
    Role("nuovo", HOST_ONLY_IN_B),
    Role("ignoto", HOST_IN_NEITHER),
    Role("gap", UNO, valid=("2017-11-20", "2020-11-19")),
    Role("uno-2018", UNO, valid=("2018-05-10", "2021-05-09")),
    Role("old", UNO, "ca0", ("2014-02-10", "2017-02-10"), 1024, purpose=()),
    Role("old-late", UNO, "ca0", ("2016-02-10", "2019-02-10"), 1024, purpose=()),
    Role("distrusted", host_of("venti"), valid=("2025-06-04", "2028-06-01")),
    # Never genuine.
    Role("old-no-policy", UNO, "ca0", ("2014-02-10", "2017-02-10"), 1024, purpose=(), policy=None),
    Role("expired", UNO, valid=("2022-01-10", "2025-01-09")),
    Role("not-yet", UNO, valid=("2026-06-01", "2029-05-31")),
    Role("wrong-san", UNO, san="info"),
    Role("no-san", UNO, san=None, email_in_name=True),
    Role("no-signing", UNO, usage=("keyEncipherment",)),
    Role("server-only", UNO, purpose=(x509.SERVER_AUTH,)),
    Role("lookalike", UNO, "lookalike"),
    Role("self-signed", UNO, "self"),
    Role("stranger-as-pec", UNO, "persons"),
    Role("person", "posta.example", "persons", san="anna.bianchi", policy=None),
)
