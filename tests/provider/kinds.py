# SPDX-License-Identifier: EUPL-1.2
"""The message kinds of RFC 6109, one row each: headers, prefix, certification, what is inside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One row. `about` names it as the verifier's report does."""

    id: str
    about: str
    header: tuple[str, str]
    prefix: str
    tipo: str | None
    errore: str
    title: str
    sentence: str
    provider: str = "uno"
    inside: str | None = None
    to_provider: bool = False
    names_recipient: bool = False
    receipt: str | None = None
    detail: str | None = None
    virus: bool = False

    @property
    def envelope(self) -> bool:
        return self.header[0] == "X-Trasporto"


def _receipt(identifier: str, about: str, tipo: str, prefix: str, errore: str, title: str, sentence: str,
             **more: object) -> Kind:
    return Kind(identifier, about, ("X-Ricevuta", tipo), prefix, tipo, errore, title, sentence, **more)


_DELAY = "preavviso-errore-consegna"
_DELAY_PREFIX = "AVVISO DI MANCATA CONSEGNA PER SUP. TEMPO MASSIMO: "
_REFUSED = "AVVISO DI NON ACCETTAZIONE"
_FAILED = "AVVISO DI MANCATA CONSEGNA"

KINDS: tuple[Kind, ...] = (
    _receipt("acceptance", "acceptance", "accettazione", "ACCETTAZIONE: ", "nessuno",
             "Acceptance receipt", "\u00e8 stato accettato dal sistema ed inoltrato"),
    _receipt("refusal-formal", "non-acceptance", "non-accettazione", f"{_REFUSED}: ", "altro",
             "Refusal for a formal error", "non \u00e8 stato accettato",
             detail="5.7.1 - Gestore Uno S.p.A. - il mittente non coincide con l'utente autenticato"),
    _receipt("refusal-virus", "non-acceptance", "non-accettazione", f"{_REFUSED} PER VIRUS: ", "virus",
             "Refusal because of a virus", "non \u00e8 stato accettato per la presenza di un virus",
             virus=True, detail="5.5.1 - Gestore Uno S.p.A. - rilevato EICAR-Test"),
    Kind("envelope", "transport-envelope", ("X-Trasporto", "posta-certificata"), "POSTA CERTIFICATA: ",
         "posta-certificata", "nessuno", "Transport envelope", "\u00e8 stato inviato",
         provider="due", inside="whole", receipt="completa"),
    _receipt("delay-12h", "timeout-notice", _DELAY, _DELAY_PREFIX, "altro", "Delay notice after 12 hours",
             "non \u00e8 stato ancora consegnato nelle prime dodici ore", names_recipient=True,
             detail="4.4.7 - Gestore Uno S.p.A. - consegna non ancora avvenuta dopo 12 ore"),
    _receipt("delay-24h", "timeout-notice", _DELAY, _DELAY_PREFIX, "altro", "Delay notice after 24 hours",
             "non \u00e8 stato consegnato nelle ventiquattro ore", names_recipient=True,
             detail="5.4.1 - Gestore Uno S.p.A. - tempo massimo superato"),
    _receipt("taking-in-charge", "taking-in-charge", "presa-in-carico", "PRESA IN CARICO: ", "nessuno",
             "Taking in charge, between providers", "\u00e8 stato preso in carico",
             provider="due", to_provider=True),
    _receipt("virus-found", "virus-notice", "rilevazione-virus", "PROBLEMA DI SICUREZZA: ", "virus",
             "Virus notice, between providers", "contiene un virus", provider="due",
             to_provider=True, names_recipient=True),
    Kind("anomaly", "anomaly-envelope", ("X-Trasporto", "errore"), "ANOMALIA MESSAGGIO: ", None, "",
         "Anomaly envelope around ordinary mail", "non \u00e8 di posta certificata", inside="whole"),
    _receipt("delivery-complete", "delivery", "avvenuta-consegna", "CONSEGNA: ", "nessuno",
             "Complete delivery receipt", "\u00e8 stato consegnato nella casella di destinazione",
             provider="due", inside="whole", receipt="completa", names_recipient=True),
    _receipt("delivery-brief", "delivery", "avvenuta-consegna", "CONSEGNA: ", "nessuno",
             "Brief delivery receipt, hashes over the base64 text",
             "\u00e8 stato consegnato nella casella di destinazione",
             provider="due", inside="encoded", receipt="breve", names_recipient=True),
    _receipt("delivery-brief-decoded", "delivery", "avvenuta-consegna", "CONSEGNA: ", "nessuno",
             "Brief delivery receipt, hashes over the decoded bytes",
             "\u00e8 stato consegnato nella casella di destinazione",
             provider="due", inside="decoded", receipt="breve", names_recipient=True),
    _receipt("delivery-concise", "delivery", "avvenuta-consegna", "CONSEGNA: ", "nessuno",
             "Concise delivery receipt", "\u00e8 stato consegnato nella casella di destinazione",
             provider="due", receipt="sintetica", names_recipient=True),
    _receipt("failure-no-dest", "non-delivery", "errore-consegna", f"{_FAILED}: ", "no-dest",
             "Non-delivery, unknown mailbox", "non \u00e8 stato consegnato", provider="due",
             names_recipient=True, detail="5.1.1 - Gestore Due S.p.A. - indirizzo non valido"),
    _receipt("failure-no-dominio", "non-delivery", "errore-consegna", f"{_FAILED}: ", "no-dominio",
             "Non-delivery, unknown domain", "non \u00e8 stato consegnato", names_recipient=True,
             detail="5.1.2 - Gestore Uno S.p.A. - dominio inesistente"),
    _receipt("failure-other", "non-delivery", "errore-consegna", f"{_FAILED}: ", "altro",
             "Non-delivery, mailbox full", "non \u00e8 stato consegnato", provider="due",
             names_recipient=True, detail="5.2.2 - Gestore Due S.p.A. - casella piena"),
    _receipt("failure-virus", "non-delivery", "errore-consegna", f"{_FAILED} PER VIRUS: ", "virus",
             "Non-delivery because of a virus", "non \u00e8 stato consegnato per la presenza di un virus",
             names_recipient=True, virus=True,
             detail="5.5.1 - Gestore Uno S.p.A. - presenza di un virus nel messaggio"),
)


def kind(identifier: str) -> Kind:
    return next(row for row in KINDS if row.id == identifier)
