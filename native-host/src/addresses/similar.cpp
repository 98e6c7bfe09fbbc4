// SPDX-License-Identifier: EUPL-1.2
#include "addresses/similar.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "text/ascii.h"
#include "text/utf8.h"

namespace pec::addresses {
namespace {

constexpr std::size_t kShortDomain = 6;  // "pec.it": one letter off is as often another domain
constexpr std::size_t kLongDomain = 12;
constexpr std::size_t kFarthest = 2;
constexpr std::size_t kShortMailbox = 6;  // "info", "posta": one letter off is another word

// Letters of other scripts that are drawn like ours, the small ones of Unicode's confusables.txt.
constexpr std::array<std::pair<char32_t, char>, 33> kConfusables = {{
    {0x0430, 'a'}, {0x0441, 'c'}, {0x0501, 'd'}, {0x0435, 'e'}, {0x04BB, 'h'}, {0x0456, 'i'},
    {0x0458, 'j'}, {0x043A, 'k'}, {0x04CF, 'l'}, {0x043C, 'm'}, {0x043E, 'o'}, {0x0440, 'p'},
    {0x0455, 's'}, {0x0442, 't'}, {0x0475, 'v'}, {0x0461, 'w'}, {0x0445, 'x'}, {0x0443, 'y'},
    {0x03B1, 'a'}, {0x03B5, 'e'}, {0x03B9, 'i'}, {0x03BA, 'k'}, {0x03BD, 'v'}, {0x03BF, 'o'},
    {0x03C1, 'p'}, {0x03C4, 't'}, {0x03C5, 'u'}, {0x03C7, 'x'}, {0x0131, 'i'}, {0x00E0, 'a'},
    {0x00E8, 'e'}, {0x00E9, 'e'}, {0x00EC, 'i'},
}};

char32_t plain(char32_t letter) {
  if (letter == '0') return 'o';
  if (letter == '1') return 'l';
  const auto* const found =
      std::find_if(kConfusables.begin(), kConfusables.end(),
                   [letter](const auto& pair) { return pair.first == letter; });
  return found == kConfusables.end() ? letter : static_cast<char32_t>(found->second);
}

std::string replaced(std::string_view text, std::string_view what, char with) {
  std::string out;
  while (!text.empty()) {
    const bool found = text.starts_with(what);
    out += found ? with : text.front();
    text.remove_prefix(found ? what.size() : 1);
  }
  return out;
}

// What a reader sees who does not look closely.
std::string skeleton_of(std::string_view domain) {
  std::string out;
  for (std::string_view rest = domain; !rest.empty();) {
    const text::CodePoint point = text::first_code_point(rest);
    text::append_utf8(out, plain(point.value));
    rest.remove_prefix(point.bytes);
  }
  return replaced(replaced(replaced(out, "rn", 'm'), "vv", 'w'), "cl", 'd');
}

// "pec.it.example", "pec-it.example": the known name stands in front of another domain.
bool hides(std::string_view domain, const std::string& known) {
  if (domain.size() <= known.size() || known.find('.') == std::string::npos) return false;
  std::string joined = known;
  std::replace(joined.begin(), joined.end(), '.', '-');
  const auto opens_with = [domain](const std::string& name) {
    const std::size_t at = domain.find(name);
    if (at == std::string_view::npos) return false;
    const bool begins = at == 0 || domain[at - 1] == '.' || domain[at - 1] == '-';
    const std::size_t end = at + name.size();
    return begins && end < domain.size() && (domain[end] == '.' || domain[end] == '-');
  };
  return opens_with(known) || opens_with(joined);
}

std::size_t allowed(std::size_t length) {
  if (length < kShortDomain) return 0;
  return length < kLongDomain ? 1 : kFarthest;
}

bool is_separator(char letter) { return letter == '.' || letter == '-' || letter == '_'; }

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

template <typename Wanted>
std::string letters(std::string_view text, const Wanted& wanted) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), wanted);
  return out;
}

// "mr" of "mario.rossi".
std::string initials(std::string_view local) {
  std::string out;
  bool begins = true;
  for (const char letter : local) {
    if (begins) out += letter;
    begins = is_separator(letter);
  }
  return out;
}

std::string with_domain(const ParsedAddress& address, const std::string& domain) {
  return address.key.substr(0, address.key.size() - address.domain.size()) + domain;
}

}  // namespace

KnownDomain::KnownDomain(std::string name)
    : domain(std::move(name)), skeleton(skeleton_of(domain)) {}

bool is_slip_in(std::string_view local, std::string_view known) {
  const auto no_separator = [](char letter) { return !is_separator(letter); };
  if (letters(local, no_separator) == letters(known, no_separator)) return true;
  return std::min(local.size(), known.size()) >= kShortMailbox &&
         initials(local) == initials(known) &&
         letters(local, is_digit) == letters(known, is_digit) && distance(local, known, 1) == 1;
}

std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > limit) return limit + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    if (*std::min_element(row.begin(), row.end()) > limit) return limit + 1;
    std::swap(before, above);
    std::swap(above, row);
  }
  return std::min(above[b.size()], limit + 1);
}

std::optional<Suggestion> resembled(const ParsedAddress& address,
                                    const std::vector<KnownDomain>& known_domains) {
  std::optional<Suggestion> nearest;
  std::size_t limit = kFarthest;
  const std::string looks = skeleton_of(address.unicode_domain);
  for (const KnownDomain& known : known_domains) {
    if (known.domain == address.domain) return std::nullopt;
    if (looks == known.skeleton || hides(looks, known.domain)) {
      return Suggestion{SuggestionKind::look_alike, with_domain(address, known.domain),
                        known.domain};
    }
    const std::size_t within = std::min(allowed(known.domain.size()), limit);
    if (within == 0) continue;
    const std::size_t apart = distance(address.domain, known.domain, within);
    if (apart > within) continue;
    limit = apart - 1;
    nearest =
        Suggestion{SuggestionKind::typing_error, with_domain(address, known.domain), known.domain};
  }
  return nearest;
}

}  // namespace pec::addresses
