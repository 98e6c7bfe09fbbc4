// SPDX-License-Identifier: EUPL-1.2
//
// page.h: pages are complete in themselves, and nothing that a stranger wrote is markup in them.
#include "report/page.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/audit_wording.h"
#include "report/html.h"
#include "report/wording.h"
#include "sample_verdicts.h"

namespace pec::report {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using verification::CheckId;
using verification::Outcome;
using verification::Verdict;

const PageOrigin kOrigin{testing::instant(1772445600), "9.9.9"};

Catalogue load(const std::string& language) {
  auto catalogue = Catalogue::load(std::filesystem::path(PEC_SOURCE_DIR) / "locales", language);
  EXPECT_TRUE(catalogue.has_value()) << language;
  return std::move(*catalogue);
}

std::string repeated(std::string_view text, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += text;
  return out;
}

// What somebody who wants to break out of the text would write.
std::vector<std::string> hostile_texts() {
  using namespace std::string_literals;
  return {"</title></style></dd><script>alert(1)</script>",
          "\" onmouseover=\"alert(1)' onclick='alert(2)",
          "<img src=x onerror=alert(1)>&lt;b&gt;&#60;",
          "a\u202Egpj.exe\u2066\u200B\u0007\x1b[31m",
          "before\0<script>after"s,
          "\xff\xfe<\xc3",
          "]]><!-- --><![CDATA[ <?php {sender} {kind}",
          repeated("<b>\"'&", std::size_t{64} * 1024)};
}

// Every tag and attribute that a page may have: our own, with values of our own.
std::vector<std::string> strange_tags(std::string_view page) {
  static const std::vector<std::string_view> kOwn = {
      "!DOCTYPE html",
      "html",
      "html lang=\"en\"",
      "html lang=\"it\"",
      "html lang=\"de\"",
      "head",
      "body",
      "title",
      "style",
      "main",
      "p",
      "ul",
      "ol",
      "li",
      "dl",
      "dt",
      "dd",
      "h2",
      "strong",
      "span",
      "footer",
      "h3",
      "ul class=\"checks\"",
      "ul class=\"nested\"",
      "meta charset=\"utf-8\"",
      "meta name=\"viewport\" content=\"width=device-width\"",
      "meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\""};
  std::vector<std::string> strange;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    std::string tag(page.substr(at + 1, page.find('>', at) - at - 1));
    if (tag.starts_with('/')) tag.erase(0, 1);
    for (const std::string_view tone : {"good", "attention", "bad", "neutral"}) {
      const std::string mark = " class=\"" + std::string(tone) + "\"";
      const bool may_have_it = tag == "h1" + mark || tag == "h2" + mark || tag == "span" + mark;
      if (may_have_it) tag = "p";
    }
    if (tag == "h1") continue;
    if (std::find(kOwn.begin(), kOwn.end(), tag) == kOwn.end()) strange.push_back(tag);
  }
  return strange;
}

Verdict with_texts(const std::string& text) {
  Verdict verdict = testing::genuine_delivery();
  verdict.certification->subject = text;
  verdict.certification->sender = text;
  verdict.certification->recipients = {{text, true}, {text, false}};
  verdict.certification->reply_to = text + "x";
  verdict.certification->identifier = text;
  verdict.certification->delivered_to = text;
  verdict.certification->error = certification::ErrorCode::no_recipient;
  verdict.certification->error_detail = text;
  verdict.signature.signer->organization = text;
  verdict.signature.signer->emails = {text};
  verdict.signature.anchor->authority = text;
  for (verification::Check& check : verdict.checks) {
    check.result = verification::Result::warn;
    check.facts = {{"found", text}, {"certified", text}, {"host", text}, {"names", text}};
  }
  verdict.level = verification::Level::attention;
  Verdict inner = testing::bad_verdict(Outcome::untrusted, CheckId::signer_sender,
                                       {{"reason", "differs"}, {"from", text}});
  inner.part = text;
  verdict.nested = {inner, inner};
  return verdict;
}

accounts::Audit audit_with(const std::string& text) {
  accounts::AuditedAccount account;
  account.id = text;
  account.name = text;
  account.is_pec = true;
  account.evidence = {{accounts::EvidenceKind::provider_server, text}};
  account.grade = accounts::Grade::bad;
  for (const accounts::Rule& rule : accounts::rules())
    account.findings.push_back({rule.id, rule.severity, {{"days", text}, {"folder", text}}, "x"});
  accounts::AuditedAccount other;
  other.name = text;
  accounts::Audit audit;
  audit.profile = text;
  audit.accounts = {account, other};
  audit.problems = {{text, 3, "syntax", text}};
  return audit;
}

void expect_harmless(const std::string& page, const std::string& text) {
  EXPECT_THAT(strange_tags(page), IsEmpty()) << text.substr(0, 100);
  EXPECT_THAT(page, Not(HasSubstr("\u202E")));
  EXPECT_THAT(page, Not(HasSubstr("\u2066")));
  EXPECT_EQ(page.find('\0'), std::string::npos);
  EXPECT_EQ(page.find('\x1b'), std::string::npos);
  EXPECT_EQ(page.find('\xff'), std::string::npos);
  EXPECT_LT(page.size(), std::size_t{512} * 1024);
}

TEST(Page, TakesNothingOfAMessageForMarkup) {
  for (const char* language : {"it", "en", "de"}) {
    const Catalogue catalogue = load(language);
    for (const std::string& text : hostile_texts())
      expect_harmless(verdict_page(with_texts(text), catalogue, kOrigin), text);
  }
}

