// SPDX-License-Identifier: EUPL-1.2
#include "accounts/new_outlook.h"

#include <windows.h>

namespace pec::outlook {

bool has_new_outlook() {
  DWORD chosen = 0;
  DWORD bytes = sizeof chosen;
  return ::RegGetValueW(
             HKEY_CURRENT_USER, L"Software\\Microsoft\\Office\\16.0\\Outlook\\Preferences",
             L"UseNewOutlook", RRF_RT_REG_DWORD, nullptr, &chosen, &bytes) == ERROR_SUCCESS &&
         chosen == 1;
}

}  // namespace pec::outlook
