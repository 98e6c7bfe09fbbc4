// SPDX-License-Identifier: EUPL-1.2
//
// The check of a draft, and what is known of addresses, for programs: JSON as
// native-host/data/schemas/check-send.schema.json describes it. Absent values are null.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "addresses/evidence.h"
#include "outgoing/check.h"

namespace pec::report {

// Facts and details longer than this are cut.
inline constexpr std::size_t kMaxSendTextBytes = 512;

// What belongs to an answer besides what was found.
struct CheckCircumstances {
  bool directory_usable = true;
  bool require_check = false;  // the policy in force sends nothing unchecked
};

// Never fails, whatever the strings hold (see verdict_json).
std::string check_send_json(const outgoing::Checked& checked, const CheckCircumstances& around);
// The same as a line for the command: with the path of the message in front.
std::string check_send_line(const outgoing::Checked& checked, const CheckCircumstances& around,
                            std::string_view path);

// {"addresses": [...]}, each as in `recipients` without its field.
std::string addresses_json(std::span<const addresses::AddressReport> reports,
                           bool directory_usable = true);

}  // namespace pec::report
