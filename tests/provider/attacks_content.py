# SPDX-License-Identifier: EUPL-1.2
"""Content changed after signing, and signatures that are not there or not signatures."""

from __future__ import annotations

import tempfile
from typing import Callable, Iterator

import cms
import der
import mime
import openssl
from attack import Attack, make
from case import Case
from cms import Seal
from compose import text_leaf
from draft import Draft
from facts import World

BOTH = ("envelope", "receipt")
ALTERED = {"signature.intact": "fail"}
ABSENT = {"signature.present": "fail"}


def _replace(old: bytes, new: bytes) -> Callable[[Draft], None]:
    """Change the signed content after signing; the old bytes must be there."""

    def change(content: bytes) -> bytes:
        if old not in content:
            raise ValueError(f"nothing to change: {old!r}")
        return content.replace(old, new, 1)

    return lambda draft: draft.after_signing.append(change)


def _forged_daticert(draft: Draft) -> None:
    """A whole new certification, properly encoded, saying another day."""

    def change(content: bytes) -> bytes:
        leaf = draft.leaves["daticert"]
        genuine = mime.encode_body(leaf.payload, leaf.encoding)
        forged = mime.encode_body(leaf.payload.replace(b"02/03/2026", b"01/02/2026"), leaf.encoding)
        return content.replace(genuine, forged)

    draft.after_signing.append(change)


def _seal(**fields: object) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        for name, value in fields.items():
            setattr(draft.seal, name, value)

    return edit


def _final_break(draft: Draft) -> None:
    draft.after_signing.append(lambda content: content + b"\r\n")


def _lf_of_mixed(draft: Draft) -> None:
    """Storage with LF cannot give back content that held a bare LF."""
    draft.leaves["text"] = text_leaf("una\ndue\r\n", encoding="7bit")
    draft.finish.append(lambda message: message.replace(b"\r\n", b"\n"))


def _moved_signature(draft: Draft) -> None:
    """A genuine signature of the same provider over other content."""
    draft.signature = lambda content: cms.sign(content + b"altro", draft.seal)


