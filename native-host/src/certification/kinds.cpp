// SPDX-License-Identifier: EUPL-1.2
#include "certification/kinds.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii.h"

namespace pec::certification {
namespace {

constexpr std::string_view kReceiptHeader = "X-Ricevuta";
constexpr std::string_view kTransportHeader = "X-Trasporto";

// RFC 6109, 3.1 to 3.3. The longer prefix of a family stands first.
constexpr std::array<KindRow, 11> kKindRows = {{
    {Kind::acceptance, "acceptance", Type::acceptance, kReceiptHeader, "accettazione",
     "ACCETTAZIONE: ", false},
    {Kind::non_acceptance, "non-acceptance", Type::non_acceptance, kReceiptHeader,
     "non-accettazione", "AVVISO DI NON ACCETTAZIONE PER VIRUS: ", true},
    {Kind::non_acceptance, "non-acceptance", Type::non_acceptance, kReceiptHeader,
     "non-accettazione", "AVVISO DI NON ACCETTAZIONE: ", false},
    {Kind::taking_in_charge, "taking-in-charge", Type::taking_in_charge, kReceiptHeader,
     "presa-in-carico", "PRESA IN CARICO: ", false},
    {Kind::delivery, "delivery", Type::delivery, kReceiptHeader, "avvenuta-consegna",
     "CONSEGNA: ", false},
    {Kind::transport_envelope, "transport-envelope", Type::transport_envelope, kTransportHeader,
     "posta-certificata", "POSTA CERTIFICATA: ", false},
    {Kind::timeout_notice, "timeout-notice", Type::timeout_notice, kReceiptHeader,
     "preavviso-errore-consegna", "AVVISO DI MANCATA CONSEGNA PER SUP. TEMPO MASSIMO: ", false},
    {Kind::non_delivery, "non-delivery", Type::non_delivery, kReceiptHeader, "errore-consegna",
     "AVVISO DI MANCATA CONSEGNA PER VIRUS: ", true},
    {Kind::non_delivery, "non-delivery", Type::non_delivery, kReceiptHeader, "errore-consegna",
     "AVVISO DI MANCATA CONSEGNA: ", false},
    {Kind::virus_notice, "virus-notice", Type::virus_notice, kReceiptHeader, "rilevazione-virus",
     "PROBLEMA DI SICUREZZA: ", false},
    {Kind::anomaly_envelope, "anomaly-envelope", std::nullopt, kTransportHeader, "errore",
     "ANOMALIA MESSAGGIO: ", false},
}};

// Tokens in the order of their enumeration.
constexpr std::array<std::string_view, 8> kTypeTokens = {
    "accettazione",      "non-accettazione", "presa-in-carico",           "avvenuta-consegna",
    "posta-certificata", "errore-consegna",  "preavviso-errore-consegna", "rilevazione-virus"};
constexpr std::array<std::string_view, 5> kErrorTokens = {"nessuno", "no-dest", "no-dominio",
                                                          "virus", "altro"};
constexpr std::array<std::string_view, 3> kReceiptTypeTokens = {"completa", "breve", "sintetica"};

template <typename Enum, std::size_t N>
constexpr std::string_view token_of(const std::array<std::string_view, N>& tokens, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < N ? tokens[index] : std::string_view();
}

template <typename Enum, std::size_t N>
constexpr std::optional<Enum> from_token(const std::array<std::string_view, N>& tokens,
                                         std::string_view token) {
  const auto found = std::find(tokens.begin(), tokens.end(), token);
  if (found == tokens.end()) return std::nullopt;
  return static_cast<Enum>(found - tokens.begin());
}

// A message without subject has the bare prefix, whose last blank header parsers take away.
bool opens_with(std::string_view subject, std::string_view prefix) {
  return subject.starts_with(prefix) || subject == prefix.substr(0, prefix.size() - 1);
}

const KindRow* row_or_null(decltype(kKindRows)::const_iterator row) {
  return row == kKindRows.end() ? nullptr : &*row;
}

}  // namespace

std::span<const KindRow> kind_rows() { return kKindRows; }

Kind kind_of(Type type) {
  const auto row = std::find_if(kKindRows.begin(), kKindRows.end(),
                                [type](const KindRow& r) { return r.type == type; });
  return row == kKindRows.end() ? Kind::none : row->kind;
}

std::string_view kind_id(Kind kind) {
  const auto row = std::find_if(kKindRows.begin(), kKindRows.end(),
                                [kind](const KindRow& r) { return r.kind == kind; });
  return row == kKindRows.end() ? "none" : row->id;
}

std::string_view type_token(Type type) { return token_of(kTypeTokens, type); }
std::string_view error_token(ErrorCode error) { return token_of(kErrorTokens, error); }
std::string_view receipt_type_token(ReceiptType type) { return token_of(kReceiptTypeTokens, type); }

std::optional<Type> type_from_token(std::string_view token) {
  return from_token<Type>(kTypeTokens, token);
}

std::optional<ErrorCode> error_from_token(std::string_view token) {
  return from_token<ErrorCode>(kErrorTokens, token);
}

std::optional<ReceiptType> receipt_type_from_token(std::string_view token) {
  return from_token<ReceiptType>(kReceiptTypeTokens, token);
}

const KindRow* row_for_header(std::string_view name, std::string_view value) {
  const std::string_view token = text::trimmed(value);
  return row_or_null(std::find_if(kKindRows.begin(), kKindRows.end(), [&](const KindRow& row) {
    return !row.virus && row.header_value == token && text::equals_ignoring_case(row.header, name);
  }));
}

const KindRow* row_for_subject(std::string_view subject) {
  return row_or_null(std::find_if(kKindRows.begin(), kKindRows.end(), [&](const KindRow& row) {
    return opens_with(subject, row.subject_prefix);
  }));
}

}  // namespace pec::certification
