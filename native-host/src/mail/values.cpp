// SPDX-License-Identifier: EUPL-1.2
#include "mail/values.h"

#include <algorithm>

#include "mail/gmime_handles.h"
#include "mail/headers.h"
#include "text/ascii.h"

namespace pec::mail {
namespace {

constexpr std::size_t kMaxEncodedWord = 200;
// GMime reads a group inside a group by recursion, at the price of the stack; lists of PEC have
// none.
constexpr std::ptrdiff_t kMaxColons = 1000;

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\0'; });
}

// GMime takes C strings: a NUL would silently end the value there, so it is made visible instead.
std::string c_string(std::string_view value) {
  std::string text = unfolded(value);
  std::replace(text.begin(), text.end(), '\0', '?');
  return text;
}

std::string valid_utf8(const char* text) {
  if (text == nullptr) return {};
  const GTextHandle valid(g_utf8_make_valid(text, -1));
  return valid.get();
}

std::string parameter(GMimeParamList* list, const char* name) {
  GMimeParam* found = g_mime_param_list_get_parameter(list, name);
  return found == nullptr ? std::string{} : valid_utf8(g_mime_param_get_value(found));
}

void append_addresses(InternetAddressList* list, std::vector<Address>& out) {
  const int count = internet_address_list_length(list);
  for (int i = 0; i < count; ++i) {
    InternetAddress* item = internet_address_list_get_address(list, i);
    if (INTERNET_ADDRESS_IS_GROUP(item)) {
      // A group holds mailboxes only (RFC 5322, 3.4), so this recursion is one level deep.
      append_addresses(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(item)), out);
      continue;
    }
    out.push_back({valid_utf8(internet_address_get_name(item)),
                   valid_utf8(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(item)))});
  }
}

// One encoded word: "=?charset?B?text?=" (RFC 2047, 2); its size, or 0 when there is none here.
std::size_t encoded_word_size(std::string_view text) {
  if (!text.starts_with("=?")) return 0;
  // RFC 2047 allows 75 characters and no blank; the cap keeps a header full of openings cheap.
  text = text.substr(0, kMaxEncodedWord);
  text = text.substr(0, text.find_first_of(" \t"));
  const std::size_t encoding = text.find('?', 2);
  const std::size_t payload =
      encoding == std::string_view::npos ? encoding : text.find('?', encoding + 1);
  const std::size_t end =
      payload == std::string_view::npos ? payload : text.find("?=", payload + 1);
  if (end == std::string_view::npos) return 0;
  return end + 2;
}

std::string gmime_decoded(const std::string& text) {
  const GTextHandle decoded(g_mime_utils_header_decode_text(nullptr, text.c_str()));
  return valid_utf8(decoded.get());
}

// Decodes each encoded word alone. GMime 3.2.13 decodes neighbours of one charset as one word,
// which keeps characters that straddle two words but stops at the first word's base64 padding.
std::string decoded_word_by_word(std::string_view text) {
  std::string out;
  std::size_t pos = 0;
  bool after_word = false;
  while (pos < text.size()) {
    if (const std::size_t size = encoded_word_size(text.substr(pos)); size > 0) {
      out += gmime_decoded(std::string(text.substr(pos, size)));
      pos += size;
      after_word = true;
      continue;
    }
    const std::size_t next = std::min(text.find("=?", pos + 1), text.size());
    const std::string_view between = text.substr(pos, next - pos);
    // White space between two encoded words is not part of the text (RFC 2047, 6.2).
    const bool separator = after_word && text::trimmed(between).empty() && next < text.size();
    if (!separator) out += valid_utf8(std::string(between).c_str());
    pos = next;
    after_word = false;
  }
  return out;
}

bool take(std::string_view& text, std::string_view wanted) {
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(wanted.size());
  return true;
}

std::string_view skip_blanks(std::string_view& text) {
  while (!text.empty() && text::is_blank(text.front())) text.remove_prefix(1);
  return text;
}

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == '\t' || (c >= 32 && c < 127); });
}

// Where the quoted string or comment that opens `text` ends; comments nest (RFC 5322, 3.2.2).
std::size_t quoted_or_comment_size(std::string_view text) {
  const bool comment = text.front() == '(';
  int depth = 1;
  for (std::size_t pos = 1; pos < text.size(); ++pos) {
    if (text[pos] == '\\')
      ++pos;
    else if (comment && text[pos] == '(')
      ++depth;
    else if (text[pos] == (comment ? ')' : '"') && --depth == 0)
      return pos + 1;
  }
  return text.size();
}

