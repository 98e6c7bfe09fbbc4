// SPDX-License-Identifier: EUPL-1.2
//
// The Windows version of environment.cpp.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>
#include <windows.h>

#include "host/environment.h"
#include "text/ascii.h"
#include "text/utf16_windows.h"

namespace pec::host {
namespace {

// Names, each with why it is needed. PATH is not among them: no DLL is to be looked for there.
constexpr std::array<std::string_view, 11> kKept = {{
    "SystemRoot",                          // Windows' own libraries ask for it
    "SystemDrive",                         // the same
    "windir",                              // the same
    "USERPROFILE",                         // where the user's data are
    "LOCALAPPDATA",                        // the same
    "APPDATA",                             // the same
    "TEMP",                                // where the user's temporary files are
    "TMP",                                 // the same
    "MOZ_CRASHREPORTER_EVENTS_DIRECTORY",  // lies in the Thunderbird profile that started the host
    "PEC_COMPANION_LOG",                   // "debug": log more
    "WINEUSERNAME",                        // under Wine, finds the user's folders
}};

struct FreeEnvironment {
  void operator()(wchar_t* block) const { ::FreeEnvironmentStringsW(block); }
};

}  // namespace

bool is_kept(std::string_view variable) {
  return std::any_of(kKept.begin(), kKept.end(), [variable](std::string_view name) {
    return text::equals_ignoring_case(name, variable);
  });
}

void clean_environment() {
  const std::unique_ptr<wchar_t, FreeEnvironment> block(::GetEnvironmentStringsW());
  if (!block) return;
  std::vector<std::wstring> unwanted;
  for (const wchar_t* entry = block.get(); *entry != L'\0';) {
    const std::wstring_view line(entry);
    // Names such as "=C:", which cmd.exe keeps folders in, begin with the sign.
    const std::wstring_view name = line.substr(0, line.find(L'=', 1));
    if (!is_kept(text::utf8_of_utf16(name))) unwanted.emplace_back(name);
    entry += line.size() + 1;
  }
  for (const std::wstring& name : unwanted) {
    ::_wputenv((name + L"=").c_str());  // the copy that getenv() reads, and with it the process's
    ::SetEnvironmentVariableW(name.c_str(), nullptr);
  }
}

}  // namespace pec::host
