// SPDX-License-Identifier: EUPL-1.2
#include "verification/subject_text.h"

#include <algorithm>
#include <array>

#include "certification/kinds.h"
#include "text/ascii.h"

namespace pec::verification {
namespace {

// What Italian, English and German mail programs put before a forwarded or answered subject.
constexpr std::array<std::string_view, 8> kForwardPrefixes = {
    "Fwd:", "Fw:", "I:", "Inoltro:", "WG:", "R:", "Re:", "AW:"};

std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text::trimmed(text)) {
    if (!text::is_space(c))
      out.push_back(c);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(' ');
  }
  return out;
}

struct Prefix {
  std::size_t size = 0;
  std::string_view reason;
};

// The list tag or forward prefix that opens `text`; size 0 when there is none.
Prefix opening_prefix(std::string_view text) {
  if (text.starts_with('[')) {
    const std::size_t close = text.find(']');
    return close == std::string_view::npos ? Prefix{} : Prefix{close + 1, "list-tag"};
  }
  for (const std::string_view prefix : kForwardPrefixes)
    if (text::starts_with_ignoring_case(text, prefix)) return {prefix.size(), "forwarded"};
  return {};
}

}  // namespace

StrippedSubject without_prefixes(std::string_view subject) {
  std::string_view text = text::trimmed(subject);
  std::string_view reason;
  for (Prefix prefix = opening_prefix(text); prefix.size > 0; prefix = opening_prefix(text)) {
    text = text::trimmed(text.substr(prefix.size));
    reason = prefix.reason;
  }
  return {std::string(text), reason};
}

bool is_certified_subject(std::string_view found, certification::Type type,
                          std::string_view original) {
  const std::string expected_tail = collapsed(original);
  const std::string text = collapsed(found);
  const auto rows = certification::kind_rows();
  return std::any_of(rows.begin(), rows.end(), [&](const certification::KindRow& row) {
    return row.type == type && text == collapsed(std::string(row.subject_prefix) + expected_tail);
  });
}

}  // namespace pec::verification
