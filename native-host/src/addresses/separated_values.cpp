// SPDX-License-Identifier: EUPL-1.2
#include "addresses/separated_values.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace pec::addresses {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

SeparatedValues::SeparatedValues(std::string_view bytes, char separator)
    : bytes_(bytes), separator_(separator) {
  if (bytes_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
}

void SeparatedValues::end_of_line() {
  if (at_ < bytes_.size() && bytes_[at_] == '\r') ++at_;
  if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
  ++line_;
}

bool SeparatedValues::next() {
  fields_.clear();
  unescaped_.clear();
  while (at_ < bytes_.size() && (bytes_[at_] == '\r' || bytes_[at_] == '\n')) end_of_line();
  if (at_ >= bytes_.size() || !fault_.empty()) return false;
  row_line_ = line_;
  for (;;) {
    if (fields_.size() == kMaxColumns) fault_ = "too-many-columns";
    if (!fault_.empty() || !field()) return false;
    if (at_ >= bytes_.size()) return true;
    if (bytes_[at_] != separator_) break;
    ++at_;
    if (at_ == bytes_.size()) fields_.emplace_back();  // a separator ends the file: a field follows
    if (at_ == bytes_.size()) return true;
  }
  end_of_line();
  return true;
}

// One field, up to the separator or the line end after it.
bool SeparatedValues::field() {
  // IPA's own tools put blanks between a separator and a quote.
  std::size_t from = at_;
  while (from < bytes_.size() && bytes_[from] == ' ') ++from;
  if (from < bytes_.size() && bytes_[from] == '"') {
    at_ = from;
    return quoted_field();
  }
  const std::string_view rest = bytes_.substr(at_);
  const std::array<char, 3> ends = {separator_, '\r', '\n'};
  const std::size_t size =
      std::min(rest.find_first_of(std::string_view(ends.data(), ends.size())), rest.size());
  if (size > kMaxFieldBytes) {
    fault_ = "too-long";
    return false;
  }
  fields_.push_back(text::trimmed(rest.substr(0, size)));
  at_ += size;
  return true;
}

bool SeparatedValues::quoted_field() {
  const std::size_t begin = ++at_;
  std::string* unescaped = nullptr;
  std::size_t kept = begin;
  for (;;) {
    const std::size_t quote = bytes_.find('"', at_);
    if (quote == std::string_view::npos || quote - begin > kMaxFieldBytes) {
      fault_ = quote == std::string_view::npos ? "open-quote" : "too-long";
      return false;
    }
    line_ += static_cast<std::size_t>(
        std::count(bytes_.begin() + static_cast<std::ptrdiff_t>(at_),
                   bytes_.begin() + static_cast<std::ptrdiff_t>(quote), '\n'));
    at_ = quote + 1;
    if (at_ < bytes_.size() && bytes_[at_] == '"') {  // two quotes are one
      if (unescaped == nullptr) unescaped = &unescaped_.emplace_back();
      unescaped->append(bytes_.substr(kept, at_ - kept));
      kept = ++at_;
      continue;
    }
    if (unescaped != nullptr) unescaped->append(bytes_.substr(kept, quote - kept));
    fields_.push_back(text::trimmed(unescaped != nullptr ? std::string_view(*unescaped)
                                                         : bytes_.substr(begin, quote - begin)));
    break;
  }
  while (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
  if (at_ < bytes_.size() && bytes_[at_] != separator_ && bytes_[at_] != '\r' &&
      bytes_[at_] != '\n') {
    fault_ = "after-quote";
    return false;
  }
  return true;
}

char separator_of(std::string_view bytes) {
  const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char candidate : {'\t', ';', ','}) {
    const auto count = std::count(line.begin(), line.end(), candidate);
    if (count > most) {
      most = count;
      best = candidate;
    }
  }
  return best;
}

}  // namespace pec::addresses
