// SPDX-License-Identifier: EUPL-1.2
//
// Which column of a register means what, by its name: columns come, go and move between editions.
// Private to addresses/.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace pec::addresses {

// A column of addresses, and the one beside it that types them. "Pec", without case, is a PEC
// address; anything else that is not empty is not.
struct AddressColumn {
  std::size_t address = 0;
  std::optional<std::size_t> type;
  bool is_pec = false;  // the column's own name says so
};

struct RegisterColumns {
  std::vector<AddressColumn> addresses;  // empty: none was found
  std::optional<std::size_t> code;       // whose address it is
  std::optional<std::size_t> name;
  std::optional<std::size_t> date;
  bool is_ipa = false;
};

// In: the fields of the header.
RegisterColumns register_columns(const std::vector<std::string_view>& header);

// The name of a column or attribute that holds addresses: nothing when it is another; whether it
// says of itself that they are PEC.
struct AddressName {
  bool is_pec = false;
};
std::optional<AddressName> address_name(std::string_view name);

// A day as registers write it, 2022-06-01 or 01/06/2022, whatever follows.
std::optional<std::chrono::sys_seconds> register_date(std::string_view text);

}  // namespace pec::addresses
