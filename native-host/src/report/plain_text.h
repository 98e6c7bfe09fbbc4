// SPDX-License-Identifier: EUPL-1.2
//
// Text for a terminal: what a stranger wrote made harmless, and columns counted as a terminal
// counts them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pec::report {

// Longest piece of a message shown in a sentence, in characters.
inline constexpr std::size_t kMaxShownCharacters = 300;

// Makes untrusted text safe to print. Control characters become their picture (ESC the symbol
// U+241B), deceptive ones "\u{202E}", bytes that are no UTF-8 "\x{FF}"; more than four combining
// marks in a row are written out as well. Beyond `max_characters` the rest is cut and marked with
// an ellipsis. Out: valid UTF-8 on one line.
std::string visible_text(std::string_view untrusted,
                         std::size_t max_characters = kMaxShownCharacters);

// Columns that `text` takes. In: visible text.
std::size_t display_width(std::string_view text);

// `text` cut to at most `columns`, the cut marked with an ellipsis.
std::string cut_to(std::string_view text, std::size_t columns);

// The same, keeping beginning and end: for file names, which differ at their end.
std::string cut_middle_to(std::string_view text, std::size_t columns);

// `text` cut or filled with blanks to exactly `columns`.
std::string fit_to(std::string_view text, std::size_t columns);

// `text` broken at blanks into lines of at most `columns`, the first opened by `first_indent`, the
// others by `indent` blanks; words longer than a line are cut hard. Ends with a line break.
std::string wrap(std::string_view text, std::size_t columns, std::string_view first_indent,
                 std::size_t indent);

}  // namespace pec::report
