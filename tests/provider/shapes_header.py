# SPDX-License-Identifier: EUPL-1.2
"""Shapes of the outer headers and of the people in them."""

from __future__ import annotations

from typing import Callable

import mime
from daticert import Recipient
from draft import Draft
from facts import OWNER
from shape import Shape, assign, nothing

ACCENTED = "Perch\u00e9 la societ\u00e0 \u00e8 gi\u00e0 priorit\u00e0: pi\u00f9 qualit\u00e0 nell'attivit\u00e0 2026"
MANY = (Recipient(OWNER),) + tuple(
    Recipient(f"ufficio{n:03}@pec.comune-inventato.example", copy=n % 2 == 0) for n in range(299)
)


def _subject(method: str, charset: str, size: int) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        words = mime.encoded_words(draft.facts.subject, method, charset, size)
        draft.headers.set("Subject", draft.kind.prefix + words)

    return edit


def _tagged(tag: str) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        draft.headers.set("Subject", f"{tag} {draft.headers.get('Subject')}")

    return edit


def _spell(**names: str) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        for name, spelling in names.items():
            draft.headers.spell(name.replace("_", "-"), spelling)

    return edit


def _add(name: str, value: str) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        draft.headers.put_before("Subject", name, value)

    return edit


def _many_received(draft: Draft) -> None:
    for n in range(40):
        draft.headers.put_before("Received", "Received", f"from nodo{n}.example by nodo{n + 1}.example")


def _lf_headers(draft: Draft) -> None:
    """A store that rewrote the header block only."""
    def edit(message: bytes) -> bytes:
        head, blank, body = message.partition(b"\r\n\r\n")
        return (head + blank).replace(b"\r\n", b"\n") + body

    draft.finish.append(edit)


def _folded(draft: Draft) -> None:
    """Folds wherever they are allowed, with tabs and blanks."""
    draft.headers.set("Content-Type", draft.content_type().replace("; ", ";\r\n\t"))
    draft.headers.set("From", draft.headers.get("From").replace(" <", "\r\n <"))
    draft.headers.set("Subject", draft.headers.get("Subject").replace(": ", ":\r\n ", 1))


def _micalg(value: str) -> Callable[[Draft], None]:
    """micalg is a hint for one-pass readers; the signature itself names its digest."""
    def edit(draft: Draft) -> None:
        wanted = f'micalg="{value}"; ' if value else ""
        draft.headers.set("Content-Type", draft.content_type().replace('micalg="sha-256"; ', wanted))

    return edit


def _sender(draft: Draft) -> None:
    draft.headers.put_before("From", "Sender", draft.facts.provider.address)


def _bracketed_from(draft: Draft) -> None:
    """An address in angle brackets, or a display name in encoded words."""
    address = draft.facts.provider.address
    if draft.kind.envelope:
        draft.headers.set("From", f"=?utf-8?Q?Per_conto_di:_{draft.facts.sender.replace('@', '=40')}?= <{address}>")
    else:
        draft.headers.set("From", f"<{address}>")


def _display_names(draft: Draft) -> None:
    name = mime.encoded_words("Societ\u00e0 Agricola Pi\u00f9", "Q")
    to = OWNER if draft.kind.envelope else draft.facts.sender
    draft.headers.set("To", f"{name} <{to}>")
    if draft.kind.envelope:
        draft.headers.set("Reply-To", f'"Perch\\"e, srl" <{draft.facts.replies}>')


def _upper_domain(draft: Draft) -> None:
    local, _, domain = draft.headers.get("To").partition("@")
    draft.headers.set("To", f"{local}@{domain.upper()}")
    before, host, after = draft.headers.get("From").rpartition(draft.facts.provider.host)
    draft.headers.set("From", before + host.upper() + after)


def _colon_blanks(draft: Draft) -> None:
    """No blank, or several, after the colon of a header."""
    def edit(message: bytes) -> bytes:
        message = message.replace(b"\r\nMIME-Version: 1.0", b"\r\nMIME-Version:1.0", 1)
        return message.replace(b"\r\nX-R", b"\r\nx-r", 1).replace(b"\r\nDate: ", b"\r\nDate:    ", 1)

    draft.finish.append(edit)


def _comments(draft: Draft) -> None:
    draft.headers.set("Date", draft.headers.get("Date") + " (CET)")
    draft.headers.set("MIME-Version", "1.0 (Gestore di prova 3.1)")


def _sender_address(address: str, label: str, title: str) -> Shape:
    return Shape(f"address-{label}", title, nothing, changes={"sender": address, "replies": address})


NO_ATTENTION = {"header.parties": "pass"}

