# SPDX-License-Identifier: EUPL-1.2
"""The authorities: an Actalis-like root, one CA key in two editions, and the others.

AgID CA1 is re-issued with the same key whenever its providers change, so a test
CA needs at least two editions with different dates and different hosts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

import certificates as x509
import openssl
from certificates import Certificate, Name
from cast import COMMON_HOSTS, HOST_ONLY_IN_A, HOST_ONLY_IN_B, organisation

ROOT: Name = (("C", "IT"), ("L", "Milano"), ("O", "Prova Radice S.p.A."), ("CN", "Test Authentication Root CA"))
PEC_CA: Name = (("C", "IT"), ("L", "Roma"), ("O", "Agenzia di Prova"), ("CN", "Test PEC CA1"))
OLD_ROOT: Name = (("C", "IT"), ("O", "Radice Storica di Prova"), ("CN", "Test Historic Root"))
OLD_CA: Name = (("C", "IT"), ("O", "Autorita Storica di Prova"), ("CN", "Test PEC CA 0"))
PERSON_CA: Name = (("C", "IT"), ("O", "Identita Personali di Prova"), ("CN", "Test Personal E-mail CA"))


def day(year: int, month: int, day_of_month: int) -> datetime:
    return datetime(year, month, day_of_month, 12, 0, 0, tzinfo=timezone.utc)


@dataclass(frozen=True)
class Authorities:
    """Every certification authority of the corpus."""

    root: Certificate
    edition_a: Certificate
    edition_b: Certificate
    old_root: Certificate
    old_ca: Certificate
    lookalike_root: Certificate
    lookalike: Certificate
    person_ca: Certificate


def _root(subject: Name, key: Path, first: int, last: int, digest: str = "sha256") -> Certificate:
    extensions = [x509.basic_constraints(True), x509.key_usage("keyCertSign", "cRLSign")]
    return x509.issue(subject, key, (day(first, 1, 14), day(last, 1, 14)), extensions, digest=digest)


def _edition(key: Path, root: Certificate, valid: tuple[datetime, datetime], hosts: list[str]) -> Certificate:
    names = [(("C", "IT"), ("O", organisation(host))) for host in hosts]
    extensions = [
        x509.basic_constraints(True, 0),
        x509.key_usage("keyCertSign", "cRLSign"),
        x509.extended_key_usage(x509.CLIENT_AUTH, x509.EMAIL_PROTECTION),
        x509.policies("1.3.76.16.3.1"),
        x509.name_constraints(hosts, names),
    ]
    return x509.issue(PEC_CA, key, valid, extensions, root)


def establish(keys: Path) -> Authorities:
    """Make, or read back, the keys of every authority and issue their certificates."""

    def key(name: str, bits: int = 2048) -> Path:
        return openssl.make_key(keys / f"{name}.pem", bits)

    root = _root(ROOT, key("root"), 2011, 2041)
    old_root = _root(OLD_ROOT, key("old-root"), 2005, 2025, "sha1")
    lookalike_root = _root(ROOT, key("lookalike-root"), 2011, 2041)
    hosts_a = [*COMMON_HOSTS, HOST_ONLY_IN_A]
    hosts_b = [*COMMON_HOSTS, HOST_ONLY_IN_B]
    valid_a = (day(2018, 4, 4), day(2028, 4, 3))
    valid_b = (day(2025, 2, 20), day(2030, 9, 22))
    plain_ca = [x509.basic_constraints(True, 0), x509.key_usage("keyCertSign", "cRLSign")]
    return Authorities(
        root=root,
        edition_a=_edition(key("ca1"), root, valid_a, hosts_a),
        edition_b=_edition(key("ca1"), root, valid_b, hosts_b),
        old_root=old_root,
        old_ca=x509.issue(OLD_CA, key("old-ca"), (day(2011, 1, 14), day(2018, 1, 14)), plain_ca, old_root, "sha1"),
        lookalike_root=lookalike_root,
        lookalike=_edition(key("lookalike-ca1"), lookalike_root, valid_a, hosts_a),
        person_ca=_root(PERSON_CA, key("person-ca"), 2015, 2040),
    )
