// SPDX-License-Identifier: EUPL-1.2
//
// The header fields of one entity, as views into its bytes (RFC 5322, 2.2).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pec::mail {

// A header block longer than this is no mail header.
inline constexpr std::size_t kMaxHeaderBytes = 1024 * 1024;
inline constexpr std::size_t kMaxHeaderFields = 50000;

// One field. Both views point into the message.
struct HeaderField {
  std::string_view name;   // without blanks before the colon (obsolete syntax, RFC 5322 4.5.8)
  std::string_view value;  // raw: still folded and encoded, without the final line break
};

class Headers {
 public:
  // Splits a header block (no blank line at its end needed). A line that is neither a field nor a
  // continuation is passed over, as mail programs do. Fields beyond kMaxHeaderFields are dropped.
  static Headers parse(std::string_view block);

  const std::vector<HeaderField>& fields() const { return fields_; }

  // False when some line is read differently by different mail programs: one that is neither field
  // nor continuation (some end the headers there), one of blanks only, a CR without LF (a line end
  // for some), or fields dropped.
  bool unambiguous() const { return unambiguous_; }

  // How many fields bear `name` (without case).
  std::size_t count(std::string_view name) const;

  // The raw value of the first field of that name; empty view with null data when there is none.
  std::string_view first(std::string_view name) const;

  bool has(std::string_view name) const { return first(name).data() != nullptr; }

 private:
  std::vector<HeaderField> fields_;
  bool unambiguous_ = true;
};

// `value` with folding undone (RFC 5322, 2.2.3) and outer blanks removed; still encoded.
std::string unfolded(std::string_view value);

}  // namespace pec::mail
