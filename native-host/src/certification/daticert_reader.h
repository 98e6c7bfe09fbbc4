// SPDX-License-Identifier: EUPL-1.2
//
// The elements of daticert.xml as they stand in the file, before the rules on what must be there.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "certification/certification.h"
#include "certification/daticert.h"
#include "certification/elements.h"

namespace pec::certification {

// What was read. `values` holds the text of single-valued leaves, trimmed, and @zona for `data`.
struct DaticertDraft {
  std::bitset<kElementCount> present;
  std::array<std::string, kElementCount> values;
  std::optional<Type> type;
  ErrorCode error = ErrorCode::none;
  std::optional<ReceiptType> receipt_type;
  std::vector<Recipient> recipients;
  std::vector<std::string> received_for;

  bool has(Element element) const { return present[static_cast<std::size_t>(element)]; }
  std::string& value(Element element) { return values[static_cast<std::size_t>(element)]; }
};

// In: at most kMaxDaticertBytes. Errors: all of parse_daticert() that concern one place in the
// file.
tl::expected<DaticertDraft, DaticertError> read_daticert(std::string_view xml);

}  // namespace pec::certification
