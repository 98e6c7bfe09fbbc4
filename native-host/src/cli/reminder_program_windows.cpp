// SPDX-License-Identifier: EUPL-1.2
//
// The program pec-companion-reminder: runs "pec-companion reminder check" without the console
// window that Windows would open for a command. The task of reminder_timer_windows.cpp starts it.
#include <filesystem>
#include <string>
#include <string_view>
#include <windows.h>

#include "installation/folders.h"
#include "installation/library_search.h"

int WINAPI wWinMain(HINSTANCE /*instance*/, HINSTANCE /*none*/, PWSTR arguments, int /*shown*/) {
  pec::installation::search_libraries_in_safe_places();
  const std::filesystem::path command = pec::installation::command_program();
  const std::wstring action = std::wstring_view(arguments) == L"off" ? L"off" : L"check";
  std::wstring line = L"\"" + command.wstring() + L"\" reminder " + action;
  STARTUPINFOW start{};
  start.cb = sizeof start;
  PROCESS_INFORMATION process{};
  constexpr int kTrouble = 2;
  if (::CreateProcessW(command.c_str(), line.data(), nullptr, nullptr, FALSE, CREATE_NO_WINDOW,
                       nullptr, nullptr, &start, &process) == 0) {
    return kTrouble;
  }
  ::WaitForSingleObject(process.hProcess, INFINITE);
  DWORD status = kTrouble;
  ::GetExitCodeProcess(process.hProcess, &status);
  ::CloseHandle(process.hThread);
  ::CloseHandle(process.hProcess);
  return static_cast<int>(status);
}
