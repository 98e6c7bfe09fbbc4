# SPDX-License-Identifier: EUPL-1.2
"""What happened: one exchange between invented people, from which every message is derived.

One mailbox owner is in all of them: receipts are for what the owner sent,
envelopes are what the owner received.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from authorities import Authorities, establish
from clock import BASE, local
from contents import Original
from daticert import Recipient
from signers import Signer, Signers

OWNER = "studio.legale@pec.gestore-uno.example"
CORRESPONDENTS = (
    "protocollo@pec.comune-inventato.example",
    "amministrazione@pec.gestore-due.example",
    "ufficio.tributi@pec.gestore-due.example",
    "anna.bianchi@pec.gestore-due.example",
    "officina.rossini@pec.gestore-due.example",
)
SUBJECTS = (
    "Diffida ad adempiere",
    "Richiesta di accesso agli atti",
    "Offerta n. 118 del 2 marzo",
    "Convocazione dell'assemblea dei soci",
    "Fattura 2026/31",
    "Trasmissione del verbale",
    "Disdetta del contratto di locazione",
    "Integrazione documenti pratica 4471",
)


@dataclass(frozen=True)
class Facts:
    """One exchange; `provider` is whoever signs the message about it.

    `concerned` is the recipient a receipt is about, by default the first one.
    """

    name: str
    provider: Signer
    sender: str
    recipients: tuple[Recipient, ...]
    replies: str
    subject: str
    moment: datetime
    pec_id: str
    own_id: str
    client_id: str | None
    original: Original
    receipt: str | None = None
    error_detail: str | None = None
    concerned: str | None = None

    def changed(self, **fields: object) -> "Facts":
        """A copy; the original message follows subject, sender and recipients."""
        facts = replace(self, **fields)
        if "original" in fields:
            return facts
        to, cc = ([r.address for r in facts.recipients if r.copy == copy] for copy in (False, True))
        original = facts.original.changed(
            sender=facts.sender, to=",\r\n ".join(to), cc=",\r\n ".join(cc), subject=facts.subject,
            client_id=facts.client_id, moment=facts.moment - timedelta(seconds=4),
        )
        return replace(facts, original=original)


class World:
    """The authorities and signers, and a maker of exchanges."""

    def __init__(self, keys: Path) -> None:
        self.authorities: Authorities = establish(keys)
        self.signers = Signers(keys, self.authorities)

    def exchange(self, name: str, provider: str, owner_sends: bool, moment: datetime = BASE) -> Facts:
        """An exchange whose choices depend on nothing but `name`."""
        chance = random.Random(name)
        other, subject = chance.choice(CORRESPONDENTS), chance.choice(SUBJECTS)
        sender, recipient = (OWNER, other) if owner_sends else (other, OWNER)
        signer = self.signers[provider]
        origin = sender.partition("@")[2]
        stamp = local(moment).strftime("%Y%m%d%H%M%S")
        number = f"{chance.randrange(10**5):05}"
        client_id = f"<{chance.randbytes(8).hex()}@client.example>"
        issuer = signer.host if not owner_sends else origin
        original = Original(sender, recipient, subject, moment - timedelta(seconds=4), client_id)
        return Facts(
            name=name, provider=signer, sender=sender, recipients=(Recipient(recipient),), replies=sender,
            subject=subject, moment=moment, client_id=client_id, original=original,
            pec_id=f"<opec300.{stamp}.{number}.310.1.63@{issuer}>",
            own_id=f"<opec300.{stamp}.{number}.421.1.72@{signer.host}>",
        )
