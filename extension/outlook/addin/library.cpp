// SPDX-License-Identifier: EUPL-1.2
//
// The library pec-companion-outlook.dll, as COM loads it. DllMain is the runtime's: nothing is done
// while Windows loads a library.
#include <memory>
#include <string>
#include <windows.h>

#include "addin/add_in.h"
#include "addin/class_factory.h"
#include "addin/required_check.h"
#include "pane/verdict_control.h"
#include "windows/own_module.h"
#include "windows/real_windows.h"

namespace {

// One a library, since COM asks the library and no object.
pec::outlook::Life& life() {
  static pec::outlook::Life one;
  return one;
}

// The folder of this library; empty when Windows does not tell.
std::filesystem::path own_folder() {
  std::wstring path(32768, L'\0');
  path.resize(::GetModuleFileNameW(pec::outlook::own_module(), path.data(),
                                   static_cast<DWORD>(path.size())));
  return std::filesystem::path(path).parent_path();
}

pec::outlook::Surroundings surroundings() {
  return {own_folder().parent_path() / L"bin" / L"pec-companion-host.exe",
          pec::outlook::make_real_windows, pec::outlook::check_is_required};
}

HRESULT make_add_in(pec::outlook::Life& life, REFIID identifier, void** out) {
  const pec::outlook::Owned<pec::outlook::AddIn> made(
      new pec::outlook::AddIn(life, surroundings()));
  return made->QueryInterface(identifier, out);
}

HRESULT make_pane(pec::outlook::Life& life, REFIID identifier, void** out) {
  const pec::outlook::Owned<pec::outlook::ControlBase> made(new pec::outlook::VerdictControl(life));
  return made->QueryInterface(identifier, out);
}

}  // namespace

extern "C" {

HRESULT STDAPICALLTYPE DllGetClassObject(REFCLSID wanted, REFIID identifier, LPVOID* out) {
  if (out == nullptr) return E_POINTER;
  *out = nullptr;
  const bool is_add_in = ::IsEqualCLSID(wanted, pec::outlook::kAddIn) != 0;
  if (!is_add_in && ::IsEqualCLSID(wanted, pec::outlook::kPane) == 0)
    return CLASS_E_CLASSNOTAVAILABLE;
  try {
    const pec::outlook::Owned<pec::outlook::ClassFactory> factory(
        new pec::outlook::ClassFactory(life(), is_add_in ? make_add_in : make_pane));
    return factory->QueryInterface(identifier, out);
  } catch (...) {
    return E_OUTOFMEMORY;
  }
}

HRESULT STDAPICALLTYPE DllCanUnloadNow() { return life().is_over() ? S_OK : S_FALSE; }

}  // extern "C"
