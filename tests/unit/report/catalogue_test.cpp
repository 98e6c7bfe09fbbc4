// SPDX-License-Identifier: EUPL-1.2
//
// The catalogues are complete, agree with each other, and are used safely.
#include "report/catalogue.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/wording.h"
#include "sample_verdicts.h"

namespace pec::report {
namespace {

using nlohmann::json;
using verification::Check;
using verification::Result;

constexpr std::array<const char*, 3> kLanguages = {"it", "en", "de"};

std::filesystem::path locales() { return std::filesystem::path(PEC_SOURCE_DIR) / "locales"; }

json read(const std::string& language) {
  std::ifstream stream(locales() / (language + ".json"));
  return json::parse(stream);
}

Catalogue load(const std::string& language) {
  auto catalogue = Catalogue::load(locales(), language);
  EXPECT_TRUE(catalogue.has_value()) << language;
  return std::move(*catalogue);
}

std::set<std::string> placeholders(const std::string& text) {
  std::set<std::string> names;
  for (std::size_t open = text.find('{'); open != std::string::npos;
       open = text.find('{', open + 1))
    names.insert(text.substr(open + 1, text.find('}', open) - open - 1));
  return names;
}

TEST(Locales, HaveTheSameKeysAndPlaceholders) {
  const json italian = read("it");
  for (const char* language : {"en", "de"}) {
    const json other = read(language);
    for (const auto& [key, text] : italian.items()) {
      ASSERT_TRUE(other.contains(key)) << language << " lacks " << key;
      EXPECT_EQ(placeholders(text), placeholders(other[key])) << language << " " << key;
    }
    for (const auto& [key, text] : other.items()) EXPECT_TRUE(italian.contains(key)) << key;
  }
}

TEST(Locales, HaveNoEmptyTextAndAreWrittenAlike) {
  for (const char* language : kLanguages) {
    const json catalogue = read(language);
    for (const auto& [key, text] : catalogue.items()) {
      EXPECT_FALSE(text.get<std::string>().empty()) << language << " " << key;
      EXPECT_EQ(text.get<std::string>().find("  "), std::string::npos) << language << " " << key;
    }
  }
}

TEST(Locales, WordEveryCheckAndResult) {
  for (const char* language : kLanguages) {
    const Catalogue catalogue = load(language);
    for (int i = 0; i < testing::kCheckCount; ++i) {
      const std::string id(verification::check_id(testing::check_at(i)));
      EXPECT_TRUE(catalogue.has("check." + id + ".name")) << language << " " << id;
      for (const char* result : {"pass", "note", "warn", "fail", "skip"})
        EXPECT_TRUE(catalogue.has("check." + id + "." + result)) << language << " " << id << result;
    }
  }
}

TEST(Locales, WordEveryOutcomeAndKind) {
  for (const char* language : kLanguages) {
    const Catalogue catalogue = load(language);
    for (const char* id : {"genuine", "genuine.attention", "uncertified", "altered", "untrusted",
                           "unsigned", "not-pec", "unreadable"}) {
      for (const char* field : {".short", ".name", ".meaning", ".action"})
        EXPECT_TRUE(catalogue.has("outcome." + std::string(id) + field)) << language << id << field;
      EXPECT_TRUE(catalogue.has("summary." + std::string(id) + ".one")) << language << id;
      EXPECT_TRUE(catalogue.has("summary." + std::string(id) + ".many")) << language << id;
    }
    for (int kind = 0; kind <= static_cast<int>(certification::Kind::anomaly_envelope); ++kind) {
      const std::string id(certification::kind_id(static_cast<certification::Kind>(kind)));
      for (const char* field : {".short", ".name", ".certifies", ".practice"})
        EXPECT_TRUE(catalogue.has("kind." + id + field)) << language << id << field;
    }
  }
}

// The reasons that verification/ gives, each with a sentence of its own.
TEST(Locales, WordTheReasons) {
  const std::map<std::string, std::vector<std::string>> reasons = {
      {"structure.single.fail",
       {"content-type", "from", "mime-version", "boundary", "boundary-continuation", "two-readings",
        "signature-headers", "header-lines", "content-type-form", "transfer-encoding", "empty",
        "too-large", "too-deep", "too-many-parts", "not-a-message", "cannot-open"}},
      {"signature.present.fail",
       {"not-signed", "parts", "not-cms", "signers", "attached", "no-certificate",
        "unsupported-digest", "too-large", "shape"}},
      {"signature.intact.fail", {"digest", "value"}},
      {"signature.algorithms.note", {"sha1", "rsa1024", "sha1-rsa1024"}},
      {"signature.algorithms.warn", {"sha1", "rsa1024", "sha1-rsa1024"}},
      {"signer.chain.pass", {"by-key"}},
      {"signer.chain.fail",
       {"no-certificate", "unsupported-digest", "unknown-issuer", "not-yet-valid", "expired",
        "historic-window", "policy", "chain"}},
      {"signer.sender.fail", {"no-address", "no-from", "several-from", "differs", "from-form"}},
      {"signer.usage.fail", {"key-usage", "extended-key-usage"}},
      {"time.signed.note", {"missing"}},
      {"time.signed.warn", {"apart"}},
      {"certification.present.fail", {"missing", "several", "misplaced", "anomaly"}},
      {"header.kind.warn", {"header", "subject", "missing"}},
      {"header.parties.warn", {"reply-to"}},
      {"header.subject.note", {"list-tag", "forwarded"}},
      {"content.inner-sender.note", {"from", "reply-to"}},
      {"content.inner-sender.warn", {"reply-to"}},
      {"receipt.content.warn", {"parts", "headers", "hash", "no-original"}},
      {"receipt.content.skip", {"concise", "no-copy", "not-a-delivery"}}};
  const Catalogue catalogue = load("it");
  for (const auto& [key, names] : reasons)
    for (const std::string& name : names)
      EXPECT_TRUE(catalogue.has("check." + key + "." + name)) << key << "." << name;
}

TEST(CatalogueText, FillsPlaceholdersHarmlessly) {
  const Catalogue catalogue = load("en");
  const std::vector<Fact> facts = {{"found", "a\x1b{certified}"}, {"certified", "b"}};
  EXPECT_EQ(catalogue.text("check.header.subject.warn", facts),
            "The subject shown is \u201Ca\u241B{certified}\u201D, the certified one is "
            "\u201Cb\u201D.");
}

TEST(CatalogueText, ShowsWhatIsMissing) {
  const Catalogue catalogue = load("en");
  EXPECT_EQ(catalogue.text("no.such.key"), "no.such.key");
  EXPECT_EQ(catalogue.text("summary.total.many"), "{count} messages");
}

TEST(CatalogueLoad, RefusesWhatIsNoCatalogue) {
  EXPECT_FALSE(Catalogue::load(locales(), "xx").has_value());
  EXPECT_FALSE(Catalogue::load("/no/such/folder", "it").has_value());
}

TEST(Language, IsChosenInOrder) {
  struct Case {
    std::string wanted;
    std::map<std::string, std::string> environment;
    std::string expected;
  };
  const std::vector<Case> cases = {{"de", {{"LANG", "it_IT.UTF-8"}}, "de"},
                                   {"", {{"LANG", "it_IT.UTF-8"}}, "it"},
                                   {"", {{"LC_MESSAGES", "de_DE@euro"}, {"LANG", "it_IT"}}, "de"},
                                   {"", {{"LC_ALL", "C.UTF-8"}, {"LANG", "it_IT"}}, "en"},
                                   {"", {{"LANG", "fr_FR.UTF-8"}}, "en"},
                                   {"", {{"LANG", "it"}}, "it"},
                                   {"", {}, "en"}};
  for (const Case& c : cases) {
    const auto environment = [&c](const char* name) {
      const auto found = c.environment.find(name);
      return found == c.environment.end() ? std::string() : found->second;
    };
    EXPECT_EQ(choose_language(c.wanted, environment), c.expected);
  }
}

TEST(WordingTest, PicksTheSentenceOfTheReason) {
  const Catalogue catalogue = load("en");
  const Wording wording(catalogue, std::chrono::minutes{60});
  const Check known{verification::CheckId::signature_intact, Result::fail, {{"reason", "digest"}}};
  const Check other{verification::CheckId::signature_intact, Result::fail, {{"reason", "else"}}};
  EXPECT_EQ(wording.check_sentence(known),
            "The content is not what was signed: it was changed after signing.");
  EXPECT_EQ(wording.check_sentence(other), "The signature does not match the content.");
}

TEST(WordingTest, BringsFactsIntoReadableForm) {
  const Catalogue catalogue = load("it");
  const Wording wording(catalogue, std::chrono::minutes{60});
  const std::vector<Fact> facts = wording.readable({{"signed_at", "2018-11-13T15:39:27Z"},
                                                    {"arrived", "2018-11-13T15:39:27+02:00"},
                                                    {"edition", "2018-04-04"},
                                                    {"reasons", "bidi, control"},
                                                    {"certified", "delivery"},
                                                    {"found", "a, b"},
                                                    {"host", ""}});
  const std::vector<Fact> expected = {{"signed_at", "13/11/2018 16:39:27 (+01:00)"},
                                      {"arrived", "13/11/2018 15:39:27 (+02:00)"},
                                      {"edition", "04/04/2018"},
                                      {"reasons",
                                       "caratteri che invertono la scrittura, "
                                       "caratteri di controllo"},
                                      {"certified", "Ricevuta di avvenuta consegna"},
                                      {"found", "a, b"},
                                      {"host", "(vuoto)"}};
  EXPECT_EQ(facts, expected);
}

}  // namespace
}  // namespace pec::report
