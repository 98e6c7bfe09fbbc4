// SPDX-License-Identifier: EUPL-1.2
#include "report/check_send_text.h"

#include <algorithm>

#include "report/address_text.h"
#include "report/plain_text.h"
#include "report/wording.h"

namespace pec::report {
namespace {

using outgoing::Checked;
using outgoing::Finding;
using outgoing::Severity;

constexpr std::size_t kIndent = 2;
constexpr std::string_view kMiddleDot = " \u00B7 ";

Tone tone_of(Severity severity) {
  if (severity == Severity::note) return Tone::neutral;
  return severity == Severity::warning ? Tone::attention : Tone::bad;
}

// A symbol beside each colour, which only repeats it.
std::string_view symbol_of(Severity severity) {
  if (severity == Severity::note) return "\u2013";
  return severity == Severity::warning ? "!" : "\u2717";
}

class CheckText {
 public:
  CheckText(const Checked& checked, const Catalogue& catalogue, const TerminalStyle& style)
      : checked_(checked), catalogue_(catalogue), style_(style) {}

  std::string whole() {
    const std::string head = checked_.sender_is_pec ? "send.head.pec" : "send.head.ordinary";
    paragraph(catalogue_.text(head, {{"address", checked_.sender}}), "", 0);
    if (checked_.findings.empty()) paragraph(catalogue_.text("send.nothing"), "", 0);
    for (const Finding& one : checked_.findings) tell(one);
    if (!checked_.recipients.empty()) out_ += '\n';
    for (const outgoing::CheckedRecipient& one : checked_.recipients) tell(one);
    return std::move(out_);
  }

 private:
  void paragraph(const std::string& text, std::string_view opening, std::size_t indent) {
    out_ += wrap(text, style_.columns, opening, indent);
  }

  void tell(const Finding& finding) {
    out_ += '\n';
    out_ +=
        toned(std::string(symbol_of(finding.severity)) + " " + severity_text(finding, catalogue_),
              tone_of(finding.severity), style_);
    out_ += std::string(kMiddleDot) + title_text(finding, catalogue_) + "\n";
    paragraph(reason_text(finding, catalogue_), std::string(kIndent, ' '), kIndent);
    for (const std::string& address : finding.recipients)
      paragraph(visible_text(address), std::string(kIndent, ' ') + "\u2022 ", 2 * kIndent);
    for (const outgoing::Remedy& one : finding.remedies)
      paragraph(remedy_text(one, catalogue_), std::string(kIndent, ' ') + "\u2192 ", 2 * kIndent);
  }

  void tell(const outgoing::CheckedRecipient& one) {
    paragraph(visible_text(one.address) + ": " + verdict_words(one.report, catalogue_), "",
              kIndent);
  }

  const Checked& checked_;
  const Catalogue& catalogue_;
  const TerminalStyle& style_;
  std::string out_;
};

}  // namespace

std::string title_text(const Finding& finding, const Catalogue& catalogue) {
  return catalogue.text("send." + std::string(finding.rule) + ".title",
                        Wording(catalogue, std::chrono::minutes{0}).readable(finding.facts));
}

std::string severity_text(const Finding& finding, const Catalogue& catalogue) {
  return catalogue.text("send.severity." + std::string(outgoing::severity_id(finding.severity)));
}

std::string remedy_text(const outgoing::Remedy& remedy, const Catalogue& catalogue) {
  const std::vector<Fact> words = {{"address", remedy.address}, {"value", remedy.value}};
  return catalogue.text("send.remedy." + std::string(remedy.id), words);
}

std::string reason_text(const Finding& finding, const Catalogue& catalogue) {
  return Wording(catalogue, std::chrono::minutes{0})
      .reason("send." + std::string(finding.rule), finding.facts);
}

std::string check_send_text(const Checked& checked, const Catalogue& catalogue,
                            const TerminalStyle& style) {
  TerminalStyle bounded = style;
  bounded.columns = std::clamp<std::size_t>(style.columns, kMinColumns, kDefaultColumns);
  return CheckText(checked, catalogue, bounded).whole();
}

}  // namespace pec::report
