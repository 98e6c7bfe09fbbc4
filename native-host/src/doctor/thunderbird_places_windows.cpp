// SPDX-License-Identifier: EUPL-1.2
#include "doctor/thunderbird_places.h"

namespace pec::doctor {

// There they are in the registry, which comes with the installer for Windows; the report says so.
ThunderbirdPlaces thunderbird_places() {
  ThunderbirdPlaces out;
  out.known = false;
  return out;
}

}  // namespace pec::doctor
