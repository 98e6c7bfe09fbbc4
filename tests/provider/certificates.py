# SPDX-License-Identifier: EUPL-1.2
"""X.509 certificates written by hand, with exact dates and exactly the wanted extensions."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import der
import openssl

ATTRIBUTES = {
    "C": ("2.5.4.6", der.printable),
    "ST": ("2.5.4.8", der.utf8),
    "L": ("2.5.4.7", der.utf8),
    "O": ("2.5.4.10", der.utf8),
    "OU": ("2.5.4.11", der.utf8),
    "CN": ("2.5.4.3", der.utf8),
    "E": ("1.2.840.113549.1.9.1", der.ia5),
}
SIGNATURES = {"sha1": "1.2.840.113549.1.1.5", "sha256": "1.2.840.113549.1.1.11"}
USAGE_BITS = {"digitalSignature": 0, "keyEncipherment": 2, "keyCertSign": 5, "cRLSign": 6}

SERVER_AUTH = "1.3.6.1.5.5.7.3.1"
CLIENT_AUTH = "1.3.6.1.5.5.7.3.2"
EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4"
PEC_POLICY = "1.3.76.16.3.1.1"

Name = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Certificate:
    """A certificate, the key that belongs to it, and the pieces a CMS needs."""

    subject: Name
    issuer: Name
    serial: int
    key: Path
    spki: bytes
    encoded: bytes

    @property
    def pem(self) -> str:
        return der.pem(self.encoded)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.encoded).hexdigest()

    @property
    def key_id(self) -> bytes:
        return key_identifier(self.spki)

    @property
    def issuer_and_serial(self) -> bytes:
        return der.sequence(name(self.issuer), der.integer(self.serial))


def name(parts: Name) -> bytes:
    """A distinguished name."""
    rdns = []
    for key, value in parts:
        identifier, text = ATTRIBUTES[key]
        rdns.append(der.set_of(der.sequence(der.oid(identifier), text(value))))
    return der.sequence(*rdns)


def key_identifier(spki: bytes) -> bytes:
    """RFC 5280, 4.2.1.2, method 1: SHA-1 of the key's bits."""
    _, key = der.read(spki).children()
    return hashlib.sha1(key.body[1:]).digest()


def extension(identifier: str, value: bytes, critical: bool = False) -> bytes:
    return der.sequence(der.oid(identifier), der.TRUE if critical else b"", der.octets(value))


def basic_constraints(authority: bool, path_length: int | None = None) -> bytes:
    length = der.integer(path_length) if path_length is not None else b""
    value = der.sequence(der.TRUE, length) if authority else der.sequence()
    return extension("2.5.29.19", value, critical=authority)


def key_usage(*usages: str, critical: bool = True) -> bytes:
    wanted = [USAGE_BITS[usage] for usage in usages]
    flags = sum(0x80 >> bit for bit in wanted)
    return extension("2.5.29.15", der.bits(bytes([flags]), 7 - max(wanted)), critical)


def extended_key_usage(*purposes: str) -> bytes:
    return extension("2.5.29.37", der.sequence(*map(der.oid, purposes)))


def alternative_email(address: str) -> bytes:
    return extension("2.5.29.17", der.sequence(der.implicit(1, address.encode())))


def policies(*identifiers: str) -> bytes:
    return extension("2.5.29.32", der.sequence(*(der.sequence(der.oid(i)) for i in identifiers)))


def name_constraints(hosts: list[str], names: list[Name]) -> bytes:
    """Permitted e-mail hosts and directory names; no IP address, no DNS name: as AgID CA1 does."""
    permitted = [der.sequence(der.implicit(1, host.encode())) for host in hosts]
    permitted += [der.sequence(der.explicit(4, name(each))) for each in names]
    excluded = [
        der.sequence(der.implicit(7, bytes(8))),
        der.sequence(der.implicit(7, bytes(32))),
        der.sequence(der.implicit(2, b"")),
    ]
    trees = der.sequence(der.explicit(0, *permitted), der.explicit(1, *excluded))
    return extension("2.5.29.30", trees)


def issue(
    subject: Name,
    key: Path,
    valid: tuple[datetime, datetime],
    extensions: list[bytes],
    issuer: Certificate | None = None,
    digest: str = "sha256",
) -> Certificate:
    """Sign a certificate; without an issuer it signs itself."""
    spki = openssl.public_key(key)
    issuer_name = issuer.subject if issuer else subject
    issuer_spki = issuer.spki if issuer else spki
    seed = repr((subject, valid)).encode() + spki
    serial = int.from_bytes(hashlib.sha256(seed).digest()[:8], "big") >> 1
    algorithm = der.sequence(der.oid(SIGNATURES[digest]), der.NULL)
    identifiers = [
        extension("2.5.29.14", der.octets(key_identifier(spki))),
        extension("2.5.29.35", der.sequence(der.implicit(0, key_identifier(issuer_spki)))),
    ]
    body = der.sequence(
        der.explicit(0, der.integer(2)),
        der.integer(serial),
        algorithm,
        name(issuer_name),
        der.sequence(der.time(valid[0]), der.time(valid[1])),
        name(subject),
        spki,
        der.explicit(3, der.sequence(*identifiers, *extensions)),
    )
    signature = openssl.sign(issuer.key if issuer else key, body, digest)
    encoded = der.sequence(body, algorithm, der.bits(signature))
    return Certificate(subject, issuer_name, serial, key, spki, encoded)
