// SPDX-License-Identifier: EUPL-1.2
//
// Rows of separated values (RFC 4180, and what programs make of it). Private to addresses/.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pec::addresses {

inline constexpr std::size_t kMaxColumns = 500;
inline constexpr std::size_t kMaxFieldBytes = std::size_t{64} * 1024;

class SeparatedValues {
 public:
  // In: UTF-8, with or without byte order mark; the separator.
  SeparatedValues(std::string_view bytes, char separator);

  // The next row; blank lines are passed over. Out: false at the end, or where the row is broken
  // (then fault() says how). The fields are valid until the next call.
  bool next();

  const std::vector<std::string_view>& fields() const { return fields_; }
  std::size_t line() const { return row_line_; }  // where the row begins, 1-based
  std::size_t position() const { return at_; }
  // "open-quote", "after-quote", "too-many-columns", "too-long"; empty while all is well.
  std::string_view fault() const { return fault_; }

 private:
  bool field();
  bool quoted_field();
  void end_of_line();

  std::string_view bytes_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t row_line_ = 1;
  std::vector<std::string_view> fields_;
  std::deque<std::string> unescaped_;  // fields that are not in the file as they are
  std::string_view fault_;
};

// Which of tab, semicolon and comma separates the first line: the one that is there most often.
char separator_of(std::string_view bytes);

}  // namespace pec::addresses
