// SPDX-License-Identifier: EUPL-1.2
#include "windows/own_module.h"

namespace pec::outlook {

HMODULE own_module() {
  HMODULE out = nullptr;
  constexpr DWORD kByAddress =
      GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
  if (::GetModuleHandleExW(kByAddress, reinterpret_cast<LPCWSTR>(&own_module), &out) == 0)
    return nullptr;
  return out;
}

}  // namespace pec::outlook
