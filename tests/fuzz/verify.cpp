// SPDX-License-Identifier: EUPL-1.2
//
// The whole verdict on any bytes: never genuine unless an authority vouches, valid JSON, and text
// that does nothing to a terminal.
#include "verification/verify.h"

#include <array>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "input.h"
#include "report/catalogue.h"
#include "report/code_points.h"
#include "report/explain.h"
#include "report/json.h"
#include "report/table.h"
#include "text/utf8.h"
#include "trust.h"

namespace pec::fuzz {
namespace {

using nlohmann::json;
using verification::Outcome;
using verification::Result;
using verification::Verdict;

constexpr std::size_t kLabelBytes = 200;

report::Catalogue load_catalogue(std::string_view language) {
  auto loaded = report::Catalogue::load(std::filesystem::path(PEC_SHARE_DIR) / "locales", language);
  require(loaded.has_value(), "the catalogue can be read");
  return std::move(*loaded);
}

const report::Catalogue& any_catalogue(Dice& dice) {
  static const report::Catalogue kEnglish = load_catalogue("en");
  static const report::Catalogue kItalian = load_catalogue("it");
  return dice.one_in(2) ? kItalian : kEnglish;
}

bool is_believed(const Verdict& verdict) {
  return verdict.outcome == Outcome::genuine || verdict.outcome == Outcome::uncertified;
}

void check_verdict(const Verdict& verdict) {
  if (is_believed(verdict)) {
    require(verdict.signature.state == signature::State::intact, "what is believed is intact");
    require(verdict.signature.signer && verdict.signature.anchor,
            "what is believed has a signer for whom an authority vouches");
  }
  for (const verification::Check& check : verdict.checks) {
    require(verdict.outcome != Outcome::genuine || check.result != Result::fail,
            "nothing fails in what is genuine");
  }
  require(!verdict.certification || verdict.signature.state == signature::State::intact,
          "a certification was signed");
  for (const Verdict& nested : verdict.nested) check_verdict(nested);
}

void require_disbelief(const Verdict& verdict) {
  require(!is_believed(verdict), "nothing is believed without an authority");
  for (const Verdict& nested : verdict.nested) require_disbelief(nested);
}

void check_json(const std::string& text, const Verdict& verdict) {
  const json value = json::parse(text, nullptr, false);
  require(value.is_object(), "a verdict is a JSON object");
  require(value.at("outcome") == verification::outcome_id(verdict.outcome), "with its outcome");
  require(value.at("level") == verification::level_id(verdict.level), "and its level");
  require(value.at("checks").size() == verdict.checks.size(), "and every check");
  require(text.find('\n') == std::string::npos, "it is one line");
}

// Our own list, from Unicode's: the one under test may have a gap.
bool is_harmful(char32_t c) {
  constexpr std::array<char32_t, 5> kMarks = {0x061C, 0x200E, 0x200F, 0x2028, 0x2029};
  return (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
         std::find(kMarks.begin(), kMarks.end(), c) != kMarks.end();
}

void check_text(std::string_view text) {
  while (!text.empty()) {
    const text::CodePoint point = text::first_code_point(text);
    require(point.valid, "what is shown is UTF-8");
    require(!is_harmful(point.value), "what is shown has no control character");
    text.remove_prefix(point.bytes);
  }
}

void check_texts(const Verdict& verdict, std::string_view label, Dice& dice) {
  const report::Catalogue& words = any_catalogue(dice);
  const std::size_t columns = dice.one_in(2) ? report::kMinColumns : report::kOneLineColumns;
  const report::TerminalStyle style{columns, false};
  check_text(report::explain(verdict, label, words, style));
  check_text(report::Table(words, style).row(verdict, label));
}

void test(std::string_view input) {
  static const signature::TrustStore kNobody;
  static verification::Verifier trusting(provider_trust());
  static verification::Verifier distrusting(kNobody);
  const Block block(input);
  const Verdict verdict = trusting.verify(block.text());
  check_verdict(verdict);
  const std::string text = report::verdict_json(verdict);
  check_json(text, verdict);
  Dice dice(input);
  if (dice.one_in(4)) {  // as often as its cost allows
    require(report::verdict_json(trusting.verify(block.text())) == text,
            "the same bytes have the same verdict");
  }

  const Verdict doubted = distrusting.verify(block.text());
  check_verdict(doubted);
  require_disbelief(doubted);
  check_json(report::verdict_json(doubted), doubted);

  // What a message is called comes from outside, too.
  const std::string_view label = block.text().substr(0, kLabelBytes);
  check_json(report::verdict_line(verdict, label, 1), verdict);
  check_texts(verdict, label, dice);
  check_texts(doubted, label, dice);
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
