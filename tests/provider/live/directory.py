# SPDX-License-Identifier: EUPL-1.2
"""Who has a mailbox where: the PEC domains, each with its provider, and their users."""

from __future__ import annotations

from dataclasses import dataclass

from cast import host_of


@dataclass(frozen=True)
class Directory:
    """`domains` maps a PEC domain to the id of its provider's signer (a row of cast.py)."""

    domains: dict[str, str]
    users: frozenset[str]

    def provider_of(self, address: str) -> str | None:
        """Who serves an address, or None for ordinary mail."""
        return self.domains.get(address.rpartition("@")[2].lower())

    def is_certified(self, address: str) -> bool:
        return self.provider_of(address) is not None

    def has(self, address: str) -> bool:
        return address.lower() in self.users


def of_users(*addresses: str) -> Directory:
    """Two providers, a town whose PEC the second one runs, and these mailboxes."""
    domains = {host_of("uno"): "uno", host_of("due"): "due", "pec.comune-inventato.example": "due"}
    users = frozenset(address.lower() for address in addresses)
    for address in users:
        if address.rpartition("@")[2] not in domains:
            raise ValueError(f"{address} is in no PEC domain of this directory")
    return Directory(domains, users)
