// SPDX-License-Identifier: EUPL-1.2
//
// Text line by line, as every reader of settings needs it. Private to accounts/.
#pragma once

#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>

namespace pec::accounts {

// Takes lines off a text; LF and CRLF end one.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  // The next line without its end; none after the last. An end at the end opens no further line.
  std::optional<std::string_view> next() {
    if (rest_.empty()) return std::nullopt;
    const std::size_t end = rest_.find('\n');
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    ++number_;
    return line;
  }

  // Of the line that came last, from 1.
  std::size_t number() const { return number_; }

 private:
  std::string_view rest_;
  std::size_t number_ = 0;
};

// The whole of `text` as a number; none for anything else.
template <typename Number>
std::optional<Number> whole_number(std::string_view text, int base = 10) {
  Number value{};
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value, base);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return value;
}

}  // namespace pec::accounts