// What is left of an address list; none when it holds characters that no program writes.
std::optional<std::string> without_quotes_and_comments(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const char c = text.front();
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 32 && c != '\t') || byte == 127 || c == '\\') return std::nullopt;
    const std::size_t size = c == '"' || c == '(' ? quoted_or_comment_size(text) : 1;
    if (c == '"') out.push_back('x');  // a display name or local part
    if (size == 1 && c != '"' && c != '(') out.push_back(c);
    text.remove_prefix(size);
  }
  return out;
}

// A token (RFC 2045, 5.1) up to one of `ends`.
bool take_token(std::string_view& text, std::string_view ends) {
  const std::size_t size = std::min(text.find_first_of(ends), text.size());
  if (size == 0 || !is_printable_ascii(text.substr(0, size))) return false;
  text.remove_prefix(size);
  return true;
}

constexpr std::string_view kNameEnds = "=; \t\"()\\/,<>";
// Unquoted boundaries with "=", "?" or ":" are no tokens, but everyone reads them alike.
constexpr std::string_view kValueEnds = "; \t\"()\\/,<>";

bool take_quoted(std::string_view& text) {
  if (!text.starts_with('"')) return false;
  for (std::size_t pos = 1; pos < text.size(); ++pos) {
    if (text[pos] == '\\') {
      ++pos;
    } else if (text[pos] == '"') {
      const bool printable = is_printable_ascii(text.substr(0, pos));
      text.remove_prefix(pos + 1);
      return printable;
    }
  }
  return false;
}

// Encoded words of a phrase put into quotes, where GMime decodes them too: some programs leave ":"
// or
// "@" in them, against RFC 2047 5(3), and those would end the phrase.
std::string quoted_words(std::string_view text) {
  std::string out;
  bool in_quotes = false;
  for (std::size_t pos = 0; pos < text.size(); ++pos) {
    const std::size_t size = in_quotes ? 0 : encoded_word_size(text.substr(pos));
    const std::string_view word = text.substr(pos, size);
    if (size > 0 && word.find_first_of(":;,<>@()[]") != std::string_view::npos &&
        word.find_first_of("\"\\") == std::string_view::npos) {
      out.append("\"").append(word).append("\"");
      pos += size - 1;
      continue;
    }
    if (text[pos] == '"' && (pos == 0 || text[pos - 1] != '\\')) in_quotes = !in_quotes;
    out.push_back(text[pos]);
  }
  return out;
}

// Reads a quoted string whose opening quote is at `pos`; leaves `pos` after the closing one.
std::string quoted(std::string_view value, std::size_t& pos) {
  std::string out;
  for (++pos; pos < value.size() && value[pos] != '"'; ++pos) {
    if (value[pos] == '\\' && pos + 1 < value.size()) ++pos;
    out.push_back(value[pos]);
  }
  if (pos < value.size()) ++pos;
  return out;
}

}  // namespace

std::string decoded_text(std::string_view value) {
  std::string text = c_string(value);
  if (is_plain_ascii(text) && text.find("=?") == std::string::npos) return text;
  ensure_gmime();
  const bool padded_neighbours =
      text.find("=?= ") != std::string::npos || text.find("=?=\t") != std::string::npos;
  return padded_neighbours ? decoded_word_by_word(text) : gmime_decoded(text);
}

std::vector<Address> addresses(std::string_view value) {
  std::vector<Address> out;
  const std::string text = c_string(value);
  if (text.empty() || std::count(text.begin(), text.end(), ':') > kMaxColons) return out;
  ensure_gmime();
  const GObjectHandle<InternetAddressList> list(
      internet_address_list_parse(nullptr, quoted_words(text).c_str()));
  if (list) append_addresses(list.get(), out);
  return out;
}

std::string return_path(std::string_view value) {
  std::string text = unfolded(value);
  if (!text.starts_with('<') || !text.ends_with('>')) return text;
  return std::string(text::trimmed(std::string_view(text).substr(1, text.size() - 2)));
}

std::optional<std::chrono::sys_seconds> date(std::string_view value) {
  const std::string text = c_string(value);
  if (text.empty()) return std::nullopt;
  ensure_gmime();
  const GDateTimeHandle time(g_mime_utils_header_decode_date(text.c_str()));
  if (!time) return std::nullopt;
  return std::chrono::sys_seconds{std::chrono::seconds{g_date_time_to_unix(time.get())}};
}

