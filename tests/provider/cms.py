# SPDX-License-Identifier: EUPL-1.2
"""CMS SignedData (RFC 5652) written by hand, so that signingTime and every odd form are ours."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

import der
import openssl
from signers import Signer

DATA = "1.2.840.113549.1.7.1"
SIGNED_DATA = "1.2.840.113549.1.7.2"
CONTENT_TYPE = "1.2.840.113549.1.9.3"
MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
SIGNING_TIME = "1.2.840.113549.1.9.5"
ALGORITHM_PROTECTION = "1.2.840.113549.1.9.52"
RSA = "1.2.840.113549.1.1.1"
RSA_PSS = "1.2.840.113549.1.1.10"
MGF1 = "1.2.840.113549.1.1.8"

DIGESTS = {
    "md5": "1.2.840.113549.2.5",
    "sha1": "1.3.14.3.2.26",
    "sha256": "2.16.840.1.101.3.4.2.1",
    "sha384": "2.16.840.1.101.3.4.2.2",
    "sha512": "2.16.840.1.101.3.4.2.3",
}
DIGEST_WITH_RSA = {
    "md5": "1.2.840.113549.1.1.4",
    "sha1": "1.2.840.113549.1.1.5",
    "sha256": "1.2.840.113549.1.1.11",
    "sha384": "1.2.840.113549.1.1.12",
    "sha512": "1.2.840.113549.1.1.13",
}


@dataclass
class Seal:
    """How to sign: what a provider's software decides, one field a decision."""

    signer: Signer
    moment: datetime | None
    digest: str = "sha256"
    signed_attributes: bool = True
    more_signed: tuple[bytes, ...] = ()
    unsigned: tuple[bytes, ...] = ()
    with_leaf: bool = True
    with_companions: bool = True
    more_certificates: tuple[bytes, ...] = ()
    null_parameter: bool = True
    name_digest: bool = False
    pss: bool = False
    by_key_id: bool = False
    indefinite: bool = False
    constructed_signature: bool = False
    trailing: bytes = b""
    wrong_digest: bool = False
    wrong_signature: bool = False
    attached: bytes | None = None
    co_signer: Signer | None = None


def attribute(identifier: str, *values: bytes) -> bytes:
    return der.sequence(der.oid(identifier), der.set_of(*values))


def _algorithm(identifier: str, null: bool) -> bytes:
    return der.sequence(der.oid(identifier), der.NULL if null else b"")


def _pss_algorithm(digest: str) -> bytes:
    hashing = _algorithm(DIGESTS[digest], True)
    masking = der.sequence(der.oid(MGF1), hashing)
    salt = der.integer(hashlib.new(digest).digest_size)
    parameters = der.sequence(der.explicit(0, hashing), der.explicit(1, masking), der.explicit(2, salt))
    return der.sequence(der.oid(RSA_PSS), parameters)


def algorithm_protection(digest: str) -> bytes:
    """The extra attribute (RFC 6211) that Java signers add."""
    value = der.sequence(_algorithm(DIGESTS[digest], False), der.explicit(1, _algorithm(RSA, True)[2:]))
    return attribute(ALGORITHM_PROTECTION, value)


def _signature_algorithm(seal: Seal) -> bytes:
    if seal.pss:
        return _pss_algorithm(seal.digest)
    return _algorithm(DIGEST_WITH_RSA[seal.digest] if seal.name_digest else RSA, True)


def _signed_attributes(content: bytes, seal: Seal) -> bytes:
    digest = hashlib.new(seal.digest, content).digest()
    if seal.wrong_digest:
        digest = bytes([digest[0] ^ 1]) + digest[1:]
    attributes = [attribute(CONTENT_TYPE, der.oid(DATA)), attribute(MESSAGE_DIGEST, der.octets(digest))]
    if seal.moment:
        attributes.append(attribute(SIGNING_TIME, der.time(seal.moment)))
    return der.set_of(*attributes, *seal.more_signed)


def _signer_info(content: bytes, seal: Seal, signer: Signer) -> bytes:
    key = signer.certificate.key
    if seal.signed_attributes:
        signed = _signed_attributes(content, seal)
        value = openssl.sign(key, signed, seal.digest, seal.pss)
        signed = b"\xa0" + signed[1:]
    else:
        signed = b""
        value = openssl.sign(key, content, seal.digest, seal.pss)
    if seal.wrong_signature:
        value = value[:20] + bytes([value[20] ^ 1]) + value[21:]
    if seal.constructed_signature:
        signature = der.indefinite(0x24, der.octets(value[:100]), der.octets(value[100:]))
    else:
        signature = der.octets(value)
    if seal.by_key_id:
        identifier = der.implicit(0, signer.certificate.key_id)
    else:
        identifier = signer.certificate.issuer_and_serial
    return der.sequence(
        der.integer(3 if seal.by_key_id else 1),
        identifier,
        _algorithm(DIGESTS[seal.digest], seal.null_parameter),
        signed,
        _signature_algorithm(seal),
        signature,
        der.tlv(0xA1, *seal.unsigned) if seal.unsigned else b"",
    )


def sign(content: bytes, seal: Seal) -> bytes:
    """The ContentInfo that signs `content`."""
    signers = [seal.signer] + ([seal.co_signer] if seal.co_signer else [])
    certificates = [each.certificate.encoded for each in signers] if seal.with_leaf else []
    certificates += seal.signer.companions if seal.with_companions else ()
    certificates += seal.more_certificates
    box = der.indefinite if seal.indefinite else der.tlv
    inside = der.explicit(0, der.octets(seal.attached)) if seal.attached is not None else b""
    signed = box(
        0x30,
        der.integer(3 if seal.by_key_id else 1),
        der.tlv(0x31, _algorithm(DIGESTS[seal.digest], seal.null_parameter)),
        box(0x30, der.oid(DATA), inside),
        box(0xA0, *certificates) if certificates else b"",
        box(0x31, *(_signer_info(content, seal, each) for each in signers)),
    )
    return box(0x30, der.oid(SIGNED_DATA), box(0xA0, signed)) + seal.trailing
