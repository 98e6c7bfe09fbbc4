// SPDX-License-Identifier: EUPL-1.2
//
// Symbols and colours of results. A colour only repeats what a word and a symbol already say.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "verification/verdict.h"

namespace pec::report {

inline constexpr std::size_t kDefaultColumns = 100;
inline constexpr std::size_t kMinColumns = 60;

// How to lay text out: found out by the caller, who knows where the text goes.
struct TerminalStyle {
  std::size_t columns = kDefaultColumns;
  bool colour = false;
};

enum class Tone { good, attention, bad, neutral, faint, strong };

// `text` in a tone; as it is without colours.
std::string toned(std::string_view text, Tone tone, const TerminalStyle& style);

Tone tone_of(verification::Level level);
Tone tone_of(verification::Result result);

// "good", "attention", "bad", else "neutral".
std::string_view tone_id(Tone tone);

// One column wide: a tick, "!", a cross, a dash.
std::string_view symbol_of(Tone tone);
std::string_view symbol_of(const verification::Verdict& verdict);
std::string_view symbol_of(verification::Result result);

}  // namespace pec::report