ParameterisedValue content_type(std::string_view value) {
  ensure_gmime();
  const GObjectHandle<GMimeContentType> type(
      g_mime_content_type_parse(nullptr, c_string(value).c_str()));
  if (!type) return {};
  GMimeParamList* parameters = g_mime_content_type_get_parameters(type.get());
  const GTextHandle name(g_mime_content_type_get_mime_type(type.get()));
  return {text::lower(valid_utf8(name.get())), parameter(parameters, "boundary"),
          parameter(parameters, "name")};
}

ParameterisedValue content_disposition(std::string_view value) {
  ensure_gmime();
  const GObjectHandle<GMimeContentDisposition> disposition(
      g_mime_content_disposition_parse(nullptr, c_string(value).c_str()));
  if (!disposition) return {};
  return {text::lower(valid_utf8(g_mime_content_disposition_get_disposition(disposition.get()))),
          {},
          parameter(g_mime_content_disposition_get_parameters(disposition.get()), "filename")};
}

std::vector<RawParameter> raw_parameters(std::string_view value) {
  std::vector<RawParameter> out;
  const std::string text = unfolded(value);
  std::size_t pos = text.find(';');
  while (pos != std::string::npos && pos < text.size()) {
    const std::size_t equals = text.find_first_of("=;", ++pos);
    if (equals == std::string::npos) break;
    if (text[equals] == ';') {
      pos = equals;
      continue;
    }
    RawParameter parameter{
        text::lower(text::trimmed(std::string_view(text).substr(pos, equals - pos))), {}};
    pos = std::min(text.find_first_not_of(" \t", equals + 1), text.size());
    if (pos < text.size() && text[pos] == '"') {
      parameter.value = quoted(text, pos);
      pos = text.find(';', pos);
    } else {
      const std::size_t end = std::min(text.find(';', pos), text.size());
      parameter.value = text::trimmed(std::string_view(text).substr(pos, end - pos));
      pos = end;
    }
    out.push_back(std::move(parameter));
  }
  return out;
}

bool is_plain_content_type(std::string_view value) {
  const std::string text = unfolded(value);
  std::string_view rest = text;
  if (!take_token(rest, kNameEnds) || !take(rest, "/") || !take_token(rest, kNameEnds))
    return false;
  while (!skip_blanks(rest).empty()) {
    if (!take(rest, ";")) return false;
    // Some writers end with a semicolon.
    if (skip_blanks(rest).empty()) return true;
    if (!take_token(rest, kNameEnds)) return false;
    skip_blanks(rest);
    if (!take(rest, "=")) return false;
    skip_blanks(rest);
    if (!take_quoted(rest) && !take_token(rest, kValueEnds)) return false;
  }
  return true;
}

bool is_plain_mailbox(std::string_view value, std::string_view address) {
  const std::string text = unfolded(value);
  if (!is_printable_ascii(text)) return false;
  if (text == address) return true;
  const std::string brackets = "<" + std::string(address) + ">";
  if (!text.ends_with(brackets)) return false;
  // Before the brackets only a display name: quoted strings, and words without the signs that
  // would begin another address (RFC 5322, 3.2.3).
  std::string_view rest = std::string_view(text).substr(0, text.size() - brackets.size());
  while (!rest.empty()) {
    if (take_quoted(rest)) continue;
    if (std::string_view("\"<>()[]\\").find(rest.front()) != std::string_view::npos) return false;
    // Providers and programs leave these unquoted in encoded words.
    rest.remove_prefix(1);
  }
  return true;
}

std::optional<std::size_t> listed_addresses(std::string_view value) {
  const auto plain = without_quotes_and_comments(unfolded(value));
  if (!plain) return std::nullopt;
  std::size_t count = 0;
  std::string_view rest = *plain;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(",;"), rest.size());
    std::string_view item = text::trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (item.empty()) continue;
    ++count;
    // Some programs leave an address unquoted as display name; only the one in brackets counts
    // then.
    item = item.substr(std::min(item.rfind('<') + 1, item.size()));
    if (std::count(item.begin(), item.end(), '@') > 1) return std::nullopt;
  }
  return count;
}

std::string domain_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? std::string{} : text::lower(address.substr(at + 1));
}

bool same_mailbox(std::string_view a, std::string_view b) {
  const std::size_t at = a.rfind('@');
  if (at == std::string_view::npos || at != b.rfind('@')) return a == b;
  return a.substr(0, at) == b.substr(0, at) &&
         text::equals_ignoring_case(a.substr(at), b.substr(at));
}

}  // namespace pec::mail
