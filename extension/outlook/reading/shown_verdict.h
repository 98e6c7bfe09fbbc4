// SPDX-License-Identifier: EUPL-1.2
//
// What is shown of a message's verdict, wherever it is shown: ribbon, pane, details.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pec::outlook {

enum class Tone {
  nothing,  // there is no one message to speak of
  looking,  // its verdict is on the way
  good,
  attention,
  bad,
  neutral,
  unknown  // nothing can be said: no original, or no host
};

// By the word that the host has for it (docs/protocol.md, "Words").
inline Tone tone_of(std::string_view word) {
  if (word == "good") return Tone::good;
  if (word == "attention") return Tone::attention;
  if (word == "bad") return Tone::bad;
  return Tone::neutral;
}

// One check of the verdict.
struct ShownCheck {
  Tone tone = Tone::neutral;
  std::wstring name;
  std::wstring text;
};

// Plain text; what came from a message has been made harmless by the host.
struct ShownVerdict {
  Tone tone = Tone::nothing;
  std::wstring label;                 // a word or two, for the ribbon
  std::wstring headline;              // one sentence
  std::vector<std::wstring> reasons;  // why it is not plainly good, or what can be done
  std::vector<ShownCheck> checks;
  std::wstring text;  // everything, for copying; empty where the headline and the reasons are all
};

}  // namespace pec::outlook
