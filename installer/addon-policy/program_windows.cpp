// SPDX-License-Identifier: EUPL-1.2
//
// The program pec-companion-policy, "add" or "remove": the installer for all users runs it with the
// rights of the system. It is installed beside the add-on's file, and tells by its exit status what
// came of it.
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <windows.h>

#include "addon_policy.h"
#include "text/utf16_windows.h"

namespace {

using pec::policy::Entry;
using pec::policy::Outcome;

// Of the add-on, whose file has its identifier for a name. Empty when there is none.
Entry entry_of_addon() {
  std::wstring program(32768, L'\0');
  program.resize(::GetModuleFileNameW(nullptr, program.data(), static_cast<DWORD>(program.size())));
  const auto folder = std::filesystem::path(program).parent_path().parent_path() / L"thunderbird";
  std::error_code error;
  for (const auto& each : std::filesystem::directory_iterator(folder, error)) {
    if (each.path().extension() != L".xpi") continue;
    return {pec::text::utf8_of_utf16(each.path().stem().native()),
            pec::policy::file_url(pec::text::utf8_of_utf16(each.path().native()))};
  }
  return {};
}

Outcome run(std::wstring_view command) {
  if (command == L"remove") return pec::policy::remove();
  if (command != L"add") return Outcome::no_such;
  const Entry entry = entry_of_addon();
  return entry.id.empty() ? Outcome::failed : pec::policy::add(entry);
}

}  // namespace

int WINAPI wWinMain(HINSTANCE /*instance*/, HINSTANCE /*none*/, PWSTR arguments, int /*shown*/) {
  ::SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32);
  try {
    return static_cast<int>(run(arguments));
  } catch (const std::exception&) {  // out of memory
    return static_cast<int>(Outcome::failed);
  }
}