TEST(Page, TakesNothingOfSettingsForMarkup) {
  const Catalogue catalogue = load("it");
  for (const std::string& text : hostile_texts())
    expect_harmless(audit_page(audit_with(text), catalogue, kOrigin), text);
}

TEST(Page, ShowsWhatWasWrittenAsText) {
  const std::string page = verdict_page(with_texts("<b>\"A&B'"), load("en"), kOrigin);
  EXPECT_THAT(page, HasSubstr("<dd>&lt;b&gt;&quot;A&amp;B&#39;</dd>"));
}

TEST(Page, LoadsAndRunsNothing) {
  const std::string page = verdict_page(testing::genuine_delivery(), load("en"), kOrigin);
  EXPECT_THAT(page,
              StartsWith("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                         "'none'; style-src 'unsafe-inline'\">"));
  for (const char* word :
       {"<script", "<link", "<img", "url(", "@import", "http://", "https://", "src="})
    EXPECT_THAT(page, Not(HasSubstr(std::string(word)))) << word;
  EXPECT_THAT(page, HasSubstr("prefers-color-scheme: dark"));
  EXPECT_THAT(page, HasSubstr("@media print"));
}

TEST(Page, SaysWhatTheVerdictSays) {
  for (const char* language : {"it", "en", "de"}) {
    const Catalogue catalogue = load(language);
    const Verdict verdict = testing::genuine_delivery();
    const Wording wording(catalogue, verdict);
    const std::string page = verdict_page(verdict, catalogue, kOrigin);
    EXPECT_THAT(page, HasSubstr("<h1 class=\"good\">" + html_escaped(wording.headline(verdict))));
    EXPECT_THAT(page, HasSubstr(html_escaped(catalogue.text("outcome.genuine.meaning"))));
    EXPECT_THAT(page, HasSubstr(html_escaped(catalogue.text("outcome.genuine.action"))));
    EXPECT_THAT(page, HasSubstr(html_escaped(catalogue.text("kind.delivery.practice"))));
    EXPECT_THAT(page, HasSubstr("<dd>Domanda di iscrizione</dd>"));
    for (const verification::Check& check : verdict.checks) {
      EXPECT_THAT(page, HasSubstr("<strong>" + html_escaped(wording.check_name(check.id))));
      EXPECT_THAT(page, HasSubstr(html_escaped(wording.check_sentence(check))));
    }
    EXPECT_THAT(page, HasSubstr("9.9.9"));
    EXPECT_THAT(page, Not(HasSubstr("page.")));
  }
}

TEST(Page, SaysWhyAMessageIsBadAndWhatWasNotLookedAt) {
  const Catalogue catalogue = load("en");
  Verdict verdict =
      testing::bad_verdict(Outcome::altered, CheckId::signature_intact, {{"reason", "digest"}});
  verdict.checks.push_back({CheckId::signer_chain, verification::Result::skip, {}});
  const std::string page = verdict_page(verdict, catalogue, kOrigin);
  EXPECT_THAT(page, HasSubstr("<h1 class=\"bad\">"));
  EXPECT_THAT(page, HasSubstr("<ul>"
                              "<li>" +
                              html_escaped(catalogue.text("check.signature.intact.fail.digest"))));
  EXPECT_THAT(page, HasSubstr(catalogue.text("explain.skipped") + ":</strong>\nAuthority."));
  EXPECT_THAT(page, Not(HasSubstr("<dl>"))) << "nobody signed it";
}

TEST(Page, NamesWhatIsInsideAndStopsAtTheCap) {
  const Catalogue catalogue = load("en");
  Verdict verdict = testing::genuine_delivery();
  Verdict inner = testing::genuine_delivery();
  inner.part = "2.1";
  verdict.nested.assign(90, inner);
  const std::string page = verdict_page(verdict, catalogue, kOrigin);
  EXPECT_THAT(page, HasSubstr("(part 2.1, not received here as such)"));
  EXPECT_THAT(page, HasSubstr("<li>+40</li>"));
}

TEST(Page, OfAnAuditHasEveryFindingAndItsSteps) {
  const Catalogue catalogue = load("en");
  const accounts::Audit audit = audit_with("Studio");
  const std::string page = audit_page(audit, catalogue, kOrigin);
  EXPECT_THAT(page, HasSubstr("<h1 class=\"bad\">"));
  EXPECT_THAT(page, HasSubstr(html_escaped(headline_text(audit, catalogue))));
  for (const accounts::Finding& finding : audit.accounts[0].findings) {
    EXPECT_THAT(page, HasSubstr(html_escaped(title_text(finding, catalogue)))) << finding.rule;
    EXPECT_THAT(page, HasSubstr(html_escaped(reason_text(finding, catalogue)))) << finding.rule;
    for (const std::string& step : step_texts(finding, audit.client, catalogue))
      EXPECT_THAT(page, HasSubstr("<li>" + html_escaped(step) + "</li>")) << finding.rule;
  }
  EXPECT_THAT(page, HasSubstr("Not PEC, not checked: Studio"));
  EXPECT_THAT(page, HasSubstr("Studio:3: cannot be understood"));
  EXPECT_THAT(audit_page({}, catalogue, kOrigin), HasSubstr("<h1 class=\"neutral\">"));
}

}  // namespace
}  // namespace pec::report