SHAPES: tuple[Shape, ...] = (
    Shape("header-names", "Header names oddly spelt",
          _spell(Content_Type="CONTENT-TYPE", X_Tiporicevuta="X-TIPORICEVUTA", X_Ricevuta="x-ricevuta",
                 X_Trasporto="X-TRASPORTO", Mime_Version="mime-version", From="FROM", Subject="sUBJECT")),
    Shape("tiporicevuta-rfc", "X-TipoRicevuta as the RFC spells it", _spell(X_Tiporicevuta="X-TipoRicevuta"),
          carriers=("envelope",)),
    Shape("tiporicevuta-lower", "x-tiporicevuta in small letters", _spell(X_Tiporicevuta="x-tiporicevuta"),
          carriers=("envelope",)),
    Shape("header-folded", "Folded Content-Type, From and Subject", _folded),
    Shape("header-blanks", "No blank or many after the colon", _colon_blanks),
    Shape("header-lf", "Headers in LF over a body in CRLF", _lf_headers, survives_lf=False),
    Shape("header-comments", "Comments in Date and MIME-Version", _comments),
    Shape("micalg-wrong", "A micalg that is not the digest used", _micalg("sha1")),
    Shape("micalg-none", "No micalg", _micalg("")),
    Shape("header-2000", "A header of 2000 characters", _add("X-Percorso", "a" * 2000)),
    Shape("header-8bit", "Raw 8-bit bytes in two headers",
          _add("X-Nota", b"perch\xe9 no".decode("utf-8", "surrogateescape"))),
    Shape("header-received-8bit", "Raw UTF-8 in Received",
          _add("Received", "da citt\u00e0.example; Mon, 2 Mar 2026 11:00:01 +0100")),
    Shape("header-rem", "Extra headers of a newer provider",
          _add("X-REM-Subject", "REM SubmissionAcceptance: oggetto")),
    Shape("header-many", "Forty Received headers",
          _many_received),
    Shape("mbox-from", "A mbox line before the headers",
          assign("top", b"From posta-certificata@pec.gestore-uno.example Mon Mar  2 11:00:00 2026\r\n")),
    Shape("mozilla-lines", "Thunderbird's lines before the headers",
          assign("top", b"From - Mon Mar  2 11:00:00 2026\r\nX-Account-Key: account1\r\nX-UIDL: 42\r\n"
                        b"X-Mozilla-Status: 0001\r\nX-Mozilla-Status2: 00000000\r\nX-Mozilla-Keys: \r\n")),
    Shape("mozilla-no-from", "Thunderbird's lines without a mbox line",
          assign("top", b"X-Mozilla-Status: 0001\r\nX-Mozilla-Status2: 00000000\r\n")),
    Shape("sender-equal", "A Sender equal to From", _sender, checks=NO_ATTENTION),
    Shape("from-brackets", "From in brackets or in encoded words", _bracketed_from,
          checks={"signer.sender": "pass"}),
    Shape("subject-b", "Accented subject in base64 words", _subject("B", "utf-8", 12),
          changes={"subject": ACCENTED}, checks={"header.subject": "pass"}),
    Shape("subject-q", "Accented subject in quoted words", _subject("Q", "utf-8", 9),
          changes={"subject": ACCENTED}, checks={"header.subject": "pass"}),
    Shape("subject-latin1", "Accented subject in ISO-8859-1 words", _subject("Q", "iso-8859-1", 20),
          changes={"subject": ACCENTED}, checks={"header.subject": "pass"}),
    Shape("subject-empty", "An empty subject", nothing, changes={"subject": ""}),
    Shape("subject-list", "A mailing list's tag before the subject", _tagged("[lista]"),
          checks={"header.subject": "note"}),
    Shape("subject-fwd", "Fwd: before the subject", _tagged("Fwd:"), checks={"header.subject": "note"}),
    Shape("display-names", "Accented and quoted display names", _display_names, checks=NO_ATTENTION),
    Shape("domain-upper", "Domains in capitals", _upper_domain,
          checks={"signer.sender": "pass", "header.parties": "pass"}),
    _sender_address('"mario rossi"@pec.gestore-tre.example', "quoted", "A quoted local part"),
    _sender_address("anna+gare@pec.gestore-tre.example", "plus", "A plus in the local part"),
    _sender_address("rosa.dell'orto@pec.gestore-tre.example", "apostrophe", "An apostrophe in the local part"),
    Shape("recipients-300", "Three hundred recipients in To and Cc", nothing, changes={"recipients": MANY},
          checks=NO_ATTENTION, carriers=("envelope",)),
    Shape("recipient-external", "A recipient outside PEC", nothing,
          changes={"recipients": (Recipient(OWNER), Recipient("info@posta-ordinaria.example", certified=False))},
          carriers=("envelope",)),
    Shape("replies-empty", "An empty risposte element",
          lambda d: d.headers.remove("Reply-To"), changes={"replies": ""}),
)
