// SPDX-License-Identifier: EUPL-1.2
#include <windows.h>

#include "installation/library_search.h"

namespace pec::installation {

void search_libraries_in_safe_places() {
  ::SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_APPLICATION_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
  ::SetDllDirectoryW(L"");  // for whatever asks for the old order
  // The same for programs that are started by a name alone.
  ::SetSearchPathMode(BASE_SEARCH_PATH_ENABLE_SAFE_SEARCHMODE | BASE_SEARCH_PATH_PERMANENT);
}

}  // namespace pec::installation
