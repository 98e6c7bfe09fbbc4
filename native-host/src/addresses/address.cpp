// SPDX-License-Identifier: EUPL-1.2
#include "addresses/address.h"

#include <algorithm>
#include <array>
#include <glib.h>
#include <memory>
#include <optional>

#include "text/ascii.h"
#include "text/utf8.h"

namespace pec::addresses {
namespace {

struct FreeText {
  void operator()(char* text) const { g_free(text); }
};
using Text = std::unique_ptr<char, FreeText>;

constexpr std::size_t kMaxLabelBytes = 63;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) == 0x7F;
}
constexpr bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// RFC 5322, 3.2.3; by a table, because registers have millions of addresses.
constexpr std::array<bool, 128> kAtext = [] {
  std::array<bool, 128> out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const char c = static_cast<char>(i);
    out[i] = is_letter(c) || is_digit(c) ||
             std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
  }
  return out;
}();

constexpr bool is_atext(char c) {
  const auto index = static_cast<unsigned char>(c);
  return index < kAtext.size() && kAtext[index];
}

bool is_dot_atom(std::string_view local) {
  if (local.empty() || local.front() == '.' || local.back() == '.') return false;
  if (local.find("..") != std::string_view::npos) return false;
  return std::all_of(local.begin(), local.end(), [](char c) { return c == '.' || is_atext(c); });
}

// The text of a quoted string (RFC 5321, 4.1.2), without quotes and escapes. Out: nothing when it
// is none, or goes on after the closing quote.
std::optional<std::string> unquoted(std::string_view local) {
  if (local.size() < 2 || local.front() != '"' || local.back() != '"') return std::nullopt;
  std::string out;
  const std::string_view inner = local.substr(1, local.size() - 2);
  for (std::size_t at = 0; at < inner.size(); ++at) {
    if (inner[at] == '"') return std::nullopt;
    if (inner[at] == '\\' && ++at == inner.size()) return std::nullopt;
    out += inner[at];
  }
  return out;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// Where the domain begins: after the only "@" outside quotes. Out: npos when there is none or more.
std::size_t at_sign(std::string_view text) {
  std::size_t found = std::string_view::npos;
  bool in_quotes = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (in_quotes && text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      in_quotes = !in_quotes;
    } else if (text[at] == '@' && !in_quotes) {
      if (found != std::string_view::npos) return std::string_view::npos;
      found = at;
    }
  }
  return in_quotes ? std::string_view::npos : found;
}

