# SPDX-License-Identifier: EUPL-1.2
"""Shapes of the two multiparts: boundaries, preambles, epilogues, what is left open."""

from __future__ import annotations

from typing import Callable

from draft import Draft
from shape import Shape, assign

LONG = b"".join(b"Riga %d del preambolo, che nessun programma mostra.\r\n" % n for n in range(300))


def _padding(outer: bool, inner: bool) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        draft.outer.padding = b"  \t" if outer else b""
        draft.inner.padding = b"   " if inner else b""

    return edit


def _no_final_break(draft: Draft) -> None:
    draft.before_signing.append(lambda content: content.removesuffix(b"\r\n"))


def _two_final_breaks(draft: Draft) -> None:
    draft.before_signing.append(lambda content: content + b"\r\n\r\n")


def _boundaries(outer: str, inner: str, quoted: bool = True) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        draft.outer.boundary, draft.inner.boundary = outer, inner
        draft.outer.quoted = quoted

    return edit


def _ends_at_p7s(draft: Draft) -> None:
    """Cut off after the last base64 character: no delimiter and no line break."""
    draft.outer.close = False
    draft.finish.append(lambda message: message.rstrip(b"\r\n"))


def _no_inner_mime_version(draft: Draft) -> None:
    draft.inner_lines = []


def _folded_inner_type(draft: Draft) -> None:
    def fold(content: bytes) -> bytes:
        return content.replace(b"multipart/mixed; boundary", b"Multipart/Mixed;\r\n\tboundary", 1)

    draft.before_signing.append(fold)


def _charset_boundary(draft: Draft) -> None:
    draft.outer.boundary = "=_(a'b)+c,d-e.f/g:h=i?j k"


SHAPES: tuple[Shape, ...] = (
    Shape("padding-outer", "Blanks after the outer delimiters", _padding(True, False)),
    Shape("padding-inner", "Blanks after the inner delimiters", _padding(False, True)),
    Shape("epilogue-inner", "Text after the inner multipart's end",
          assign("inner.epilogue", b"Epilogo interno.\r\n")),
    Shape("epilogue-outer", "Text after the outer multipart's end",
          assign("outer.epilogue", b"Epilogo esterno.\r\n\r\n")),
    Shape("preamble-none", "No preamble", assign("outer.preamble", b"")),
    Shape("preamble-other", "The other usual preamble",
          assign("outer.preamble", b"This is a S/MIME signed message\r\n\r\n")),
    Shape("preamble-long", "A very long preamble", assign("outer.preamble", LONG)),
    Shape("preamble-inner", "A preamble in the inner multipart",
          assign("inner.preamble", b"This is a multi-part message in MIME format...\r\n\r\n")),
    Shape("preamble-nul", "A NUL byte in the inner preamble",
          assign("inner.preamble", b"prima\x00dopo\r\n\r\n")),
    Shape("no-final-break", "Signed content without a line break of its own at the end", _no_final_break),
    Shape("two-final-breaks", "Signed content that ends with empty lines", _two_final_breaks),
    Shape("inner-open", "Inner multipart never closed", assign("inner.close", False)),
    Shape("outer-open", "Outer multipart never closed", assign("outer.close", False)),
    Shape("outer-cut", "Message ends with the last base64 character", _ends_at_p7s),
    Shape("boundary-prefix", "Outer boundary is a prefix of the inner one", _boundaries("IN", "IN2")),
    Shape("boundary-prefix-reverse", "Inner boundary is a prefix of the outer one", _boundaries("IN2", "IN")),
    Shape("boundary-dashes", "Inner boundary is the outer one with dashes after it",
          _boundaries("=_confine", "=_confine--x"), accept=("untrusted",)),
    Shape("boundary-unquoted", "Outer boundary without quotes", _boundaries("SENZAVIRGOLETTE", "DENTRO", False)),
    Shape("boundary-characters", "Every character a boundary may have", _charset_boundary),
    Shape("boundary-70", "A boundary of 70 characters", assign("outer.boundary", "b" * 70)),
    Shape("inner-bare-headers", "Inner multipart with nothing but its Content-Type", _no_inner_mime_version),
    Shape("inner-folded-type", "Inner Content-Type folded and in mixed case", _folded_inner_type),
)
