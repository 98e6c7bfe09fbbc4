// SPDX-License-Identifier: EUPL-1.2
//
// The program pec-companion-reminder: runs "pec-companion reminder check" without the console
// window that Windows would open for a command. The task of reminder_timer_windows.cpp starts it;
// with the argument "off", the uninstallation, so that no task is left that finds no program.
#include <array>
#include <string>
#include <string_view>
#include <windows.h>

#include "installation/folders.h"
#include "installation/library_search.h"
#include "process/child_windows.h"

int WINAPI wWinMain(HINSTANCE /*instance*/, HINSTANCE /*none*/, PWSTR arguments, int /*shown*/) {
  pec::installation::search_libraries_in_safe_places();
  const bool off = std::wstring_view(arguments) == L"off";
  const std::array<std::string, 2> command = {"reminder", off ? "off" : "check"};
  const auto child = pec::process::Child::start(pec::installation::command_program(), command,
                                                pec::process::Child::Input::nothing);
  constexpr int kTrouble = 2;
  if (!child) return kTrouble;
  std::array<char, 4096> part{};
  while (child->read(part) != 0) {  // nobody wants it, and it must not wait to be read
  }
  return static_cast<int>(child->wait());
}
