# SPDX-License-Identifier: EUPL-1.2
"""What the providers do with a message they have taken: refuse it, or certify and deliver it."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

from compose import compose
from daticert import Recipient
from facts import Facts
from kinds import kind
from live.directory import Directory
from live.exchange import facts_of, now, seen_by
from live.maildir import Maildir
from live.providers import Providers
from live.rules import Policy, objection
from live.submitted import Submitted

DELIVERY = {"completa": "delivery-complete", "breve": "delivery-brief", "sintetica": "delivery-concise"}


class Refused(Exception):
    """Said to the mail program as an SMTP error."""


class LiveProvider:
    """Every provider of the directory in one; mailboxes are Maildirs named after their address."""

    def __init__(self, providers: Providers, directory: Directory, mail: Path,
                 owner: tuple[int, int] | None = None, policy: Policy = Policy()) -> None:
        self.directory = directory
        self.policy = policy
        self._providers = providers
        self._mailboxes = {address: Maildir(mail / address, owner) for address in sorted(directory.users)}
        self._sent_outside: list[tuple[str, bytes]] = []
        self._taken: list[tuple[str, list[str], bytes]] = []
        self._one_at_a_time = threading.Lock()

    def mailbox(self, address: str) -> Maildir:
        return self._mailboxes[address.lower()]

    @property
    def sent_outside(self) -> list[tuple[str, bytes]]:
        """Envelopes that left for ordinary mail: address and bytes."""
        return list(self._sent_outside)

    @property
    def taken(self) -> list[tuple[str, list[str], bytes]]:
        """What came in by SMTP, as it was on the wire: login, recipients, bytes."""
        return list(self._taken)

    def take(self, login: str, recipients: list[str], data: bytes) -> None:
        """The whole way of one message. Raises Refused where the policy wants an SMTP error."""
        with self._one_at_a_time:
            self._taken.append((login, list(recipients), data))
            message = Submitted(data, now())
            provider = self._providers[self.directory.provider_of(login) or ""]
            facts = facts_of(message, login, recipients, self.directory, provider)
            reason = objection(message, login, recipients, self.policy)
            if reason is None:
                self._certify(facts)
            elif self.policy.by_notice:
                # A message without a valid recipient has none to certify, but daticert.xml needs one.
                named = facts.recipients or (Recipient(login),)
                detail = f"5.7.1 - {provider.organisation} - {reason}"
                self._answer("refusal-formal", replace(facts, recipients=named, error_detail=detail))
            else:
                raise Refused(reason)

    def _certify(self, facts: Facts) -> None:
        self._answer("acceptance", replace(facts, receipt=None))
        envelope = compose(kind("envelope"), facts)
        for recipient in facts.recipients:
            envelope.headers.set("Delivered-To", recipient.address)
            if not recipient.certified:
                self._sent_outside.append((recipient.address, envelope.render()))
                continue
            provider = self._providers[self.directory.provider_of(recipient.address) or ""]
            known = self.directory.has(recipient.address)
            if known:
                self.mailbox(recipient.address).deliver(envelope.render())
            there = seen_by(facts, provider, recipient.address)
            if known:
                wanted = "sintetica" if recipient.copy else facts.receipt or "completa"
                self._answer(DELIVERY[wanted], replace(there, receipt=wanted))
            else:
                detail = f"5.1.1 - {provider.organisation} - indirizzo non valido"
                self._answer("failure-no-dest", replace(there, receipt=None, error_detail=detail))

    def _answer(self, identifier: str, facts: Facts) -> None:
        """A signed receipt or notice into the sender's mailbox."""
        draft = compose(kind(identifier), facts)
        draft.headers.set("Delivered-To", facts.sender)
        self.mailbox(facts.sender).deliver(draft.render())
