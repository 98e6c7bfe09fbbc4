// SPDX-License-Identifier: EUPL-1.2
//
// What a verdict knows for certain, or what a message says of itself, as named texts made harmless.
// Private to report/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/catalogue.h"
#include "report/wording.h"
#include "verification/verdict.h"

namespace pec::report {

// Every key that a name may have, for those who lay names out in a column.
const std::vector<std::string_view>& fact_keys();

struct NamedText {
  std::string name;
  std::string text;
};

// What the provider certifies; what it leaves open is left out. At most `max_recipients` are named.
std::vector<NamedText> certification_facts(const certification::Certification& certified,
                                           const Wording& wording, const Catalogue& catalogue,
                                           std::size_t max_recipients);

// Who signed, when, and who recognises the signer; nothing where nobody is known to have.
std::vector<NamedText> signature_facts(const signature::Signature& signature,
                                       const Wording& wording, const Catalogue& catalogue);

}  // namespace pec::report
