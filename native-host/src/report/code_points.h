// SPDX-License-Identifier: EUPL-1.2
//
// How a code point of untrusted origin looks on a screen.
#pragma once

namespace pec::report {

// Whether a code point must never reach a screen as it is: controls, bidirectional overrides and
// isolates, characters without width that can hide or reorder text, line separators, private use
// and noncharacters.
bool is_deceptive(char32_t value);

// Columns on a terminal: 0 for combining marks, 2 for East Asian wide characters and emoji, else 1.
int code_point_width(char32_t value);

}  // namespace pec::report
