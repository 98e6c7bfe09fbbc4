# SPDX-License-Identifier: EUPL-1.2
"""One live exchange: the facts of a submitted message, with real times and identifiers never used before."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, timezone

from clock import local
from daticert import Recipient
from facts import Facts
from live.directory import Directory
from live.submitted import Submitted
from signers import Signer


def now() -> datetime:
    """The present second: what daticert.xml and a signing time can say."""
    return datetime.now(timezone.utc).replace(microsecond=0)


def identifier(moment: datetime, host: str) -> str:
    stamp = local(moment).strftime("%Y%m%d%H%M%S")
    return f"<opec300.{stamp}.{secrets.randbelow(10**9):09}.310.1.63@{host}>"


def facts_of(message: Submitted, login: str, recipients: list[str], directory: Directory,
             provider: Signer) -> Facts:
    """What the sender's provider certifies about a message it has just taken."""
    moment = now()
    copies = {address.lower() for address in message.addresses("Cc")}
    copies -= {address.lower() for address in message.addresses("To")}
    pec_id = identifier(moment, login.partition("@")[2])
    return Facts(
        name=pec_id, provider=provider, sender=login, subject=message.subject, moment=moment,
        recipients=tuple(
            Recipient(each, directory.is_certified(each), each.lower() in copies) for each in recipients),
        replies=(message.addresses("Reply-To") or [login])[0],
        pec_id=pec_id, own_id=identifier(moment, provider.host), client_id=message.client_id,
        original=message, receipt=message.receipt,
    )


def seen_by(facts: Facts, provider: Signer, recipient: str) -> Facts:
    """The same exchange when it reaches the provider of a recipient."""
    moment = max(now(), facts.moment)
    own_id = identifier(moment, provider.host)
    return replace(facts, name=own_id, provider=provider, moment=moment, own_id=own_id, concerned=recipient)
