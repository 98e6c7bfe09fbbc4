// SPDX-License-Identifier: EUPL-1.2
#include "mail/headers.h"

#include "text/ascii.h"

namespace pec::mail {
namespace {

// The line at the start of `rest`, its line break included.
std::string_view first_line(std::string_view rest) {
  const std::size_t end = rest.find('\n');
  return end == std::string_view::npos ? rest : rest.substr(0, end + 1);
}

std::string_view without_line_break(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

// A field's lines joined: the first one and the continuations that follow it.
std::string_view field_at(std::string_view rest) {
  std::size_t size = first_line(rest).size();
  while (size < rest.size() && text::is_blank(rest[size]))
    size += first_line(rest.substr(size)).size();
  return rest.substr(0, size);
}

// No CR but before LF, and no continuation of blanks only.
bool is_plain(std::string_view raw) {
  for (std::size_t pos = 0; pos < raw.size();) {
    const std::string_view line = first_line(raw.substr(pos));
    const std::string_view text = without_line_break(line);
    if (text.find('\r') != std::string_view::npos) return false;
    if (pos > 0 && text::trimmed(text).empty()) return false;
    pos += line.size();
  }
  return true;
}

}  // namespace

Headers Headers::parse(std::string_view block) {
  Headers headers;
  while (!block.empty() && headers.fields_.size() < kMaxHeaderFields) {
    const std::string_view raw = field_at(block);
    block.remove_prefix(raw.size());
    headers.unambiguous_ = headers.unambiguous_ && is_plain(raw);
    const std::size_t colon = raw.find(':');
    const std::size_t line_break = raw.find('\n');
    const std::string_view name =
        colon < line_break ? text::trimmed(raw.substr(0, colon)) : std::string_view{};
    if (!name.empty() && !text::is_blank(raw.front()))
      headers.fields_.push_back({name, without_line_break(raw.substr(colon + 1))});
    else if (!without_line_break(raw).empty())
      headers.unambiguous_ = false;
  }
  headers.unambiguous_ = headers.unambiguous_ && block.empty();
  return headers;
}

std::size_t Headers::count(std::string_view name) const {
  return static_cast<std::size_t>(std::count_if(
      fields_.begin(), fields_.end(),
      [name](const HeaderField& field) { return text::equals_ignoring_case(field.name, name); }));
}

std::string_view Headers::first(std::string_view name) const {
  for (const HeaderField& field : fields_)
    if (text::equals_ignoring_case(field.name, name)) return field.value;
  return {};
}

std::string unfolded(std::string_view value) {
  std::string out;
  value = text::trimmed(value);
  out.reserve(value.size());
  for (const char c : value)
    if (c != '\r' && c != '\n') out.push_back(c);
  return out;
}

}  // namespace pec::mail
