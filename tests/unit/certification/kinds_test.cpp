// SPDX-License-Identifier: EUPL-1.2
#include "certification/kinds.h"

#include <ostream>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace pec::certification {
namespace {

constexpr Type kTypes[] = {Type::acceptance,     Type::non_acceptance,     Type::taking_in_charge,
                           Type::delivery,       Type::transport_envelope, Type::non_delivery,
                           Type::timeout_notice, Type::virus_notice};

TEST(Kinds, EveryTypeHasItsToken) {
  const std::string_view tokens[] = {
      "accettazione",      "non-accettazione", "presa-in-carico",           "avvenuta-consegna",
      "posta-certificata", "errore-consegna",  "preavviso-errore-consegna", "rilevazione-virus"};
  for (std::size_t i = 0; i < std::size(kTypes); ++i) {
    EXPECT_EQ(type_token(kTypes[i]), tokens[i]);
    EXPECT_EQ(type_from_token(tokens[i]), kTypes[i]);
  }
}

TEST(Kinds, EveryErrorHasItsToken) {
  const std::pair<ErrorCode, std::string_view> errors[] = {{ErrorCode::none, "nessuno"},
                                                           {ErrorCode::no_recipient, "no-dest"},
                                                           {ErrorCode::no_domain, "no-dominio"},
                                                           {ErrorCode::virus, "virus"},
                                                           {ErrorCode::other, "altro"}};
  for (const auto& [error, token] : errors) {
    EXPECT_EQ(error_token(error), token);
    EXPECT_EQ(error_from_token(token), error);
  }
}

TEST(Kinds, EveryReceiptTypeHasItsToken) {
  const std::pair<ReceiptType, std::string_view> types[] = {{ReceiptType::complete, "completa"},
                                                            {ReceiptType::brief, "breve"},
                                                            {ReceiptType::concise, "sintetica"}};
  for (const auto& [type, token] : types) {
    EXPECT_EQ(receipt_type_token(type), token);
    EXPECT_EQ(receipt_type_from_token(token), type);
  }
}

TEST(Kinds, TokensAreExact) {
  for (const std::string_view token : {"", "Accettazione", "accettazione ", "accett", "consegna"}) {
    EXPECT_FALSE(type_from_token(token)) << token;
    EXPECT_FALSE(error_from_token(token)) << token;
    EXPECT_FALSE(receipt_type_from_token(token)) << token;
  }
}

TEST(Kinds, ValuesOutsideAnEnumerationHaveNoToken) {
  EXPECT_EQ(type_token(static_cast<Type>(99)), "");
  EXPECT_EQ(kind_of(static_cast<Type>(99)), Kind::none);
  EXPECT_EQ(kind_id(static_cast<Kind>(99)), "none");
}

TEST(Kinds, EveryTypeIsAKindWhoseHeaderValueIsTheToken) {
  for (const Type type : kTypes) {
    for (const KindRow& row : kind_rows()) {
      if (row.type != type) continue;
      EXPECT_EQ(kind_of(type), row.kind);
      EXPECT_EQ(row.header_value, type_token(type));
      EXPECT_EQ(row.header, type == Type::transport_envelope ? "X-Trasporto" : "X-Ricevuta");
    }
  }
}

TEST(Kinds, IdsAreDistinctAndStable) {
  const std::pair<Kind, std::string_view> ids[] = {
      {Kind::none, "none"},
      {Kind::acceptance, "acceptance"},
      {Kind::non_acceptance, "non-acceptance"},
      {Kind::taking_in_charge, "taking-in-charge"},
      {Kind::delivery, "delivery"},
      {Kind::transport_envelope, "transport-envelope"},
      {Kind::non_delivery, "non-delivery"},
      {Kind::timeout_notice, "timeout-notice"},
      {Kind::virus_notice, "virus-notice"},
      {Kind::anomaly_envelope, "anomaly-envelope"},
  };
  for (const auto& [kind, id] : ids) EXPECT_EQ(kind_id(kind), id);
}

TEST(Kinds, OnlyTheAnomalyEnvelopeHasNoType) {
  for (const KindRow& row : kind_rows()) {
    EXPECT_EQ(row.type.has_value(), row.kind != Kind::anomaly_envelope) << row.id;
  }
}

TEST(Kinds, PrefixesAreDistinctEndInABlankAndLongerOnesComeFirst) {
  std::set<std::string_view> earlier;
  for (const KindRow& row : kind_rows()) {
    EXPECT_TRUE(row.subject_prefix.ends_with(": "));
    for (const std::string_view prefix : earlier) {
      EXPECT_FALSE(row.subject_prefix.starts_with(prefix)) << row.subject_prefix;
    }
    earlier.insert(row.subject_prefix);
  }
}

struct HeaderCase {
  std::string_view header;
  std::string_view value;
  Kind kind;
};
std::ostream& operator<<(std::ostream& out, const HeaderCase& c) {
  return out << c.header << ": " << c.value;
}

class RowForHeader : public testing::TestWithParam<HeaderCase> {};

TEST_P(RowForHeader, FindsTheKind) {
  const KindRow* row = row_for_header(GetParam().header, GetParam().value);
  EXPECT_EQ(row == nullptr ? Kind::none : row->kind, GetParam().kind);
  EXPECT_FALSE(row != nullptr && row->virus) << "the header does not tell the virus variant";
}

const HeaderCase kHeaders[] = {
    {"X-Ricevuta", "accettazione", Kind::acceptance},
    {"X-Ricevuta", "non-accettazione", Kind::non_acceptance},
    {"X-Ricevuta", "presa-in-carico", Kind::taking_in_charge},
    {"X-Ricevuta", "avvenuta-consegna", Kind::delivery},
    {"X-Ricevuta", "errore-consegna", Kind::non_delivery},
    {"X-Ricevuta", "preavviso-errore-consegna", Kind::timeout_notice},
    {"X-Ricevuta", "rilevazione-virus", Kind::virus_notice},
    {"X-Trasporto", "posta-certificata", Kind::transport_envelope},
    {"X-Trasporto", "errore", Kind::anomaly_envelope},
    {"x-ricevuta", "accettazione", Kind::acceptance},
    {"X-RICEVUTA", " accettazione\r\n", Kind::acceptance},
    {"X-TRASPORTO", "\terrore ", Kind::anomaly_envelope},
    {"X-Ricevuta", "Accettazione", Kind::none},
    {"X-Ricevuta", "posta-certificata", Kind::none},
    {"X-Trasporto", "accettazione", Kind::none},
    {"X-TipoRicevuta", "accettazione", Kind::none},
    {"X-Ricevuta", "", Kind::none},
    {"X-Ricevuta", "   ", Kind::none},
    {"", "accettazione", Kind::none},
};
INSTANTIATE_TEST_SUITE_P(Kinds, RowForHeader, testing::ValuesIn(kHeaders));

struct SubjectCase {
  std::string_view subject;
  Kind kind;
  bool virus = false;
};
std::ostream& operator<<(std::ostream& out, const SubjectCase& c) { return out << c.subject; }

class RowForSubject : public testing::TestWithParam<SubjectCase> {};

TEST_P(RowForSubject, FindsTheKind) {
  const KindRow* row = row_for_subject(GetParam().subject);
  EXPECT_EQ(row == nullptr ? Kind::none : row->kind, GetParam().kind);
  EXPECT_EQ(row != nullptr && row->virus, GetParam().virus);
}

const SubjectCase kSubjects[] = {
    {"ACCETTAZIONE: prova", Kind::acceptance},
    {"AVVISO DI NON ACCETTAZIONE: prova", Kind::non_acceptance},
    {"AVVISO DI NON ACCETTAZIONE PER VIRUS: prova", Kind::non_acceptance, true},
    {"PRESA IN CARICO: prova", Kind::taking_in_charge},
    {"CONSEGNA: prova", Kind::delivery},
    {"POSTA CERTIFICATA: prova", Kind::transport_envelope},
    {"POSTA CERTIFICATA: CONSEGNA: prova", Kind::transport_envelope},
    {"AVVISO DI MANCATA CONSEGNA: prova", Kind::non_delivery},
    {"AVVISO DI MANCATA CONSEGNA PER VIRUS: prova", Kind::non_delivery, true},
    {"AVVISO DI MANCATA CONSEGNA PER SUP. TEMPO MASSIMO: prova", Kind::timeout_notice},
    {"PROBLEMA DI SICUREZZA: prova", Kind::virus_notice},
    {"ANOMALIA MESSAGGIO: prova", Kind::anomaly_envelope},
    {"CONSEGNA: ", Kind::delivery},
    {"CONSEGNA:", Kind::delivery},
    {"CONSEGNA", Kind::none},
    {"CONSEGNA:prova", Kind::none},
    {"Consegna: prova", Kind::none},
    {"R: POSTA CERTIFICATA: prova", Kind::none},
    {" CONSEGNA: prova", Kind::none},
    {"", Kind::none},
};
INSTANTIATE_TEST_SUITE_P(Kinds, RowForSubject, testing::ValuesIn(kSubjects));

}  // namespace
}  // namespace pec::certification
