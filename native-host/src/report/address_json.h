// SPDX-License-Identifier: EUPL-1.2
//
// What is known of an address, for programs: JSON as native-host/data/schemas/address.schema.json
// describes it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "addresses/evidence.h"
#include "report/json_writer.h"

namespace pec::report {

// Texts longer than this are cut.
inline constexpr std::size_t kMaxAddressTextBytes = 512;

// The members of a report, without braces; `address` as it was asked for.
void write_address_members(JsonWriter& json, std::string_view address,
                           const addresses::AddressReport& report);

// One report as one object, for a line of the command's.
std::string address_json(const addresses::AddressReport& report);

// {"addresses": [...]}; and "directory": "unusable" where only what is shipped could be asked.
std::string addresses_json(std::span<const addresses::AddressReport> reports,
                           bool directory_usable = true);

}  // namespace pec::report
