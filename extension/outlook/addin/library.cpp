// SPDX-License-Identifier: EUPL-1.2
//
// The library pec-companion-outlook.dll, as COM loads it. DllMain is the runtime's: nothing is done
// while Windows loads a library.
#include <memory>
#include <string>
#include <windows.h>

#include "addin/class_factory.h"
#include "addin/required_check.h"
#include "windows/real_windows.h"

namespace {

// One a library, since COM asks the library and no object.
pec::outlook::Life& life() {
  static pec::outlook::Life one;
  return one;
}

// The folder of this library; empty when Windows does not tell.
std::filesystem::path own_folder() {
  HMODULE module = nullptr;
  constexpr DWORD kByAddress =
      GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
  if (::GetModuleHandleExW(kByAddress, reinterpret_cast<LPCWSTR>(&life), &module) == 0) return {};
  std::wstring path(32768, L'\0');
  path.resize(::GetModuleFileNameW(module, path.data(), static_cast<DWORD>(path.size())));
  return std::filesystem::path(path).parent_path();
}

pec::outlook::Surroundings surroundings() {
  return {own_folder().parent_path() / L"bin" / L"pec-companion-host.exe",
          pec::outlook::make_real_windows, pec::outlook::check_is_required,
          pec::outlook::open_stored_original, nullptr};
}

}  // namespace

extern "C" {

HRESULT STDAPICALLTYPE DllGetClassObject(REFCLSID wanted, REFIID identifier, LPVOID* out) {
  if (out == nullptr) return E_POINTER;
  *out = nullptr;
  if (::IsEqualCLSID(wanted, pec::outlook::kAddIn) == 0) return CLASS_E_CLASSNOTAVAILABLE;
  try {
    const pec::outlook::Owned<pec::outlook::ClassFactory> factory(
        new pec::outlook::ClassFactory(life(), surroundings));
    return factory->QueryInterface(identifier, out);
  } catch (...) {
    return E_OUTOFMEMORY;
  }
}

HRESULT STDAPICALLTYPE DllCanUnloadNow() { return life().is_over() ? S_OK : S_FALSE; }

}  // extern "C"
