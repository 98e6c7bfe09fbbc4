// SPDX-License-Identifier: EUPL-1.2
#include "installation/library_search.h"

namespace pec::installation {

void search_libraries_in_safe_places() {}

}  // namespace pec::installation
