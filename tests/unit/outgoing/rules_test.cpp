// SPDX-License-Identifier: EUPL-1.2
//
// Each rule of the table: a draft that it holds for, and one that it nearly holds for.
#include "outgoing/rules.h"

#include <filesystem>
#include <functional>
#include <ostream>
#include <set>

#include "draft_fixture.h"
#include "report/catalogue.h"
#include "report/check_send_text.h"

namespace pec::outgoing {
namespace {

using addresses::SuggestionKind;
using addresses::Verdict;
using testing::find;
using testing::kNow;
using testing::Situation;

struct Case {
  std::string_view rule;
  Severity severity;
  std::function<void(Situation&)> hit;
  std::function<void(Situation&)> near_miss;
  std::string_view remedy = {};  // the first one's id; "": none
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.rule; }

void fail_days_ago(Situation& s, int days) {
  s.know("court@pec.example").failure =
      addresses::Failure{kNow - std::chrono::days{days}, 2, "no-dest", "mailbox unknown"};
}

// "PK" and the rest are in attachments_test.cpp; here one kind of each is enough.
const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"recipients.bcc", Severity::grave,
       [](Situation& s) {
         s.draft.bcc = {{"", "x@pec.example"}};
       },
       [](Situation& s) {
         s.draft.cc = {{"", "x@pec.example"}};
       },
       "move-to-to"},
      {"recipients.no-to", Severity::grave, [](Situation& s) { std::swap(s.draft.to, s.draft.cc); },
       [](Situation& s) {
         s.draft.to.clear();
         s.draft.lists = {"Courts"};
       },
       "move-to-to"},
      {"sender.from", Severity::grave, [](Situation& s) { s.draft.from = "me@pec.it"; },
       [](Situation& s) { s.draft.from = "Studio@PEC.it"; }},
      {"recipient.malformed", Severity::grave,
       [](Situation& s) { s.know("court@pec.example").fault = addresses::AddressFault::domain; },
       [](Situation&) {}, "remove"},
      {"recipient.look-alike", Severity::grave,
       [](Situation& s) { s.suggest(SuggestionKind::look_alike, "court@real.example"); },
       [](Situation& s) { s.suggest(SuggestionKind::typing_error, "court@real.example"); },
       "use-address"},
      {"recipient.ordinary", Severity::grave,
       [](Situation& s) { s.know("court@pec.example").verdict = Verdict::probably_ordinary; },
       [](Situation& s) { s.know("court@pec.example").verdict = Verdict::unknown; }, "remove"},
      {"recipients.too-many", Severity::grave, [](Situation& s) { s.address_to(501); },
       [](Situation& s) { s.address_to(500); }},
      {"recipients.too-many", Severity::warning,
       [](Situation& s) {
         s.use_provider_without_limits();
         s.address_to(501);
       },
       [](Situation& s) {
         s.use_provider_without_limits();
         s.address_to(500);
       }},
      {"size.over-provider", Severity::grave,
       [](Situation& s) { s.draft.encoded_bytes = 100'000'001; },
       [](Situation& s) { s.draft.encoded_bytes = 100'000'000; }},
      {"size.over-provider", Severity::grave,
       [](Situation& s) {
         s.address_to(4);
         s.draft.encoded_bytes = 25'000'001;
       },
       [](Situation& s) {
         s.address_to(3);
         s.draft.encoded_bytes = 25'000'001;
       }},
      {"size.over-rule", Severity::warning,
       [](Situation& s) {
         s.use_provider_without_limits();
         s.draft.attachments.push_back({"a.pdf", "", 22'000'000, {}});  // 30.1 MB in base64
       },
       [](Situation& s) {
         s.use_provider_without_limits();
         s.draft.attachments.push_back({"a.pdf", "", 21'900'000, {}});
       }},
      {"size.over-rule", Severity::warning,
       [](Situation& s) {
         s.use_provider_without_limits();
         s.draft.encoded_bytes = 31'000'000;
       },
       [](Situation& s) { s.draft.encoded_bytes = 31'000'000; }},  // the provider takes 100 MB
      {"attachment.refused", Severity::grave, [](Situation& s) { s.attach("setup.EXE"); },
       [](Situation& s) { s.attach("exe.pdf"); }, "remove-attachment"},
      {"format.rtf", Severity::grave, [](Situation& s) { s.draft.format = BodyFormat::rtf; },
       [](Situation& s) { s.draft.format = BodyFormat::both; }},
      {"format.rtf", Severity::grave, [](Situation& s) { s.attach("WINMAIL.DAT"); },
       [](Situation& s) { s.attach("mail.dat"); }, "remove-attachment"},
      {"format.rtf", Severity::grave,
       [](Situation& s) { s.attach("a", "x", "application/ms-tnef"); },
       [](Situation& s) { s.attach("a.rtf", "x", "application/rtf"); }, "remove-attachment"},
      {"recipient.pec-from-ordinary", Severity::warning,
       [](Situation& s) {
         s.sender.is_pec = false;
         s.sender.identities = {{"id1", "me@mail.example", false}, {"id2", "me@pec.it", true}};
       },
       [](Situation&) {}, "switch-identity"},
      {"recipient.typing-error", Severity::warning,
       [](Situation& s) { s.suggest(SuggestionKind::typing_error, "court@real.example"); },
       [](Situation& s) {
         s.suggest(SuggestionKind::typing_error, "court@real.example");
         s.know("court@pec.example").verdict = Verdict::certified;
       },
       "use-address"},
      {"recipient.failed-recently", Severity::warning, [](Situation& s) { fail_days_ago(s, 180); },
       [](Situation& s) { fail_days_ago(s, 181); }, "remove"},
      {"recipient.failed-recently", Severity::warning, [](Situation& s) { fail_days_ago(s, 2); },
       [](Situation& s) {
         fail_days_ago(s, 2);
         s.know("court@pec.example").evidence = {
             {addresses::Source::delivery, addresses::Says::certified, addresses::Scope::address,
              kNow - std::chrono::days{1}, 90, ""}};
       },
       "remove"},
      {"recipient.better-address", Severity::warning,
       [](Situation& s) { s.suggest(SuggestionKind::same_body, "other@pec.example"); },
       [](Situation& s) {
         s.suggest(SuggestionKind::same_body, "other@pec.example");
         s.know("court@pec.example").verdict = Verdict::probably_certified;
       },
       "use-address"},
      {"recipients.list", Severity::warning, [](Situation& s) { s.draft.lists = {"Courts"}; },
       [](Situation&) {}},
      {"sender.reply-to", Severity::warning,
       [](Situation& s) { s.draft.reply_to = "me@mail.example"; },
       [](Situation& s) { s.draft.reply_to = "STUDIO@pec.it"; }},
      {"attachment.name", Severity::warning, [](Situation& s) { s.attach("a.pdf "); },
       [](Situation& s) { s.attach("a b.pdf"); }, "remove-attachment"},
      {"attachment.name", Severity::warning,
       [](Situation& s) { s.attach(std::string(252, 'a') + ".pdf"); },
       [](Situation& s) { s.attach(std::string(251, 'a') + ".pdf"); }, "remove-attachment"},
      {"subject.empty", Severity::warning, [](Situation& s) { s.draft.subject = " \t"; },
       [](Situation& s) { s.draft.subject = "."; }},
      {"subject.empty", Severity::warning, [](Situation& s) { s.draft.subject.reset(); },
       [](Situation&) {}},
      {"receipt.kind", Severity::warning, [](Situation& s) { s.draft.receipt_type = "breve"; },
       [](Situation& s) { s.draft.receipt_type = " Completa"; }, "set-receipt"},
      {"recipient.unknown", Severity::note,
       [](Situation& s) { s.know("court@pec.example").verdict = Verdict::unknown; },
       [](Situation& s) {
         s.know("court@pec.example").verdict = Verdict::unknown;
         s.know("court@pec.example").fault = addresses::AddressFault::no_at;
       }},
      {"recipient.duplicate", Severity::note,
       [](Situation& s) {
         s.draft.cc = {{"", "Court@PEC.example"}};
       },
       [](Situation& s) {
         s.draft.cc = {{"", "court2@pec.example"}};
       }},
      {"attachment.unreadable-archive", Severity::note,
       [](Situation& s) { s.attach("a.zip", "PK\x03\x04 broken"); },
       [](Situation& s) { s.attach("a.zip", "no archive"); }},
  };
  return all;
}

