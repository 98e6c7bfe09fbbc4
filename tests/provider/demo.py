# SPDX-License-Identifier: EUPL-1.2
"""A small mailbox for people to look at: about forty cases of the corpus under readable names."""

from __future__ import annotations

from typing import Iterable, Iterator

from case import Case

# Case of the full corpus, and the name of its file in the mailbox.
MAILBOX: tuple[tuple[str, str], ...] = (
    ("kind-acceptance-sha256", "Accettazione"),
    ("kind-delivery-complete-sha256", "Consegna completa"),
    ("kind-delivery-brief-sha256", "Consegna breve"),
    ("kind-delivery-concise-sha256", "Consegna sintetica"),
    ("kind-envelope-sha256", "Messaggio ricevuto"),
    ("shape-original-files-envelope", "Messaggio ricevuto con allegati"),
    ("shape-subject-b-envelope", "Messaggio con oggetto accentato"),
    ("kind-envelope-sha1", "Messaggio ricevuto, SHA-1"),
    ("attack-subject-fattura", "Notifica di fattura elettronica"),
    ("shape-recipients-300-envelope", "Messaggio a trecento destinatari"),
    ("shape-ber-java-envelope", "Messaggio di un gestore Java"),
    ("kind-refusal-formal-sha256", "Non accettazione"),
    ("kind-refusal-virus-sha256", "Non accettazione per virus"),
    ("kind-delay-12h-sha256", "Preavviso dopo 12 ore"),
    ("kind-delay-24h-sha256", "Avviso dopo 24 ore"),
    ("kind-failure-no-dest-sha256", "Mancata consegna, casella inesistente"),
    ("kind-failure-other-sha256", "Mancata consegna, casella piena"),
    ("kind-failure-virus-sha256", "Mancata consegna per virus"),
    ("kind-anomaly-sha256", "Anomalia messaggio"),
    ("attack-archived-2019-receipt", "Ricevuta archiviata del 2019"),
    ("attack-historic-receipt", "Ricevuta storica del 2014"),
    ("attack-gap-2017-envelope", "Messaggio del dicembre 2017"),
    ("attack-register-unknown-envelope", "Gestore fuori registro"),
    ("attack-nested-in-envelope", "Ricevuta allegata a un messaggio"),
    ("attack-nested-forwarded", "Ricevuta inoltrata da posta ordinaria"),
    ("attack-header-reply-to", "Risposte deviate"),
    ("attack-header-subject-receipt", "Oggetto cambiato"),
    ("attack-inner-reply-to", "Risposte interne deviate"),
    ("attack-file-double-envelope", "Allegato con doppia estensione"),
    ("attack-replayed-receipt", "Ricevuta di un'altra casella"),
    ("attack-content-differs", "Consegna di un altro testo"),
    ("attack-changed-text-receipt", "Testo alterato"),
    ("attack-changed-daticert-date-receipt", "Data alterata"),
    ("attack-chain-lookalike-envelope", "Autorita imitata"),
    ("attack-sender-other-provider", "Firma di un altro gestore"),
    ("attack-distrusted-after-receipt", "Certificato non piu fidato"),
    ("attack-signature-redacted-envelope", "Firma cancellata"),
    ("fake-envelope", "Falso atto giudiziario"),
    ("fake-headers", "Falsa consegna"),
    ("neutral-reply", "Risposta ordinaria"),
    ("neutral-text", "Posta ordinaria"),
    ("neutral-signed-person", "Messaggio firmato da una persona"),
    ("neutral-bounce", "Rimbalzo di posta ordinaria"),
)


def mailbox(cases: Iterable[Case]) -> Iterator[Case]:
    """The chosen cases, renamed and in the mailbox's order."""
    by_name = {case.name: case for case in cases}
    for number, (name, title) in enumerate(MAILBOX, 1):
        case = by_name[name]
        case.name = f"{number:02} {title}"
        yield case
