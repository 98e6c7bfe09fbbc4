# SPDX-License-Identifier: EUPL-1.2
"""What a provider refuses at acceptance (RFC 6109, 3.1.1), and how it says so."""

from __future__ import annotations

from dataclasses import dataclass

from live.submitted import Submitted


@dataclass(frozen=True)
class Policy:
    """How strict, and by what means: `by_notice` answers with a signed notice, else an SMTP error.

    Programs see the error at once; the notice is what the rules describe. `limit` counts bytes of
    the message times its recipients.
    """

    by_notice: bool = True
    limit: int = 30_000_000


def _same(left: str, right: str) -> bool:
    return left.lower() == right.lower()


def objection(message: Submitted, login: str, recipients: list[str], policy: Policy) -> str | None:
    """The reason to refuse, as a provider words it, or None."""
    named = {address.lower() for name in ("To", "Cc") for address in message.addresses(name)}
    envelope = {address.lower() for address in recipients}
    senders = message.addresses("From")
    if len(senders) != 1 or not _same(senders[0], login):
        return "il mittente non coincide con l'utente autenticato"
    if not message.addresses("To"):
        return "manca un destinatario valido nel campo To"
    if message.has("Bcc") or envelope - named:
        return "destinatari in copia nascosta (Bcc) non ammessi"
    if named - envelope:
        return "i destinatari della busta non coincidono con quelli del messaggio"
    if len(message) * len(recipients) > policy.limit:
        return f"dimensione del messaggio per numero di destinatari oltre {policy.limit} byte"
    return None
