// SPDX-License-Identifier: EUPL-1.2
#include "report/explain.h"

#include <algorithm>

#include "report/plain_text.h"
#include "report/verdict_facts.h"
#include "report/wording.h"

namespace pec::report {
namespace {

using verification::Check;
using verification::Outcome;
using verification::Result;
using verification::Verdict;

constexpr std::size_t kIndent = 2;
constexpr std::size_t kMaxListedRecipients = 10;

// Builds the text of one verdict; one object per verdict, nested ones included.
class Explanation {
 public:
  Explanation(const Verdict& verdict, const Catalogue& catalogue, const TerminalStyle& style)
      : verdict_(verdict), catalogue_(catalogue), style_(style), wording_(catalogue, verdict) {}

  std::string whole(std::string_view label) {
    headline();
    out_ += toned(visible_text(label), Tone::faint, style_) + "\n";
    meaning();
    certified_facts();
    practice();
    checks();
    nested();
    return std::move(out_);
  }

 private:
  bool is_genuine() const { return verdict_.outcome == Outcome::genuine; }
  std::string kind_key(std::string_view field) const {
    return "kind." + std::string(certification::kind_id(verdict_.kind)) + "." + std::string(field);
  }

  void paragraph(const std::string& text) {
    out_ += wrap(text, style_.columns, std::string(kIndent, ' '), kIndent);
  }

  void title(std::string_view key) {
    out_ += "\n" + toned(catalogue_.text(key), Tone::strong, style_) + "\n";
  }

  void headline() {
    out_ += toned(wording_.headline(verdict_), tone_of(verdict_.level), style_) + "\n";
  }

  void meaning() {
    out_ += '\n';
    paragraph(catalogue_.text(wording_.outcome_key(verdict_) + ".meaning"));
    if (verdict_.outcome == Outcome::uncertified) return;  // its meaning is the reason
    for (const std::string& reason : wording_.reasons(verdict_)) {
      out_ += wrap(reason, style_.columns, "  \u2514 ", 2 * kIndent);
    }
  }

  // Lines "name    value", the values wrapped under themselves.
  void list(const std::vector<NamedText>& facts) {
    for (const auto& [name, value] : facts) {
      const std::string opening = std::string(kIndent, ' ') + fit_to(name, label_width()) + "  ";
      out_ += wrap(value, style_.columns, opening, display_width(opening));
    }
  }

  std::size_t label_width() const {
    std::size_t width = 0;
    for (const std::string_view key : fact_keys())
      width = std::max(width, display_width(catalogue_.text(key)));
    return width;
  }

  void known_facts() {
    if (verdict_.certification)
      list(
          certification_facts(*verdict_.certification, wording_, catalogue_, kMaxListedRecipients));
    list(signature_facts(verdict_.signature, wording_, catalogue_));
  }

  void certified_facts() {
    if (is_genuine() && verdict_.certification) {
      title("explain.certifies");
      paragraph(catalogue_.text(kind_key("certifies")));
      out_ += '\n';
      known_facts();
    } else if (verdict_.certification || verdict_.signature.signer) {
      const bool uncertified = verdict_.outcome == Outcome::uncertified;
      title(uncertified ? "explain.signed_by" : "explain.says_of_itself");
      known_facts();
    }
  }

  void practice() {
    title("explain.practice");
    if (is_genuine()) {
      paragraph(catalogue_.text(kind_key("practice")));
    }
    paragraph(catalogue_.text(wording_.outcome_key(verdict_) + ".action"));
  }

  // Where something decisive failed, most checks have nothing left to look at: their names will do.
  bool lists_skipped() const { return is_genuine() || verdict_.outcome == Outcome::uncertified; }

  void checks() {
    if (verdict_.checks.empty()) return;
    title("explain.checks");
    std::string skipped;
    for (const Check& check : verdict_.checks) {
      if (check.result == Result::skip && !lists_skipped()) {
        skipped += (skipped.empty() ? "" : ", ") + wording_.check_name(check.id);
        continue;
      }
      const std::string symbol(symbol_of(check.result));
      const std::string opening = std::string(kIndent, ' ') +
                                  toned(symbol, tone_of(check.result), style_) + " " +
                                  wording_.check_name(check.id) + ": ";
      const std::string plain =
          std::string(kIndent, ' ') + symbol + " " + wording_.check_name(check.id) + ": ";
      // Colour codes take no columns: lay out without them, then put the opening in.
      std::string lines = wrap(wording_.check_sentence(check), style_.columns, plain, 2 * kIndent);
      out_ += opening + lines.substr(plain.size());
    }
    if (skipped.empty()) return;
    out_ += wrap(catalogue_.text("explain.skipped") + ": " + skipped + ".", style_.columns,
                 "  " + std::string(symbol_of(Result::skip)) + " ", 2 * kIndent);
  }

  void nested() {
    if (verdict_.nested.empty()) return;
    title("explain.nested");
    paragraph(catalogue_.text("explain.nested.meaning"));
    for (const Verdict& inner : verdict_.nested) {
      const std::vector<Fact> facts = {{"part", inner.part}};
      out_ += wrap(wording_.headline(inner) + " " + catalogue_.text("explain.nested.label", facts),
                   style_.columns, "  \u00B7 ", 2 * kIndent);
      for (const std::string& reason : Wording(catalogue_, inner).reasons(inner)) {
        out_ += wrap(reason, style_.columns, "    \u2514 ", 3 * kIndent);
      }
    }
  }

  const Verdict& verdict_;
  const Catalogue& catalogue_;
  const TerminalStyle& style_;
  Wording wording_;
  std::string out_;
};

}  // namespace

std::string explain(const Verdict& verdict, std::string_view label, const Catalogue& catalogue,
                    const TerminalStyle& style) {
  TerminalStyle bounded = style;
  bounded.columns = std::clamp<std::size_t>(style.columns, kMinColumns, kDefaultColumns);
  return Explanation(verdict, catalogue, bounded).whole(label);
}

}  // namespace pec::report
