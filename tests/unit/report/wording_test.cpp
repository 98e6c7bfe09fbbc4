// SPDX-License-Identifier: EUPL-1.2
//
// wording.h: why a verdict is not plainly good.
#include "report/wording.h"

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/explain.h"
#include "sample_verdicts.h"

namespace pec::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using verification::CheckId;
using verification::Level;
using verification::Result;
using verification::Verdict;

Catalogue load(const std::string& language) {
  auto catalogue = Catalogue::load(std::filesystem::path(PEC_SOURCE_DIR) / "locales", language);
  EXPECT_TRUE(catalogue.has_value()) << language;
  return std::move(*catalogue);
}

verification::Check& check_of(Verdict& verdict, CheckId id) {
  return verdict.checks.at(static_cast<std::size_t>(id));
}

// A genuine receipt of which the caller had no outer headers.
Verdict without_headers() {
  Verdict verdict = testing::genuine_delivery();
  verdict.level = Level::attention;
  for (const CheckId id : {CheckId::signer_sender, CheckId::header_kind, CheckId::header_parties,
                           CheckId::header_subject, CheckId::header_date, CheckId::header_ids}) {
    check_of(verdict, id).result = Result::skip;
    check_of(verdict, id).facts = {{"reason", std::string(verification::kNoHeaders)}};
  }
  return verdict;
}

TEST(Reasons, SayOnceThatTheHeadersWereNotThere) {
  for (const char* language : {"it", "en", "de"}) {
    const Catalogue catalogue = load(language);
    const Verdict verdict = without_headers();
    const Wording wording(catalogue, verdict);
    EXPECT_THAT(wording.reasons(verdict), ElementsAre(catalogue.text("reason.no-headers")));
    EXPECT_THAT(explain(verdict, {}, catalogue, {1000, false}), Not(HasSubstr("no-headers")));
    for (const verification::Check& check : verdict.checks)
      EXPECT_THAT(wording.check_sentence(check), Not(HasSubstr("check."))) << language;
  }
}

TEST(Reasons, SayItAfterTheWarnings) {
  const Catalogue catalogue = load("en");
  Verdict verdict = without_headers();
  check_of(verdict, CheckId::signer_register) = {
      CheckId::signer_register, Result::warn, {{"host", "x.example"}}};
  EXPECT_THAT(
      Wording(catalogue, verdict).reasons(verdict),
      ElementsAre(HasSubstr("x.example"), HasSubstr("outer headers are not available here")));
  EXPECT_THAT(Wording(catalogue, verdict).reasons(verdict, {CheckId::signer_register}),
              ElementsAre(HasSubstr("outer headers are not available here")));
}

TEST(Reasons, SayNothingOfHeadersWhereSomethingFailed) {
  const Catalogue catalogue = load("en");
  Verdict verdict = without_headers();
  verdict.outcome = verification::Outcome::untrusted;
  verdict.level = Level::bad;
  check_of(verdict, CheckId::signer_usage).result = Result::fail;
  EXPECT_THAT(Wording(catalogue, verdict).reasons(verdict),
              ElementsAre(Not(HasSubstr("outer headers"))));
}

TEST(Reasons, AreNoneOfWhatIsGood) {
  const Catalogue catalogue = load("en");
  const Verdict verdict = testing::genuine_delivery();
  EXPECT_THAT(Wording(catalogue, verdict).reasons(verdict), IsEmpty());
}

}  // namespace
}  // namespace pec::report
