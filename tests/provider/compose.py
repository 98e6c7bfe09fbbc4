# SPDX-License-Identifier: EUPL-1.2
"""From a kind and an exchange to a draft whose headers, text and certification all agree."""

from __future__ import annotations

import html
from datetime import timedelta

import daticert
import mime
from clock import local, mail_date
from cms import Seal
from contents import Attachment, noise
from daticert import Certification
from draft import Draft, boundaries
from facts import OWNER, Facts, World
from kinds import Kind, kind
from mime import Headers, Leaf

BRIEF = (("X-TipoRicevuta", "breve"),)


def certification(row: Kind, facts: Facts) -> Certification:
    """What the daticert of this kind says about the exchange."""
    recipient = facts.concerned or facts.recipients[0].address
    return Certification(
        tipo=row.tipo or "",
        errore=row.errore,
        sender=facts.sender,
        recipients=facts.recipients,
        replies=facts.replies,
        subject=facts.subject,
        issuer=facts.provider.organisation,
        moment=facts.moment,
        identifier=facts.pec_id.strip("<>"),
        msgid=facts.client_id,
        receipt=facts.receipt or row.receipt,
        delivered_to=recipient if row.names_recipient else None,
        received_by=(recipient,) if row.tipo == "presa-in-carico" else (),
        detail=facts.error_detail or row.detail,
    )


def _text(row: Kind, facts: Facts) -> str:
    here = local(facts.moment)
    recipients = "\r\n".join(each.address for each in facts.recipients)
    return (
        f"-- {row.prefix.rstrip(': ').capitalize()} --\r\n\r\n"
        f"Il giorno {here:%d/%m/%Y} alle ore {here:%H:%M:%S} ({here:%z}) il messaggio con Oggetto\r\n"
        f'"{facts.subject}" inviato da "{facts.sender}"\r\n'
        f"ed indirizzato a:\r\n{recipients}\r\n{row.sentence}.\r\n"
        f"Identificativo del messaggio: {facts.pec_id.strip('<>')}\r\n"
    )


def text_leaf(text: str, subtype: str = "plain", encoding: str = "quoted-printable") -> Leaf:
    headers = [f'Content-Type: text/{subtype}; charset="iso-8859-1"', "Content-Disposition: inline"]
    return Leaf(headers, text.encode("iso-8859-1", "replace"), encoding)


def alternative(text: str, boundary: str) -> Leaf:
    """Plain and HTML saying the same."""
    markup = html.escape(text).replace("\r\n", "<br>\r\n")
    pages = [text_leaf(text), text_leaf(f"<html><body>\r\n{markup}</body></html>\r\n", "html")]
    extra = ("Content-Transfer-Encoding: binary",)
    entity = mime.multipart("alternative", boundary, [page.render() for page in pages], extra)
    return Leaf([], b"", raw=entity)


def xml_leaf(xml: bytes, encoding: str = "base64:60") -> Leaf:
    headers = [
        'Content-Type: application/xml; name="daticert.xml"',
        'Content-Disposition: inline; filename="daticert.xml"',
    ]
    return Leaf(headers, xml, encoding)


def message_leaf(message: bytes) -> Leaf:
    headers = [
        'Content-Type: message/rfc822; name="postacert.eml"',
        'Content-Disposition: inline; filename="postacert.eml"',
    ]
    return Leaf(headers, message, "7bit")


def _address_lines(facts: Facts, copy: bool) -> str:
    return ",\r\n ".join(each.address for each in facts.recipients if each.copy == copy)


def _headers(row: Kind, facts: Facts) -> Headers:
    provider = facts.provider.address
    outbound = row.envelope
    received = (
        f"from mx.{facts.provider.host} (localhost [127.0.0.1])\r\n\tby mx.{facts.provider.host} (lmtpd)"
        f" with LMTP id 17642.002;\r\n\t{mail_date(facts.moment + timedelta(seconds=1))}"
    )
    to = _address_lines(facts, False) if outbound else facts.sender
    if row.to_provider:
        to = f"ricevute@{facts.sender.partition('@')[2]}"
    headers = Headers()
    headers.add("Return-Path", f"<{facts.sender if outbound else provider}>")
    headers.add("Delivered-To", OWNER if not row.to_provider else to)
    headers.add("Received", received)
    headers.add("Subject", mime.encoded_words(row.prefix + facts.subject))
    if row.tipo and facts.client_id:
        headers.add("X-Riferimento-Message-ID", facts.client_id)
    headers.add("Date", mail_date(facts.moment))
    if outbound:
        headers.add("Reply-To", facts.replies)
    headers.add("To", to)
    if outbound and _address_lines(facts, True):
        headers.add("Cc", _address_lines(facts, True))
    headers.add(*row.header)
    if row.virus:
        headers.add("X-VerificaSicurezza", "errore")
    if row.tipo == "rilevazione-virus":
        headers.add("X-Mittente", facts.sender)
    if outbound:
        shown = facts.sender.replace('"', '\\"')
        headers.add("From", f'"Per conto di: {shown}" <{provider}>')
    else:
        headers.add("From", provider)
    if row.tipo == "posta-certificata":
        headers.add("X-Tiporicevuta", facts.receipt or "completa")
    headers.add("MIME-Version", "1.0")
    headers.add("Content-Type", "")
    if row.tipo is None:
        headers.add("Message-ID", facts.client_id)
    else:
        headers.add("Message-ID", facts.pec_id if outbound else facts.own_id)
    return headers


def compose(row: Kind, facts: Facts, digest: str = "sha256") -> Draft:
    """A correct message of this kind."""
    outer, inner = boundaries(facts.name)
    text = _text(row, facts)
    leaves = {"text": alternative(text, inner.boundary + "-alt")}
    if row.tipo:
        leaves["daticert"] = xml_leaf(daticert.write(certification(row, facts)))
    if row.inside:
        hashes = row.inside if row.inside in ("encoded", "decoded") else ""
        host = facts.sender.partition("@")[2]
        inside = facts.original.postacert(facts.pec_id, host, hashes)
        leaves["postacert"] = message_leaf(facts.original.sent() if row.tipo is None else inside)
    seal = Seal(facts.provider, facts.moment, digest)
    protocol = "application/x-pkcs7-signature" if digest == "sha1" else "application/pkcs7-signature"
    return Draft(row, facts, _headers(row, facts), leaves, seal, inner, outer, protocol=protocol)


def exchange_for(world: World, row: Kind, name: str, provider: str = "", **changes: object) -> Facts:
    """The exchange that a message of this kind is about, with whatever it must contain."""
    owner_sends = not row.envelope
    facts = world.exchange(name, provider or row.provider, owner_sends)
    if row.tipo is None:
        changes.setdefault("sender", "newsletter@posta-ordinaria.example")
        changes.setdefault("replies", changes["sender"])
    facts = facts.changed(**changes)
    if row.receipt == "breve" and "original" not in changes:
        files = (Attachment("allegato.pdf", noise(name, 900)), Attachment("elenco.csv", b"a;b\r\n1;2\r\n", "text/csv"))
        facts = facts.changed(original=facts.original.changed(attachments=files, more=BRIEF))
    return facts


def draft(world: World, identifier: str, name: str, provider: str = "", digest: str = "sha256",
          **changes: object) -> Draft:
    """A correct draft by kind id; `changes` alter the exchange itself."""
    row = kind(identifier)
    return compose(row, exchange_for(world, row, name, provider, **changes), digest)
