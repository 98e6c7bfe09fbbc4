// SPDX-License-Identifier: EUPL-1.2
//
// What a PEC provider certifies about one message: the typed content of `daticert.xml`
// (RFC 6109, 4.4). Values are copied out of the XML as they stand after trimming; nothing here
// knows about signatures, so a caller must only believe a Certification whose bytes verified.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace pec::certification {

// `postacert/@tipo` (RFC 6109, 4.4), in the order of the DTD.
enum class Type {
  acceptance,          // accettazione
  non_acceptance,      // non-accettazione
  taking_in_charge,    // presa-in-carico
  delivery,            // avvenuta-consegna
  transport_envelope,  // posta-certificata
  non_delivery,        // errore-consegna
  timeout_notice,      // preavviso-errore-consegna
  virus_notice,        // rilevazione-virus
};

// `postacert/@errore` (RFC 6109, 4.4); `none` is the DTD's default.
enum class ErrorCode { none, no_recipient, no_domain, virus, other };

// `dati/ricevuta/@tipo`: which delivery receipt the sender asked for (RFC 6109, 3.3.2).
enum class ReceiptType { complete, brief, concise };

// One `destinatari` element.
struct Recipient {
  std::string address;     // addr-spec as certified, not case-folded
  bool certified = false;  // @tipo = certificato (the DTD's default); false = esterno
};

// A whole daticert.xml. Strings are UTF-8, trimmed, at most the caps of daticert.h long.
struct Certification {
  Type type{};
  ErrorCode error = ErrorCode::none;
  std::string sender;                  // intestazione/mittente
  std::vector<Recipient> recipients;   // intestazione/destinatari, at least one
  std::string reply_to;                // intestazione/risposte; empty where the provider left it so
  std::optional<std::string> subject;  // intestazione/oggetto
  std::string provider;                // dati/gestore-emittente: a free string, never an identity
  std::chrono::sys_seconds time{};     // dati/data in UTC
  std::chrono::minutes zone{};         // dati/data/@zona: what to add to UTC for the printed time
  std::string identifier;              // dati/identificativo: PEC msgid of the transport envelope
  std::optional<std::string> message_id;    // dati/msgid, angle brackets kept
  std::optional<ReceiptType> receipt_type;  // dati/ricevuta/@tipo
  std::optional<std::string> delivered_to;  // dati/consegna
  std::vector<std::string> received_for;    // dati/ricezione (taking in charge)
  std::optional<std::string> error_detail;  // dati/errore-esteso
};

}  // namespace pec::certification
