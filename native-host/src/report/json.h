// SPDX-License-Identifier: EUPL-1.2
//
// A Verdict for programs: one JSON object on one line, described by
// native-host/data/schemas/verdict.schema.json. Absent values are null, never missing.
//
// Written directly, without a document in memory: this runs once a message, and nlohmann's
// ordered_json took longer over it than the verification of a small message.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "verification/verdict.h"

namespace pec::report {

// The verdict as JSON text, without `path` and `index`: what the host puts into its answer. Nested
// verdicts carry `part` besides.
// Never fails, whatever the strings hold: bytes that are no UTF-8 become U+FFFD, and characters
// that could deceive a reader or a terminal are written as \u escapes, which changes no value.
std::string verdict_json(const verification::Verdict& verdict);

// One line of output, without the line break: the same with `path`, as the user named the file,
// and `index`, the message's place in it, from 1; 0 (no message could be read) becomes null.
std::string verdict_line(const verification::Verdict& verdict, std::string_view path,
                         std::size_t index);

// Appends `text` as a JSON string, quotes included.
void append_json_string(std::string& out, std::string_view text);

}  // namespace pec::report
