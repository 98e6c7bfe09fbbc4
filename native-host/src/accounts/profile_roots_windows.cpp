// SPDX-License-Identifier: EUPL-1.2
//
// The Windows version of profile_roots.cpp.
#include <memory>
#include <shlobj.h>
#include <windows.h>

#include "accounts/profile_roots.h"

namespace pec::accounts {
namespace {

struct FreeTaskMemory {
  void operator()(wchar_t* memory) const { ::CoTaskMemFree(memory); }
};

}  // namespace

std::vector<std::filesystem::path> profile_roots() {
  PWSTR folder = nullptr;
  const HRESULT result = ::SHGetKnownFolderPath(FOLDERID_RoamingAppData, 0, nullptr, &folder);
  const std::unique_ptr<wchar_t, FreeTaskMemory> owner(folder);
  if (result != S_OK) return {};
  return {std::filesystem::path(folder) / "Thunderbird"};
}

bool is_running(const std::filesystem::path& /*profile*/) { return false; }

std::vector<std::filesystem::path> profiles_of_parent() { return {}; }

}  // namespace pec::accounts
