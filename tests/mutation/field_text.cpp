// SPDX-License-Identifier: EUPL-1.2
#include "field_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "bytes.h"
#include "text/ascii.h"

namespace pec::mutation {
namespace {

constexpr std::string_view kAddressEnds = "<>,;:()\"[] \t";

// Without blanks beside "@" and ".", where an address may have them (RFC 5322, 4.4).
std::string closed_up(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!text::is_blank(text[i])) {
      out.push_back(text[i]);
      continue;
    }
    const std::size_t next = text.find_first_not_of(" \t", i);
    const bool before = next != std::string_view::npos && (text[next] == '@' || text[next] == '.');
    const bool after = !out.empty() && (out.back() == '@' || out.back() == '.');
    if (!before && !after) out.push_back(text[i]);
  }
  return out;
}

int hex_value(char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const std::size_t at = kDigits.find(text::to_lower(c));
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::string decoded_q(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '=' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
        hex_value(text[i + 2]) >= 0) {
      out.push_back(static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])));
      i += 2;
    } else {
      out.push_back(text[i] == '_' ? ' ' : text[i]);
    }
  }
  return out;
}

// Blanks and controls show nothing.
bool is_visible(char c) {
  const auto code = static_cast<unsigned char>(c);
  return code > 0x20 && code != 0x7F;
}

// Encoded words decoded to bytes (RFC 2047). The charset's name is left out: what it makes of the
// bytes only matters above 127, and no single change turns one known name into another.
std::string plain_words(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find("=?");
    const std::size_t kind = open == std::string_view::npos ? open : text.find('?', open + 2);
    const std::size_t close = kind == std::string_view::npos ? kind : text.find("?=", kind + 3);
    if (close == std::string_view::npos || kind + 2 >= text.size() || text[kind + 2] != '?') break;
    out += text.substr(0, open);
    const char encoding = text::to_lower(text[kind + 1]);
    const std::string_view payload = text.substr(kind + 3, close - kind - 3);
    if (encoding == 'b') out += decode_base64(payload);
    if (encoding == 'q') out += decoded_q(payload);
    if (encoding != 'b' && encoding != 'q') out += text.substr(open, close + 2 - open);
    text.remove_prefix(close + 2);
  }
  return out.append(text);
}

// Where the bracket opened at `pos` closes, or `pos` where it does not.
std::size_t closing(std::string_view text, std::size_t pos) {
  const char close = text[pos] == '(' ? ')' : '"';
  for (std::size_t i = pos + 1; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == close)
      return i;
  }
  return pos;
}

struct Parameter {
  std::string name;
  std::string value;
};

std::vector<Parameter> parameters_of(std::string_view value) {
  std::vector<Parameter> out;
  std::size_t pos = value.find(';');
  while (pos < value.size()) {
    Parameter parameter;
    for (++pos; pos < value.size() && value[pos] != '=' && value[pos] != ';'; ++pos)
      if (!text::is_space(value[pos])) parameter.name.push_back(text::to_lower(value[pos]));
    if (pos >= value.size() || value[pos] == ';') continue;
    bool quoted = false;
    for (++pos; pos < value.size() && (quoted || value[pos] != ';'); ++pos) {
      if (value[pos] == '"') {
        quoted = !quoted;
        continue;
      }
      if (quoted && value[pos] == '\\' && pos + 1 < value.size()) ++pos;
      if (quoted || !text::is_space(value[pos])) parameter.value.push_back(value[pos]);
    }
    out.push_back(std::move(parameter));
  }
  return out;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t begin = text.find_first_not_of(separators);
    if (begin == std::string_view::npos) return out;
    const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    text.remove_prefix(end);
  }
}

}  // namespace

std::vector<std::string> address_words(std::string_view text) {
  std::vector<std::string> out;
  const std::string closed = closed_up(text);
  for (const std::string_view word : split(closed, kAddressEnds)) {
    const std::size_t at = word.rfind('@');
    if (at != std::string_view::npos)
      out.push_back(std::string(word.substr(0, at)) + text::lower(word.substr(at)));
  }
  return out;
}

std::string boundary_of(std::string_view content_type) {
  for (const Parameter& parameter : parameters_of(content_type))
    if (parameter.name == "boundary") return parameter.value;
  return {};
}

std::string words_key(std::string_view text) {
  std::string out;
  for (const char c : plain_words(text))
    if (is_visible(c) && c != '"' && c != '\\') out.push_back(text::to_lower(c));
  return out;
}

// Also without what only delimits an address.
std::string display_key(std::string_view text) {
  std::string out;
  for (const char c : words_key(text))
    if (kAddressEnds.find(c) == std::string_view::npos) out.push_back(c);
  return out;
}

// A quoted local part stays: it is part of the address. A quote that is never closed ends where the
// address in angle brackets begins, for all readers that find one at all.
std::string without_quotes_and_comments(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '"' && text[i] != '(') {
      out.push_back(text[i]);
      continue;
    }
    std::size_t close = closing(text, i);
    const std::size_t angle = text.find('<', i);
    if (text[i] == '"' && close == i && angle != std::string_view::npos) close = angle - 1;
    if (text[i] == '"' && close + 1 < text.size() && text[close + 1] == '@')
      out += text.substr(i + 1, close - i - 1);
    else
      out.push_back(' ');
    i = close;
  }
  return out;
}

std::string id_key(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (!text::is_space(c) && c != '<' && c != '>') out.push_back(c);
  return out;
}

std::string content_type_key(std::string_view value) {
  std::string key;
  const std::string_view type = text::trimmed(value.substr(0, value.find(';')));
  for (std::size_t i = 0; i < type.size(); ++i) {
    // Blanks may surround the slash (RFC 822, 3.1.4), and nothing else.
    const bool beside = i + 1 == type.find('/') || i == type.find('/') + 1;
    if (!beside || !text::is_blank(type[i])) key.push_back(text::to_lower(type[i]));
  }
  for (const Parameter& parameter : parameters_of(value))
    if (parameter.name.starts_with("boundary")) key += ";" + parameter.name + "=" + parameter.value;
  return key;
}

// "2 Mar 2026 11:00:00 +0100" in minutes, strictly read; the day's name is ignored, and so are
// seconds: what counts is ten minutes.
std::optional<long> minutes_of(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::size_t comma = text.find(',');
  if (comma != std::string_view::npos) text.remove_prefix(comma + 1);
  const auto words = split(text.substr(0, text.find('(')), " \t");
  // Readers differ on what an obsolete year of two or three digits means (RFC 5322, 4.3).
  if (words.size() != 5 || words[2].size() != 4 || words[4].size() != 5) return std::nullopt;
  const auto clock = split(words[3], ":");
  const auto month = std::find(kMonths.begin(), kMonths.end(), text::lower(words[1]));
  const auto day = number(words[0]);
  const auto year = number(words[2]);
  const auto zone = number(words[4].substr(1));
  const bool signed_zone = words[4][0] == '+' || words[4][0] == '-';
  if (clock.size() < 2 || month == kMonths.end() || !day || !year || !zone || !signed_zone)
    return std::nullopt;
  const auto hour = number(clock[0]);
  const auto minute = number(clock[1]);
  if (!hour || !minute || *year < 1900) return std::nullopt;
  const long offset = (*zone / 100) * 60L + *zone % 100;
  // Months of 31 days: only equality within minutes is asked for.
  const long months = *year * 12L + static_cast<long>(month - kMonths.begin());
  const long days = months * 31L + *day;
  return (days * 24 + *hour) * 60 + *minute - (words[4][0] == '-' ? -offset : offset);
}

}  // namespace pec::mutation
