// SPDX-License-Identifier: EUPL-1.2
//
// What is wrong with a draft, what a person can do about it, and what the policy makes of it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pec::outgoing {

// The worst last.
enum class Severity { note, warning, grave };
enum class Action { none, warn, confirm, block };

// Named values of untrusted origin, for the placeholders of the texts.
using Fact = std::pair<std::string, std::string>;
using Facts = std::vector<Fact>;

// A button. Ids and what they use:
//   remove {address}, move-to-to {address}, move-to-cc {address}, use-address {address, value: the
//   other address}, switch-identity {address, value: the identity's id}, set-receipt {value},
//   remove-attachment {value: its name}, expect-nothing
struct Remedy {
  std::string_view id;
  std::string address;
  std::string value;
};

struct Finding {
  std::string_view rule;
  Severity severity = Severity::note;
  Action action = Action::none;
  Facts facts;
  std::vector<std::string> recipients;  // as written in the draft
  std::vector<Remedy> remedies;
  std::string_view source;  // who says so: "RFC 6109 3.1.1", "guide.pec.it (stated)"
};

std::string_view severity_id(Severity severity);  // "note", "warning", "grave"
std::string_view action_id(Action action);        // "none", "warn", "confirm", "block"

}  // namespace pec::outgoing
