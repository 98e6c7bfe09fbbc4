// SPDX-License-Identifier: EUPL-1.2
#include "report/html.h"

#include <utility>

namespace pec::report {
namespace {

// The policy stands in the page, because it is opened as a file: nothing is loaded, no script runs,
// and only the style below counts (W3C, Content Security Policy Level 3, "The <meta> element").
constexpr std::string_view kPolicy = "default-src 'none'; style-src 'unsafe-inline'";

// Tones repeat what a word and a symbol say; the colours are legible on both grounds.
constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --ground: #fff; --ink: #1b1b1f; --faint: #5b5b66; --line: #d5d5dc;
  --good: #146c2e; --attention: #8a5300; --bad: #b3141c; --neutral: #4a4a55; }
@media (prefers-color-scheme: dark) { :root { --ground: #1c1c21; --ink: #ececf1; --faint: #a9a9b6;
  --line: #43434d; --good: #7bd88f; --attention: #f2b95c; --bad: #ff8f8f; --neutral: #c0c0cc; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 "Segoe UI",
  "Noto Sans", sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; }
h2 { font-size: 1.15rem; margin-top: 2rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin-bottom: 0.25rem; }
ul.checks, ul.nested { list-style: none; padding: 0; }
ul.checks > li, ul.nested > li { margin: 0.4rem 0; }
dt { color: var(--faint); }
dd { margin: 0 0 0.5rem 1.5rem; }
footer { margin-top: 2rem; color: var(--faint); font-size: 0.875rem; }
.good { color: var(--good); } .attention { color: var(--attention); } .bad { color: var(--bad); }
.neutral { color: var(--neutral); }
@media print { :root { --ground: #fff; --ink: #000; --faint: #333; --line: #999; --good: #000;
  --attention: #000; --bad: #000; --neutral: #000; } main { max-width: none; padding: 0; }
  h1, h2, h3 { break-after: avoid; } li, dd { break-inside: avoid; } }
)";

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

HtmlWriter::HtmlWriter(std::string_view language, std::string_view title, std::string_view tone) {
  out_ = "<!DOCTYPE html>\n<html lang=\"" + html_escaped(language) + "\">\n<head>\n";
  out_ += "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"";
  out_ += kPolicy;
  out_ += "\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>";
  out_ += html_escaped(title) + "</title>\n<style>";
  out_ += kStyle;
  out_ += "</style>\n</head>\n<body>\n";
  open("main");
  element("h1", title, tone);
}

void HtmlWriter::open(std::string_view element, std::string_view tone) {
  out_ += '<';
  out_ += element;
  if (!tone.empty()) out_.append(" class=\"").append(tone).append("\"");
  out_ += '>';
}

void HtmlWriter::close(std::string_view element) {
  out_.append("</").append(element).append(">\n");
}

void HtmlWriter::text(std::string_view text) { out_ += html_escaped(text); }

void HtmlWriter::element(std::string_view element, std::string_view content,
                         std::string_view tone) {
  if (content.empty()) return;
  open(element, tone);
  text(content);
  close(element);
}

std::string HtmlWriter::whole() {
  close("main");
  out_ += "</body>\n</html>\n";
  return std::move(out_);
}

}  // namespace pec::report
