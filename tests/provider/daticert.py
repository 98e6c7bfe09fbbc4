# SPDX-License-Identifier: EUPL-1.2
"""The certification data (RFC 6109, 4.4) as providers write it, and its odd but legal spellings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from clock import local, zone


@dataclass(frozen=True)
class Recipient:
    address: str
    certified: bool = True
    copy: bool = False


@dataclass(frozen=True)
class Certification:
    """What the provider certifies; `None` leaves an optional element out."""

    tipo: str
    errore: str
    sender: str
    recipients: tuple[Recipient, ...]
    replies: str
    subject: str
    issuer: str
    moment: datetime
    identifier: str
    msgid: str | None
    receipt: str | None = None
    delivered_to: str | None = None
    received_by: tuple[str, ...] = ()
    detail: str | None = None


def _leaf(name: str, text: str, attributes: str = "", indent: int = 8) -> str:
    return f"{' ' * indent}<{name}{attributes}>{escape(text)}</{name}>\n"


def write(facts: Certification) -> bytes:
    """The XML with four-blank indents and LF lines."""
    here = local(facts.moment)
    recipients = "".join(
        _leaf("destinatari", each.address, f' tipo="{"certificato" if each.certified else "esterno"}"')
        for each in facts.recipients
    )
    optional = _leaf("msgid", facts.msgid) if facts.msgid else ""
    optional += f'        <ricevuta tipo="{facts.receipt}" />\n' if facts.receipt else ""
    optional += _leaf("consegna", facts.delivered_to) if facts.delivered_to else ""
    optional += "".join(_leaf("ricezione", each) for each in facts.received_by)
    optional += _leaf("errore-esteso", facts.detail) if facts.detail else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<postacert tipo="{facts.tipo}" errore="{facts.errore}">\n'
        "    <intestazione>\n"
        f"{_leaf('mittente', facts.sender)}{recipients}"
        f"{_leaf('risposte', facts.replies)}{_leaf('oggetto', facts.subject)}"
        "    </intestazione>\n"
        "    <dati>\n"
        f"{_leaf('gestore-emittente', facts.issuer)}"
        f'        <data zona="{zone(facts.moment)}">\n'
        f"{_leaf('giorno', here.strftime('%d/%m/%Y'), indent=12)}"
        f"{_leaf('ora', here.strftime('%H:%M:%S'), indent=12)}"
        "        </data>\n"
        f"{_leaf('identificativo', facts.identifier)}{optional}"
        "    </dati>\n"
        "</postacert>\n"
    ).encode()
