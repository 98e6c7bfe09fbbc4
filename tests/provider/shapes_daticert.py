# SPDX-License-Identifier: EUPL-1.2
"""Shapes of the certification XML that say the same thing in other bytes."""

from __future__ import annotations

import re
from typing import Callable

from draft import Draft
from shape import Shape

ACCENTED = {"subject": "Modalit\u00e0 di pagamento"}
READABLE = {"certification.readable": "pass"}


def _xml(change: Callable[[str], str], charset: str = "utf-8") -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        leaf = draft.leaves["daticert"]
        leaf.payload = change(leaf.payload.decode()).encode(charset)

    return edit


def _reordered(xml: str) -> str:
    """dati before intestazione, and the children of intestazione backwards."""
    start, header, data, end = re.fullmatch(
        r"(.*?)(    <intestazione>.*</intestazione>\n)(    <dati>.*</dati>\n)(.*)", xml, re.S).groups()
    first, *children, last = header.splitlines(keepends=True)
    return start + data + first + "".join(reversed(children)) + last + end


def _commented(xml: str) -> str:
    return xml.replace("    <dati>", "    <!-- dati di <servizio> -->\n    <dati>") + "<!-- fine -->\n"


def _cdata(xml: str) -> str:
    return re.sub(r"<oggetto>(.*)</oggetto>", r"<oggetto><![CDATA[\1]]></oggetto>", xml)


def _references(xml: str) -> str:
    return xml.replace("@", "&#64;").replace("&lt;", "&#x3C;")


def _one_line(xml: str) -> str:
    return re.sub(r">\s+<", "><", xml).strip()


def _blanks(xml: str) -> str:
    """White space around every text, as a pretty printer leaves it."""
    return re.sub(r"<(mittente|identificativo|giorno|ora|consegna)>(.*)</", r"<\1>\n  \2\n  </", xml)


def _single_quotes(xml: str) -> str:
    return xml.replace('"', "'")


def _defaults(xml: str) -> str:
    return xml.replace(' errore="nessuno"', "").replace(' tipo="certificato"', "")


def _latin1(xml: str) -> str:
    return xml.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')


def _utc(xml: str) -> str:
    """The same instant, told in another zone."""
    return xml.replace('zona="+0100"', 'zona="+0000"').replace("<ora>11:", "<ora>10:")


def _no_msgid(draft: Draft) -> None:
    _xml(lambda xml: re.sub(r" *<msgid>.*</msgid>\n", "", xml))(draft)
    draft.headers.remove("X-Riferimento-Message-ID")


SHAPES: tuple[Shape, ...] = (
    Shape("xml-crlf", "CRLF lines in daticert.xml and after its root",
          _xml(lambda xml: xml.replace("\n", "\r\n") + "\r\n"), checks=READABLE),
    Shape("xml-order", "Elements of daticert.xml in another order", _xml(_reordered), checks=READABLE),
    Shape("xml-comments", "Comments in daticert.xml", _xml(_commented), checks=READABLE),
    Shape("xml-cdata", "A CDATA section in daticert.xml", _xml(_cdata), checks=READABLE),
    Shape("xml-references", "Character references in daticert.xml", _xml(_references), checks=READABLE),
    Shape("xml-bom", "A byte order mark in daticert.xml", _xml(lambda xml: "\ufeff" + xml), checks=READABLE),
    Shape("xml-latin1", "daticert.xml declared and written in ISO-8859-1", _xml(_latin1, "iso-8859-1"),
          changes=ACCENTED, checks=READABLE),
    Shape("xml-accented", "Accented text in a UTF-8 daticert.xml", _xml(lambda xml: xml), changes=ACCENTED,
          checks=READABLE),
    Shape("xml-one-line", "daticert.xml on one line", _xml(_one_line), checks=READABLE),
    Shape("xml-blanks", "White space around the texts of daticert.xml", _xml(_blanks), checks=READABLE),
    Shape("xml-single-quotes", "Attributes in single quotes", _xml(_single_quotes), checks=READABLE),
    Shape("xml-no-declaration", "daticert.xml without an XML declaration",
          _xml(lambda xml: xml.partition("\n")[2]), checks=READABLE),
    Shape("xml-defaults", "Attributes left to the defaults of the DTD", _xml(_defaults), checks=READABLE),
    Shape("xml-zone", "The time of daticert.xml in UTC", _xml(_utc),
          checks={**READABLE, "header.date": "pass", "time.signed": "pass"}),
    Shape("xml-no-msgid", "No msgid, and no X-Riferimento-Message-ID", _no_msgid, checks=READABLE),
)
