// SPDX-License-Identifier: EUPL-1.2
//
// The check of a draft for programs: JSON as
// native-host/data/schemas/check-send.schema.json describes it. Absent values are null.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "outgoing/check.h"

namespace pec::report {

// Facts and details longer than this are cut.
inline constexpr std::size_t kMaxSendTextBytes = 512;

// What belongs to an answer besides what was found.
struct CheckCircumstances {
  bool directory_usable = true;
  bool require_check = false;  // the policy in force sends nothing unchecked
  // Domains of which a mail exchanger would tell more, where the user lets the network be asked.
  std::vector<std::string> unasked = {};
};

// Never fails, whatever the strings hold (see verdict_json).
std::string check_send_json(const outgoing::Checked& checked, const CheckCircumstances& around);
// The same as a line for the command: with the path of the message in front.
std::string check_send_line(const outgoing::Checked& checked, const CheckCircumstances& around,
                            std::string_view path);

}  // namespace pec::report
