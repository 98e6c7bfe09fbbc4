// SPDX-License-Identifier: EUPL-1.2
//
// The kinds of PEC message (RFC 6109, 3) as one table: how each is named in headers, in the
// Subject, in daticert.xml and in our own answers.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "certification/certification.h"

namespace pec::certification {

// What a message is, or claims to be. `none`: nothing of PEC.
enum class Kind {
  none,
  acceptance,
  non_acceptance,
  taking_in_charge,
  delivery,
  transport_envelope,
  non_delivery,
  timeout_notice,
  virus_notice,
  anomaly_envelope,
};

// One kind; a kind with several Subject prefixes (virus variants) has several rows.
struct KindRow {
  Kind kind;
  std::string_view id;              // in JSON and message catalogues: "transport-envelope"
  std::optional<Type> type;         // none for the anomaly envelope: it has no daticert.xml
  std::string_view header;          // "X-Ricevuta" or "X-Trasporto"
  std::string_view header_value;    // "avvenuta-consegna"
  std::string_view subject_prefix;  // "CONSEGNA: ", trailing blank included
  bool virus;                       // this prefix belongs to the virus variant (errore="virus")
};

// Every kind but `none`, longest Subject prefix first where one is the start of another.
std::span<const KindRow> kind_rows();

// The kind that `type` stands for.
Kind kind_of(Type type);

// "transport-envelope", "none", ...
std::string_view kind_id(Kind kind);

// `daticert/@tipo`, `@errore`, `ricevuta/@tipo` as the standard writes them.
std::string_view type_token(Type type);
std::string_view error_token(ErrorCode error);
std::string_view receipt_type_token(ReceiptType type);

std::optional<Type> type_from_token(std::string_view token);
std::optional<ErrorCode> error_from_token(std::string_view token);
std::optional<ReceiptType> receipt_type_from_token(std::string_view token);

// The row whose header and value a message bears (`name` without case, value trimmed, lower-case
// tokens as in RFC 6109 2.1), or nullptr. Virus variants share their header with the plain ones.
const KindRow* row_for_header(std::string_view name, std::string_view value);

// The row whose Subject prefix opens `subject` (decoded, unfolded), or nullptr. Case-sensitive: the
// standard prints the prefixes in capitals and "Consegna: ..." is an everyday Italian subject.
const KindRow* row_for_subject(std::string_view subject);

}  // namespace pec::certification
