# SPDX-License-Identifier: EUPL-1.2
"""Signing certificates, issued from the rows of `cast.py` when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import certificates as x509
import openssl
from authorities import Authorities
from cast import ROLES, Role, organisation
from certificates import Certificate, Name


@dataclass(frozen=True)
class Signer:
    """A provider as its messages show it: host, certificate, and what travels in its CMS."""

    id: str
    host: str
    certificate: Certificate
    companions: tuple[bytes, ...]

    @property
    def address(self) -> str:
        return f"posta-certificata@{self.host}"

    @property
    def organisation(self) -> str:
        return organisation(self.host) if "-" in self.host else self.host


def _subject(role: Role) -> Name:
    if role.san == "anna.bianchi":
        return (("C", "IT"), ("CN", "Anna Bianchi"))
    owner = organisation(role.host)
    subject: Name = (("C", "IT"), ("O", owner), ("CN", f"Posta Certificata {owner}"))
    return (*subject, ("E", f"posta-certificata@{role.host}")) if role.email_in_name else subject


def _extensions(role: Role) -> list[bytes]:
    historic = role.authority == "ca0"
    extensions = [x509.basic_constraints(False)] if historic else []
    extensions.append(x509.key_usage(*role.usage, critical=not historic))
    if role.purpose:
        extensions.append(x509.extended_key_usage(*role.purpose))
    if role.san:
        extensions.append(x509.alternative_email(f"{role.san}@{role.host}"))
    if role.policy:
        extensions.append(x509.policies(role.policy))
    return extensions


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc) + timedelta(hours=9)


class Signers:
    """Looks signers up by the id of their row."""

    def __init__(self, keys: Path, authorities: Authorities, roles: tuple[Role, ...] = ROLES) -> None:
        self._keys = keys
        self._authorities = authorities
        self._roles = {role.id: role for role in roles}
        self._issued: dict[str, Signer] = {}

    def __getitem__(self, identifier: str) -> Signer:
        if identifier not in self._issued:
            self._issued[identifier] = self._issue(self._roles[identifier])
        return self._issued[identifier]

    def _issue(self, role: Role) -> Signer:
        every = self._authorities
        issuer, companion = {
            "ca1": (every.edition_b, every.edition_b),
            "ca0": (every.old_ca, every.old_ca),
            "lookalike": (every.lookalike, every.lookalike),
            "persons": (every.person_ca, every.person_ca),
            "self": (None, None),
        }[role.authority]
        key = openssl.make_key(self._keys / f"signer-{role.id}.pem", role.bits)
        valid = (_moment(role.valid[0]), _moment(role.valid[1]))
        digest = "sha1" if role.authority == "ca0" else "sha256"
        certificate = x509.issue(_subject(role), key, valid, _extensions(role), issuer, digest)
        return Signer(role.id, role.host, certificate, (companion.encoded,) if companion else ())