bool is_host_label(std::string_view label) {
  if (label.empty() || label.size() > kMaxLabelBytes) return false;
  if (label.front() == '-' || label.back() == '-') return false;
  return std::all_of(label.begin(), label.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

// RFC 5321, 4.1.2 and RFC 1123, 2.1; the last label is never digits alone (an address without
// brackets), and there are two labels at least.
bool is_host_name(std::string_view name) {
  if (name.empty() || name.size() > kMaxDomainBytes) return false;
  std::size_t labels = 0;
  std::string_view last;
  for (std::size_t from = 0; from <= name.size();) {
    const std::size_t dot = std::min(name.find('.', from), name.size());
    last = name.substr(from, dot - from);
    if (!is_host_label(last)) return false;
    ++labels;
    from = dot + 1;
  }
  return labels > 1 && !std::all_of(last.begin(), last.end(), is_digit);
}

// "[192.0.2.1]", "[IPv6:2001:db8::1]": taken for what they are, not checked in every digit.
bool is_address_literal(std::string_view domain) {
  if (domain.size() < 3 || domain.front() != '[' || domain.back() != ']') return false;
  std::string_view inner = domain.substr(1, domain.size() - 2);
  if (text::starts_with_ignoring_case(inner, "IPv6:")) {
    inner.remove_prefix(5);
    return !inner.empty() && std::all_of(inner.begin(), inner.end(), [](char c) {
      return is_digit(c) || c == ':' || c == '.' ||
             (text::to_lower(c) >= 'a' && text::to_lower(c) <= 'f');
    });
  }
  return std::count(inner.begin(), inner.end(), '.') == 3 &&
         std::all_of(inner.begin(), inner.end(), [](char c) { return is_digit(c) || c == '.'; });
}

// A domain with letters outside ASCII as A-labels. Only letters, digits and marks may stand in it:
// IDNA's mappings drop a soft hyphen and turn a full-width letter into a plain one, so that a name
// that is not "pec.it" would become it.
std::string to_ascii(std::string_view domain) {
  const auto size = static_cast<gssize>(domain.size());
  if (g_utf8_validate(domain.data(), size, nullptr) == 0) return {};
  const Text composed(g_utf8_normalize(domain.data(), size, G_NORMALIZE_NFC));
  const Text compatible(g_utf8_normalize(domain.data(), size, G_NORMALIZE_NFKC));
  if (!composed || !compatible || std::string_view(composed.get()) != compatible.get()) return {};
  for (std::string_view rest = composed.get(); !rest.empty();) {
    const text::CodePoint point = text::first_code_point(rest);
    const auto c = static_cast<gunichar>(point.value);
    if (g_unichar_isalnum(c) == 0 && g_unichar_ismark(c) == 0 && c != '-' && c != '.') return {};
    rest.remove_prefix(point.bytes);
  }
  const Text ascii(g_hostname_to_ascii(composed.get()));
  return ascii ? text::lower(ascii.get()) : std::string();
}

bool has_a_label(std::string_view domain) {
  return domain.starts_with("xn--") || domain.find(".xn--") != std::string_view::npos;
}

// An A-label may stand for what is no character, such as half a surrogate pair (GLib does not
// look).
std::string for_eyes(const std::string& domain) {
  if (!has_a_label(domain)) return domain;
  const Text shown(g_hostname_to_unicode(domain.c_str()));
  const bool readable = shown && g_utf8_validate(shown.get(), -1, nullptr) != 0;
  return readable ? std::string(shown.get()) : domain;
}

// The local part as it is remembered; nothing when it is none.
std::optional<std::string> folded_local(std::string_view local) {
  if (is_dot_atom(local)) return text::lower(local);
  const auto inner = unquoted(local);
  if (!inner) return std::nullopt;
  return text::lower(is_dot_atom(*inner) ? *inner : quoted(*inner));
}

}  // namespace

std::string folded_domain(std::string_view domain) {
  if (is_address_literal(domain)) return text::lower(domain);
  std::string out = is_ascii(domain) ? text::lower(domain) : to_ascii(domain);
  if (!is_host_name(out)) return {};
  // An A-label that stands for nothing ("xn--"), or for what no U-label may be.
  if (has_a_label(out) && for_eyes(out) == out) return {};
  return out;
}

tl::expected<ParsedAddress, AddressFault> parse_address(std::string_view text) {
  if (text.empty()) return tl::make_unexpected(AddressFault::empty);
  if (std::any_of(text.begin(), text.end(), is_control))
    return tl::make_unexpected(AddressFault::control);
  if (text.size() > kMaxAddressBytes) return tl::make_unexpected(AddressFault::too_long);
  const std::size_t at = at_sign(text);
  if (at == std::string_view::npos) return tl::make_unexpected(AddressFault::no_at);
  const std::string_view local = text.substr(0, at);
  if (local.size() > kMaxLocalBytes) return tl::make_unexpected(AddressFault::too_long);
  const auto folded = is_ascii(local) ? folded_local(local) : std::nullopt;
  if (!folded) return tl::make_unexpected(AddressFault::local_part);
  std::string domain = folded_domain(text.substr(at + 1));
  if (domain.empty()) return tl::make_unexpected(AddressFault::domain);
  ParsedAddress out;
  out.written = text;
  out.key = *folded + '@' + domain;
  // In Unicode a name may be shorter than in the form that is sent (RFC 5890, A-labels).
  if (out.key.size() > kMaxAddressBytes) return tl::make_unexpected(AddressFault::too_long);
  out.unicode_domain = for_eyes(domain);
  out.domain = std::move(domain);
  return out;
}

std::string place_of(const ParsedAddress& address) {
  const std::string_view local =
      std::string_view(address.key).substr(0, address.key.size() - address.domain.size() - 1);
  std::string out;
  out.reserve(address.key.size());
  out.append(address.domain).append(1, '@').append(local);
  return out;
}

std::string address_of_place(std::string_view place) {
  const std::size_t at = std::min(place.find('@'), place.size());  // a domain has none
  return std::string(place.substr(std::min(at + 1, place.size()))) + "@" +
         std::string(place.substr(0, at));
}

}  // namespace pec::addresses
