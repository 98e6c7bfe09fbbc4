// SPDX-License-Identifier: EUPL-1.2
//
// Comparing a Subject with the certified one. Private to verification/.
#pragma once

#include <string>
#include <string_view>

#include "certification/certification.h"

namespace pec::verification {

struct StrippedSubject {
  std::string text;
  std::string_view reason;  // "list-tag" or "forwarded": what was taken away last; empty: nothing
};

// `subject` without the "[list]" tags and "Fwd:", "R:", ... that mailing lists and mail programs
// put before it.
StrippedSubject without_prefixes(std::string_view subject);

// Whether `found` is a Subject prefix of `type` (RFC 6109, 3) followed by `original`; runs of white
// space count as one blank, since folding changes them.
bool is_certified_subject(std::string_view found, certification::Type type,
                          std::string_view original);

}  // namespace pec::verification
