// SPDX-License-Identifier: EUPL-1.2
//
// Comparing the sender's own copy with the original inside a delivery receipt (RFC 6109, 3.3.2).
// Private to verification/.
#pragma once

#include <string>
#include <vector>

#include "mail/message.h"

namespace pec::verification {

// An entity and the message whose bytes it points into.
struct EntityIn {
  const mail::Message& message;
  const mail::Entity& entity;
};

// `complete`: every part is the same. `brief`: a part with a file name is replaced by a text part
// named "<file>.hash" with a digest of it in hex.
enum class Comparison { complete, brief };

// Names of the header fields (From, To, Cc, Subject, Date) whose values differ. Only what a person
// wrote is compared: providers add, remove and re-fold the rest.
std::vector<std::string> differing_headers(const mail::Entity& sent, const mail::Entity& received);

// The parts that differ, by name or by place ("2.1"); decoded content is compared, so that another
// transfer encoding is no difference, nor are line-end form and trailing blank lines of text.
std::vector<std::string> differing_parts(EntityIn sent, EntityIn received, Comparison comparison);

}  // namespace pec::verification
