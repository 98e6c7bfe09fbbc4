// SPDX-License-Identifier: EUPL-1.2
#include "verification/subject_text.h"

#include <chrono>
#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pec::verification {
namespace {

using certification::Type;

struct Case {
  std::string_view name;
  std::string_view subject;
  std::string_view text;
  std::string_view reason;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

class Subject : public testing::TestWithParam<Case> {};

TEST_P(Subject, LosesItsPrefixes) {
  const StrippedSubject found = without_prefixes(GetParam().subject);
  EXPECT_EQ(found.text, GetParam().text);
  EXPECT_EQ(found.reason, GetParam().reason);
}

const Case kPrefixes[] = {
    {"empty", "", "", ""},
    {"none", "Fattura 31", "Fattura 31", ""},
    {"outer blanks", "  Fattura ", "Fattura", ""},
    {"Italian forward", "I: Fattura", "Fattura", "forwarded"},
    {"Italian reply", "R: Fattura", "Fattura", "forwarded"},
    {"English forward", "Fwd: Fattura", "Fattura", "forwarded"},
    {"short English forward", "FW: Fattura", "Fattura", "forwarded"},
    {"German", "WG: AW: Fattura", "Fattura", "forwarded"},
    {"any case", "re: fWd: iNOLTRO: Fattura", "Fattura", "forwarded"},
    {"no blank after the colon", "R:Fattura", "Fattura", "forwarded"},
    {"list", "[soci] Fattura", "Fattura", "list-tag"},
    {"list then forward", "[soci] R: Fattura", "Fattura", "forwarded"},
    {"forward then list", "R: [soci] Fattura", "Fattura", "list-tag"},
    {"two lists", "[a][b] Fattura", "Fattura", "list-tag"},
    {"unclosed list", "[soci Fattura", "[soci Fattura", ""},
    {"blank before the colon", "R : Fattura", "R : Fattura", ""},
    {"word that starts alike", "Ricorso: x", "Ricorso: x", ""},
    {"prefix in the middle", "Fattura R: x", "Fattura R: x", ""},
    {"PEC prefix stays", "R: CONSEGNA: Fattura", "CONSEGNA: Fattura", "forwarded"},
    {"nothing but prefixes", "R: I: [x]", "", "list-tag"},
};
INSTANTIATE_TEST_SUITE_P(SubjectText, Subject, testing::ValuesIn(kPrefixes));

TEST(Subject, OfAMegabyteLosesItsPrefixesInTime) {
  const auto start = std::chrono::steady_clock::now();
  for (const std::string_view unit : {"R:", "R: ", "[", "[]", "[x] ", " ", "R", "]"}) {
    std::string subject;
    while (subject.size() < 1'000'000) subject += unit;
    EXPECT_LE(without_prefixes(subject).text.size(), subject.size());
    EXPECT_FALSE(is_certified_subject(subject, Type::delivery, subject));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{60});
}

struct Certified {
  std::string_view name;
  std::string_view found;
  Type type;
  std::string_view original;
  bool expected;
};

std::ostream& operator<<(std::ostream& out, const Certified& c) { return out << c.name; }

class CertifiedSubject : public testing::TestWithParam<Certified> {};

TEST_P(CertifiedSubject, IsThePrefixAndTheOriginal) {
  const Certified& c = GetParam();
  EXPECT_EQ(is_certified_subject(c.found, c.type, c.original), c.expected);
}

const Certified kCertified[] = {
    {"envelope", "POSTA CERTIFICATA: Fattura", Type::transport_envelope, "Fattura", true},
    {"acceptance", "ACCETTAZIONE: Fattura", Type::acceptance, "Fattura", true},
    {"delivery", "CONSEGNA: Fattura", Type::delivery, "Fattura", true},
    {"plain refusal", "AVVISO DI NON ACCETTAZIONE: x", Type::non_acceptance, "x", true},
    {"refusal for a virus", "AVVISO DI NON ACCETTAZIONE PER VIRUS: x", Type::non_acceptance, "x",
     true},
    {"no subject", "CONSEGNA:", Type::delivery, "", true},
    {"no subject and a blank", "CONSEGNA: ", Type::delivery, "", true},
    {"blanks as one", "CONSEGNA:  a\t \r\n b ", Type::delivery, " a b", true},
    {"original that starts like a prefix", "CONSEGNA: CONSEGNA: x", Type::delivery, "CONSEGNA: x",
     true},
    {"other kind", "ACCETTAZIONE: Fattura", Type::delivery, "Fattura", false},
    {"other original", "CONSEGNA: Fattura 32", Type::delivery, "Fattura 31", false},
    {"longer", "CONSEGNA: Fattura 31 urgente", Type::delivery, "Fattura 31", false},
    {"no prefix", "Fattura", Type::delivery, "Fattura", false},
    {"prefix in another case", "Consegna: Fattura", Type::delivery, "Fattura", false},
    {"original in another case", "CONSEGNA: fattura", Type::delivery, "Fattura", false},
    {"blank inside a word", "CONSEGNA: Fat tura", Type::delivery, "Fattura", false},
    {"both empty", "", Type::delivery, "", false},
    {"no-break space is no blank",
     "CONSEGNA: a\xC2\xA0"
     "b",
     Type::delivery, "a b", false},
};
INSTANTIATE_TEST_SUITE_P(SubjectText, CertifiedSubject, testing::ValuesIn(kCertified));

}  // namespace
}  // namespace pec::verification
