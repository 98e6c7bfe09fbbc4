// SPDX-License-Identifier: EUPL-1.2
#include "doctor/data_checks.h"
#include "text/paths.h"

namespace pec::doctor {

// There an access list says who may read, and the folder inherits that of the profile; to read it
// comes with the installer for Windows. The report says so.
std::optional<Check> privacy_fault(const std::filesystem::path& folder) {
  return found(Outcome::data_unchecked, {{"path", text::utf8_of(folder)}});
}

}  // namespace pec::doctor
