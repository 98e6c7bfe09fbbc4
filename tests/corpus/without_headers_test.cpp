// SPDX-License-Identifier: EUPL-1.2
//
// The corpus as Outlook keeps it, without the outer headers: whatever is signed is judged as
// before, nothing is plainly good, and what comes out better than with the headers does so for
// their sake alone (docs/verdicts.md, "Without the outer headers").
#include <algorithm>
#include <array>
#include <iostream>
#include <vector>

#include <gtest/gtest.h>

#include "corpus_cases.h"

namespace pec::corpus {
namespace {

using verification::Check;
using verification::CheckId;
using verification::Level;
using verification::Outcome;
using verification::Result;
using verification::Verdict;

struct Pair {
  Case expected;
  Verdict with;     // the outer headers
  Verdict without;  // them
};

const Check& check_of(const Verdict& verdict, CheckId id) {
  const auto found = std::find_if(verdict.checks.begin(), verdict.checks.end(),
                                  [id](const Check& check) { return check.id == id; });
  if (found == verdict.checks.end()) throw std::runtime_error("a verdict lacks a check");
  return *found;
}

std::string reason_of(const Check& check) {
  for (const auto& [name, value] : check.facts)
    if (name == "reason") return value;
  return {};
}

// The checks that ask the outer headers.
constexpr std::array<CheckId, 6> kOfHeaders = {CheckId::signer_sender,  CheckId::header_kind,
                                               CheckId::header_parties, CheckId::header_subject,
                                               CheckId::header_date,    CheckId::header_ids};

bool asks_headers(CheckId id) {
  return std::find(kOfHeaders.begin(), kOfHeaders.end(), id) != kOfHeaders.end();
}

class WithoutHeaders : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::filesystem::path folder = PEC_CORPUS_DIR;
    const auto trust = signature::TrustStore::load(folder / "trust", signature::Origin::shipped);
    ASSERT_TRUE(trust) << trust.error().file << ' ' << trust.error().what;
    verification::Verifier verifier(*trust);
    for (Case& expected : read_cases(folder)) {
      const std::string bytes = read_file(expected.file);
      verification::Context context = expected.context;
      const std::string sent = expected.sent ? read_file(*expected.sent) : std::string();
      if (expected.sent) context.sent_copy = sent;
      Verdict with = verifier.verify(bytes, context);
      context.has_headers = false;
      Verdict without = verifier.verify(without_outer_headers(bytes), context);
      pairs().push_back({std::move(expected), std::move(with), std::move(without)});
    }
  }
  static void TearDownTestSuite() { pairs().clear(); }

  static std::vector<Pair>& pairs() {
    static std::vector<Pair> all;
    return all;
  }
};

TEST_F(WithoutHeaders, EveryKindIsWhatItWasAndNeverPlainlyGood) {
  int count = 0;
  for (const auto& [expected, with, without] : pairs()) {
    if (expected.group != "kind") continue;
    ++count;
    EXPECT_EQ(outcome_id(without.outcome), outcome_id(with.outcome)) << expected.name;
    EXPECT_EQ(kind_id(without.kind), kind_id(with.kind)) << expected.name;
    EXPECT_EQ(level_id(without.level), "attention") << expected.name;
    EXPECT_EQ(reason_of(check_of(without, CheckId::signer_sender)), "no-headers") << expected.name;
    for (const CheckId id : kOfHeaders) {
      const Check& check = check_of(without, id);
      EXPECT_EQ(result_id(check.result), "skip") << expected.name << check_id(id);
      if (without.outcome == Outcome::genuine) {
        EXPECT_EQ(reason_of(check), "no-headers") << expected.name << check_id(id);
      }
    }
  }
  EXPECT_GE(count, 30);
}

TEST_F(WithoutHeaders, NothingIsPlainlyGood) {
  for (const auto& [expected, with, without] : pairs())
    EXPECT_NE(level_id(without.level), "good") << expected.name;
}

TEST_F(WithoutHeaders, WhatIsAlteredStaysAltered) {
  int count = 0;
  for (const auto& [expected, with, without] : pairs()) {
    if (with.outcome != Outcome::altered) continue;
    ++count;
    // A receipt that holds no part with a PEC name claims nothing once its headers are gone.
    EXPECT_EQ(outcome_id(without.outcome), "altered") << expected.name;
  }
  EXPECT_GE(count, 15);
}

TEST_F(WithoutHeaders, EveryOtherCheckSaysTheSame) {
  int count = 0;
  for (const auto& [expected, with, without] : pairs()) {
    if (without.outcome != Outcome::genuine) continue;
    ++count;
    for (const Check& check : without.checks) {
      if (asks_headers(check.id) || check.id == CheckId::structure_single) continue;
      EXPECT_EQ(result_id(check.result), result_id(check_of(with, check.id).result))
          << expected.name << ' ' << check_id(check.id);
    }
  }
  EXPECT_GE(count, 300);
}

// What with its headers is bad may be less so without them, if nothing but they said so.
TEST_F(WithoutHeaders, IsBetterForTheSakeOfHeadersAlone) {
  const auto refuted_by_headers = [](const Verdict& with) {
    return std::all_of(with.checks.begin(), with.checks.end(), [](const Check& check) {
      return check.result != Result::fail || check.id == CheckId::signer_sender ||
             check.id == CheckId::structure_single;
    });
  };
  int genuine = 0;
  int ordinary = 0;
  for (const auto& [expected, with, without] : pairs()) {
    if (without.outcome == Outcome::genuine && with.outcome != Outcome::genuine) {
      ++genuine;
      EXPECT_EQ(outcome_id(with.outcome), "untrusted") << expected.name;
      EXPECT_TRUE(refuted_by_headers(with)) << expected.name;
    }
    if (without.outcome == Outcome::uncertified && with.outcome != Outcome::uncertified) {
      EXPECT_EQ(outcome_id(with.outcome), "untrusted") << expected.name;
      EXPECT_EQ(reason_of(check_of(with, CheckId::certification_present)), "missing")
          << expected.name;
    }
    if (without.outcome == Outcome::not_pec && with.outcome != Outcome::not_pec) {
      ++ordinary;
      EXPECT_NE(outcome_id(with.outcome), "genuine") << expected.name;
      EXPECT_FALSE(without.certification) << expected.name;
    }
  }
  std::cout << genuine << " genuine and " << ordinary << " not PEC that headers had refuted\n";
  EXPECT_GT(genuine, 0);
}

}  // namespace
}  // namespace pec::corpus
