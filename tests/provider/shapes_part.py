# SPDX-License-Identifier: EUPL-1.2
"""Shapes of the parts inside the signed multipart: encodings, order, names, originals."""

from __future__ import annotations

from typing import Callable

import mime
from compose import message_leaf, text_leaf
from contents import Attachment, noise
from draft import Draft
from mime import Leaf
from shape import Shape, nothing

PLAIN = "Ricevuta di prova, con una riga \u00e8 accentata.\r\nSeconda riga.\r\n"


def _daticert_encoding(encoding: str) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        leaf = draft.leaves["daticert"]
        leaf.encoding = encoding
        if not encoding.startswith("base64"):
            # As text, line breaks are CRLF: a bare LF is another shape.
            leaf.payload = leaf.payload.replace(b"\n", b"\r\n")

    return edit


def _text(encoding: str, text: str = PLAIN) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        draft.leaves["text"] = text_leaf(text, encoding=encoding)

    return edit


def _daticert_headers(*lines: str) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        draft.leaves["daticert"].headers = list(lines)

    return edit


def _text_only(draft: Draft) -> None:
    draft.leaves["text"] = text_leaf("Solo testo.\r\n")


def _postacert_first(draft: Draft) -> None:
    order = ("text", "postacert", "daticert")
    draft.leaves = {key: draft.leaves[key] for key in order}


def _postacert_base64(draft: Draft) -> None:
    draft.leaves["postacert"].encoding = "base64"


def _postacert_name(name: str) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        draft.leaves["postacert"].headers[0] = f"Content-Type: message/rfc822; {name}"

    return edit


def _headerless_text(draft: Draft) -> None:
    draft.leaves["text"] = Leaf([], b"", raw=b"\r\nTesto senza intestazioni.\r\n")


def _empty_original(draft: Draft) -> None:
    draft.leaves["postacert"].payload = b""


def _signed_original(draft: Draft) -> None:
    """The author signed the original: a multipart/signed whose signature is not the provider's."""
    boundary = "=_firma_della_persona"
    text = Leaf(['Content-Type: text/plain; charset="us-ascii"'], b"Testo firmato dall'autore.\r\n").render()
    signature = Leaf(
        ['Content-Type: application/pkcs7-signature; name="smime.p7s"',
         'Content-Disposition: attachment; filename="smime.p7s"'],
        noise(draft.facts.name, 400), "base64")
    head = f'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary="{boundary}"\r\n\r\n'
    entity = head.encode() + mime.join(boundary, [text, signature.render()])
    original = draft.facts.original.changed(entity=entity)
    draft.leaves["postacert"] = message_leaf(original.postacert(draft.facts.pec_id, draft.facts.provider.host))


def _original_with_files(draft: Draft) -> None:
    files = (Attachment("relazione.pdf", noise("relazione", 4000)), Attachment("nota.txt", b"nota\r\n", "text/plain"))
    original = draft.facts.original.changed(attachments=files)
    draft.leaves["postacert"] = message_leaf(original.postacert(draft.facts.pec_id, draft.facts.provider.host))


def _provider_extra(draft: Draft) -> None:
    page = b"<html><body>Informativa del gestore</body></html>\r\n"
    draft.leaves["extra"] = Leaf(['Content-Type: text/html; charset="us-ascii"; name="informativa.html"'], page)


_XML = "Content-Type: application/xml"
_INLINE = "Content-Disposition: inline"

SHAPES: tuple[Shape, ...] = (
    Shape("plain", "An ordinary message", nothing),
    Shape("daticert-7bit", "daticert.xml in 7bit", _daticert_encoding("7bit")),
    Shape("daticert-qp", "daticert.xml in quoted-printable", _daticert_encoding("quoted-printable")),
    Shape("daticert-base64-76", "daticert.xml in base64 lines of 76", _daticert_encoding("base64:76")),
    Shape("daticert-base64-64", "daticert.xml in base64 lines of 64", _daticert_encoding("base64:64")),
    Shape("daticert-base64-one", "daticert.xml in one long base64 line", _daticert_encoding("base64:0")),
    Shape("daticert-8bit", "daticert.xml in 8bit", _daticert_encoding("8bit"),
          changes={"subject": "Modalit\u00e0 di pagamento"}),
    Shape("daticert-binary", "daticert.xml in binary", _daticert_encoding("binary")),
    Shape("text-8bit", "Text in raw ISO-8859-1", _text("8bit")),
    Shape("text-binary", "Text marked binary with a very long line", _text("binary", "x" * 4000 + "\r\n")),
    Shape("text-base64", "Text in base64", _text("base64")),
    Shape("text-7bit", "Text in 7bit", _text("7bit", "Testo semplice.\r\n")),
    Shape("text-only", "Plain text without an HTML alternative", _text_only),
    Shape("text-bare-lf", "A bare LF inside the text part", _text("7bit", "una\ndue\ntre\r\n"), survives_lf=False),
    Shape("text-bare-cr", "A bare CR inside the text part", _text("7bit", "una\rdue\rtre\r\n")),
    Shape("text-dashes", "Text lines that start with two dashes", _text("7bit", "--\r\n-- firma\r\n------\r\n")),
    Shape("text-no-headers", "A text part without any header", _headerless_text),
    Shape("postacert-first", "postacert.eml before daticert.xml", _postacert_first),
    Shape("postacert-base64", "postacert.eml in base64", _postacert_base64),
    Shape("postacert-unquoted-name", "postacert.eml named without quotes", _postacert_name("name=postacert.eml")),
    Shape("postacert-upper-name", "postacert.eml named in capitals", _postacert_name('name="POSTACERT.EML"')),
    Shape("postacert-empty", "An empty message/rfc822", _empty_original),
    Shape("original-signed", "An original that is itself multipart/signed", _signed_original),
    Shape("original-files", "An original with two attachments", _original_with_files),
    Shape("provider-extra", "A further part of the provider", _provider_extra),
    Shape("daticert-name-only", "daticert.xml named only by Content-Type",
          _daticert_headers(f'{_XML}; name="daticert.xml"')),
    Shape("daticert-filename-only", "daticert.xml named only by Content-Disposition",
          _daticert_headers(_XML, f'{_INLINE}; filename="daticert.xml"')),
    Shape("daticert-rfc2231", "daticert.xml named in RFC 2231 form",
          _daticert_headers(_XML, f"{_INLINE}; filename*=utf-8''daticert%2Exml")),
    Shape("daticert-attachment", "daticert.xml as attachment, with folded headers",
          _daticert_headers(f'{_XML};\r\n\tcharset="UTF-8";\r\n\tname="daticert.xml"',
                            'Content-Disposition: attachment;\r\n filename="daticert.xml"')),
)
