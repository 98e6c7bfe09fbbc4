// SPDX-License-Identifier: EUPL-1.2
//
// Records of LDIF (RFC 2849), content form. Private to addresses/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pec::addresses {

inline constexpr std::size_t kMaxLdifValueBytes = std::size_t{64} * 1024;
inline constexpr std::size_t kMaxLdifAttributes = 2000;

class Ldif {
 public:
  using Attribute = std::pair<std::string, std::string>;  // its name in lower case, its value

  explicit Ldif(std::string_view bytes) : bytes_(bytes) {}

  // Whether the bytes look like LDIF: a version or a dn comes first.
  static bool recognise(std::string_view bytes);

  // The next record. Out: false at the end, or where it is broken (then fault() says how).
  bool next();

  const std::vector<Attribute>& attributes() const { return attributes_; }
  std::size_t line() const { return record_line_; }
  std::size_t position() const { return at_; }
  // "no-colon", "base64", "url" (a value that lies elsewhere), "too-long", "too-many-attributes".
  std::string_view fault() const { return fault_; }

 private:
  bool logical_line(std::string& out);  // with what is continued on the next lines
  bool take(std::string_view line);

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t record_line_ = 1;
  std::vector<Attribute> attributes_;
  std::string_view fault_;
};

}  // namespace pec::addresses
