# SPDX-License-Identifier: EUPL-1.2
"""Shapes of the signature: algorithms, attributes, certificates, encodings, writers."""

from __future__ import annotations

import re
from typing import Callable

import cms
import cms_command
import der
from draft import Draft
from facts import World
from shape import Shape, assign, nothing

TIME_MISSING = {"time.signed": "note"}


def _seal(**fields: object) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        for name, value in fields.items():
            getattr(draft.seal, name)
            setattr(draft.seal, name, value)

    return edit


def _protected(draft: Draft) -> None:
    draft.seal.more_signed = (cms.algorithm_protection(draft.seal.digest),)


def _java(draft: Draft) -> None:
    """Everything a Java signer does: indefinite length, no NULL, the extra attribute."""
    _protected(draft)
    draft.seal.indefinite = True
    draft.seal.null_parameter = False
    draft.seal.name_digest = True


def _unsigned_attribute(draft: Draft) -> None:
    draft.seal.unsigned = (cms.attribute("1.3.6.1.4.1.99999.1", der.utf8("nota")),)


def _junk(draft: Draft) -> None:
    """RFC 2045, 6.8: characters outside the alphabet are to be ignored."""
    draft.recode = lambda body: body.replace(b"\r\n", b"!\r\n*%\r\n", 3)


def _trailing_blanks(draft: Draft) -> None:
    draft.recode = lambda body: re.sub(rb"\r\n", b" \t\r\n", body)


def _command(*options: str, more: tuple[bytes, ...] = ()) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        draft.signature = cms_command.signing(draft.facts.provider, *options, more=more)

    return edit


def _command_shape(name: str, title: str, *options: str, **fields: object) -> Shape:
    return Shape(f"command-{name}", f"openssl cms -sign, {title}", _command(*options),
                 changes={"moment": cms_command.clock()}, **fields)


def shapes(world: World) -> list[Shape]:
    """The table; some rows need certificates of the world."""
    every = world.authorities
    unrelated = (every.root.encoded, every.edition_a.encoded, every.person_ca.encoded)
    x_protocol = "application/x-pkcs7-signature"
    return [
        Shape("protocol-x", "application/x-pkcs7-signature", assign("protocol", x_protocol)),
        Shape("protocol-plain", "application/pkcs7-signature", assign("protocol", "application/pkcs7-signature")),
        Shape("p7s-one-line", "Signature in one base64 line", assign("signature_encoding", "base64:0")),
        Shape("p7s-76", "Signature in base64 lines of 76", assign("signature_encoding", "base64:76")),
        Shape("p7s-junk", "Foreign characters among the base64 lines", _junk),
        Shape("p7s-blanks", "Blanks at the end of every base64 line", _trailing_blanks),
        Shape("p7s-binary", "Signature in binary", assign("signature_encoding", "binary"), survives_lf=False),
        Shape("no-attributes", "No signed attributes", _seal(signed_attributes=False), checks=TIME_MISSING),
        Shape("no-signing-time", "Signed attributes without signingTime", _seal(moment=None), checks=TIME_MISSING),
        Shape("attribute-protection", "The extra signed attribute of RFC 6211", _protected),
        Shape("attribute-unsigned", "An unsigned attribute", _unsigned_attribute),
        Shape("certificates-extra", "Root, other edition and an unrelated CA in the CMS",
              _seal(more_certificates=unrelated)),
        Shape("certificates-leaf", "Only the signer's certificate in the CMS", _seal(with_companions=False)),
        Shape("certificates-edition-a", "The older edition in the CMS instead of the newer",
              _seal(with_companions=False, more_certificates=(every.edition_a.encoded,))),
        Shape("algorithm-no-null", "Algorithm identifier without NULL", _seal(null_parameter=False)),
        Shape("algorithm-full", "signatureAlgorithm names the digest too", _seal(name_digest=True)),
        Shape("digest-sha1", "SHA-1", nothing, digest="sha1", checks={"signature.algorithms": "note"}),
        Shape("digest-sha384", "SHA-384", nothing, digest="sha384", checks={"signature.algorithms": "pass"}),
        Shape("digest-sha512", "SHA-512", nothing, digest="sha512", checks={"signature.algorithms": "pass"}),
        Shape("pss-sha256", "RSA-PSS with SHA-256", _seal(pss=True)),
        Shape("pss-sha512", "RSA-PSS with SHA-512", _seal(pss=True), digest="sha512"),
        Shape("rsa-4096", "A key of 4096 bits", nothing, provider="quattro"),
        Shape("key-identifier", "Signer named by key identifier", _seal(by_key_id=True)),
        Shape("ber-indefinite", "BER with indefinite lengths", _seal(indefinite=True)),
        Shape("ber-java", "Everything a Java signer does", _java),
        Shape("ber-constructed", "The signature value in two BER pieces", _seal(constructed_signature=True)),
        Shape("trailing-bytes", "Bytes after the CMS", _seal(trailing=b"\x00\x00fine")),
        Shape("provider-only-a", "A provider only in the older edition", nothing, provider="storico",
              checks={"signer.chain": "pass", "signer.register": "pass"}),
        Shape("provider-only-b", "A provider only in the newer edition", nothing, provider="nuovo",
              checks={"signer.chain": "pass", "signer.register": "pass"}),
        Shape("command-certfile", "openssl cms -sign, with further certificates", _command(more=unrelated),
              changes={"moment": cms_command.clock()}),
        _command_shape("plain", "no options"),
        _command_shape("noattr", "no attributes", "-noattr", checks=TIME_MISSING),
        _command_shape("sha512", "SHA-512", "-md", "sha512", digest="sha512"),
        _command_shape("sha1", "SHA-1", "-md", "sha1", digest="sha1", checks={"signature.algorithms": "note"}),
        _command_shape("pss", "RSA-PSS", "-keyopt", "rsa_padding_mode:pss"),
        _command_shape("keyid", "signer by key identifier", "-keyid"),
        _command_shape("nosmimecap", "without capabilities", "-nosmimecap"),
        _command_shape("rsa-4096", "a key of 4096 bits", provider="quattro"),
    ]