class EachRule : public ::testing::TestWithParam<Case> {};

TEST_P(EachRule, HoldsForOneAndNotForTheOther) {
  const Case& one = GetParam();
  Situation spoilt;
  one.hit(spoilt);
  const Checked checked = spoilt.checked();
  const Finding* const found = find(checked, one.rule);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->severity, one.severity);
  EXPECT_EQ(found->action, action_for({}, one.rule, one.severity));
  EXPECT_FALSE(found->source.empty());
  ASSERT_EQ(found->remedies.empty(), one.remedy.empty());
  if (!one.remedy.empty()) {
    EXPECT_EQ(found->remedies.front().id, one.remedy);
  }
  Situation near;
  one.near_miss(near);
  EXPECT_EQ(find(near.checked(), one.rule), nullptr);
}

TEST_P(EachRule, HasWordsInEveryLanguage) {
  Situation spoilt;
  GetParam().hit(spoilt);
  const Checked checked = spoilt.checked();
  for (const std::string_view language : {"it", "en", "de"}) {
    const auto catalogue =
        report::Catalogue::load(std::filesystem::path(PEC_SHARE_DIR) / "locales", language);
    ASSERT_TRUE(catalogue) << language;
    const std::string text = report::check_send_text(checked, *catalogue, {});
    // A key or a fact that is missing stands there as it is (Catalogue::text).
    EXPECT_EQ(text.find('{'), std::string::npos) << text;
    EXPECT_EQ(text.find("send."), std::string::npos) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Rules, EachRule, ::testing::ValuesIn(cases()));

TEST(Rules, EachHasACase) {
  std::set<std::pair<std::string_view, Severity>> tried;
  for (const Case& one : cases()) tried.emplace(one.rule, one.severity);
  for (const Rule& rule : rules())
    EXPECT_TRUE(tried.count({rule.id, rule.severity}) > 0) << rule.id;
}

TEST(Rules, StandWorstFirst) {
  const auto all = rules();
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end(),
                             [](const Rule& a, const Rule& b) { return a.severity > b.severity; }));
}