def _not_signed(draft: Draft) -> None:
    content = draft.content()
    head, _, body = content.partition(b"\r\n\r\n")
    draft.headers.set("Content-Type", head.split(b"\r\n")[0].decode().partition(": ")[2])
    draft.finish.append(lambda message: message.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" + body)


def _p7s(data: bytes) -> Callable[[Draft], None]:
    return lambda draft: setattr(draft, "signature", lambda content: data)


def _not_base64(draft: Draft) -> None:
    draft.recode = lambda body: b"[firma rimossa]\r\n"


def _truncated(draft: Draft) -> None:
    draft.signature = lambda content: cms.sign(content, draft.seal)[:1500]


def _encrypted(draft: Draft) -> None:
    """A CMS EnvelopedData where the SignedData should be."""

    def encrypt(content: bytes) -> bytes:
        with tempfile.NamedTemporaryFile("w", suffix=".pem") as file:
            file.write(draft.facts.provider.certificate.pem)
            file.flush()
            return openssl.run("cms", "-encrypt", "-binary", "-aes256", "-outform", "DER", file.name, data=content)

    draft.signature = encrypt


def _data_only(draft: Draft) -> None:
    draft.signature = lambda content: der.sequence(der.oid(cms.DATA), der.explicit(0, der.octets(content)))


def _no_signer_info(draft: Draft) -> None:
    """A certificates-only SignedData: nobody signed."""

    def bag(content: bytes) -> bytes:
        leaf = draft.facts.provider.certificate.encoded
        inside = der.sequence(der.oid(cms.DATA))
        signed = der.sequence(der.integer(1), der.tlv(0x31), inside, der.explicit(0, leaf), der.tlv(0x31))
        return der.sequence(der.oid(cms.SIGNED_DATA), der.explicit(0, signed))

    draft.signature = bag


def _attached(other: bool) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        def sign(content: bytes) -> bytes:
            signed = b"Contenuto vero, firmato altrove.\r\n" if other else content
            seal = Seal(draft.facts.provider, draft.facts.moment, attached=signed)
            return cms.sign(signed, seal)

        draft.signature = sign

    return edit


def _pem_text(draft: Draft) -> None:
    """The signature as PEM armour instead of DER."""
    draft.signature_encoding = "7bit"
    draft.signature = lambda content: der.pem(cms.sign(content, draft.seal), "CMS").replace("\n", "\r\n").encode()


ROWS: tuple[Attack, ...] = (
    Attack("changed-text", "One letter of the text changed", _replace(b"inviato da", b"inviato Da"), "altered",
           ALTERED, BOTH),
    Attack("changed-daticert-byte", "One base64 letter of daticert.xml changed", _replace(b"PD94bWwg", b"PD94bWwh"),
           "altered", ALTERED, BOTH),
    Attack("changed-daticert-date", "A new daticert.xml with another date", _forged_daticert, "altered", ALTERED, BOTH),
    Attack("changed-postacert", "One letter of the original changed", _replace(b"Buongiorno", b"Buonciorno"),
           "altered", ALTERED, BOTH),
    Attack("changed-inner-header", "An inner header changed", _replace(b"MIME-Version: 1.0", b"MIME-Version: 1.1"),
           "altered", ALTERED, BOTH),
    Attack("changed-blank", "One blank added at the end of a line", _replace(b"Buongiorno,", b"Buongiorno, "),
           "altered", ALTERED),
    Attack("changed-end", "A line break added at the end", _final_break, "altered", ALTERED),
    Attack("changed-nothing-lf", "LF storage of content with a bare LF", _lf_of_mixed, "altered", ALTERED),
    Attack("signature-value", "One bit of the signature value flipped", _seal(wrong_signature=True), "altered",
           ALTERED, BOTH),
    Attack("signature-value-noattr", "The same without signed attributes",
           _seal(wrong_signature=True, signed_attributes=False), "altered", ALTERED),
    Attack("digest-attribute", "The messageDigest attribute is of other content", _seal(wrong_digest=True), "altered",
           ALTERED, BOTH),
    Attack("signature-moved", "A genuine signature of other content", _moved_signature, "altered", ALTERED),
    Attack("signature-absent", "The signature taken away, multipart/mixed at the top", _not_signed, "unsigned",
           ABSENT, BOTH),
    Attack("signature-redacted", "A signature of four bytes", _p7s(b"\x30\x82\x1a\x58"), "unsigned", ABSENT, BOTH),
    Attack("signature-empty", "An empty signature part", _p7s(b""), "unsigned", ABSENT),
    Attack("signature-text", "Words instead of a signature", _not_base64, "unsigned", ABSENT),
    Attack("signature-truncated", "A signature cut short", _truncated, "unsigned", ABSENT),
    Attack("signature-enveloped", "EnvelopedData instead of SignedData", _encrypted, "unsigned", ABSENT),
    Attack("signature-data", "Plain Data instead of SignedData", _data_only, "unsigned", ABSENT),
    Attack("signature-nobody", "A SignedData without signers", _no_signer_info, "unsigned", ABSENT),
    Attack("signature-garbage", "Random bytes instead of a signature", _p7s(bytes(range(256)) * 8), "unsigned", ABSENT),
    Attack("signature-attached-other", "An attached signature of other content", _attached(True), "unsigned", ABSENT),
    Attack("signature-attached-same", "An attached signature of this content", _attached(False), "unsigned", ABSENT),
    Attack("signature-pem", "PEM armour where DER belongs", _pem_text, "unsigned", ABSENT, accept=("genuine",)),
)


def _co_signed(world: World) -> list[Attack]:
    signers = world.signers
    return [
        Attack("two-signers", "Two providers signed", _seal(co_signer=signers["tre"]), "unsigned", ABSENT),
        Attack("two-signers-person", "A provider and a person signed", _seal(co_signer=signers["person"]),
               "unsigned", ABSENT),
    ]


def cases(world: World) -> Iterator[Case]:
    yield from make(world, ROWS)
    yield from make(world, _co_signed(world))