TEST(Check, SaysNothingOfADraftInGoodOrder) {
  const Checked checked = Situation().checked();
  EXPECT_TRUE(checked.findings.empty());
  EXPECT_EQ(checked.action, Action::none);
  EXPECT_EQ(checked.provider, "Aruba PEC S.p.A.");
  EXPECT_FALSE(has_findings(checked));
}

TEST(Check, LeavesAnOrdinarySenderAlone) {
  Situation s;
  s.sender.is_pec = false;
  s.sender.address = s.draft.from = "me@mail.example";
  s.know("court@pec.example").verdict = Verdict::unknown;
  s.draft.bcc = {{"", "x@mail.example"}};
  s.draft.subject.reset();
  s.attach("setup.exe");
  EXPECT_TRUE(s.checked().findings.empty());
}

TEST(Check, TakesAnAccountForPecByItsAddress) {
  Situation s;
  s.sender.is_pec.reset();
  EXPECT_TRUE(s.checked().sender_is_pec);
  s.sender.address = "me@mail.example";
  EXPECT_FALSE(s.checked().sender_is_pec);
  s.know("me@mail.example").verdict = Verdict::certified;
  EXPECT_TRUE(s.checked().sender_is_pec);
  s.sender.is_pec = false;  // the user's word
  EXPECT_FALSE(s.checked().sender_is_pec);
}

TEST(Check, NamesARecipientOnceAndAsWritten) {
  Situation s;
  s.draft.to = {{"", " A@mail.example"}, {"", "a@MAIL.example"}};
  s.know("A@mail.example").verdict = Verdict::ordinary;
  s.know("a@MAIL.example").verdict = Verdict::ordinary;
  const Checked checked = s.checked();
  const Finding* const found = find(checked, "recipient.ordinary");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->recipients, std::vector<std::string>{"A@mail.example"});
}

TEST(Check, DoesWhatThePolicySays) {
  Situation s;
  s.draft.subject.reset();
  s.draft.bcc = {{"", "court@pec.example"}};
  EXPECT_EQ(s.checked().action, Action::confirm);
  s.policy.actions["recipients.bcc"] = Action::none;
  EXPECT_EQ(s.checked().action, Action::warn);
  s.policy.actions["subject.empty"] = Action::block;
  EXPECT_EQ(s.checked().action, Action::block);
}

}  // namespace
}  // namespace pec::outgoing
