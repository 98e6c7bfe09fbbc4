// SPDX-License-Identifier: EUPL-1.2
//
// The Windows version of folders.cpp.
#include <memory>
#include <shlobj.h>
#include <string>
#include <windows.h>

#include "installation/folders.h"

namespace pec::installation {
namespace {

struct FreeTaskMemory {
  void operator()(wchar_t* memory) const { ::CoTaskMemFree(memory); }
};

// One of the folders that Windows names by an identifier; empty when there is none.
std::filesystem::path known_folder(const KNOWNFOLDERID& id) {
  PWSTR folder = nullptr;
  const HRESULT result = ::SHGetKnownFolderPath(id, 0, nullptr, &folder);
  const std::unique_ptr<wchar_t, FreeTaskMemory> owner(folder);
  return result == S_OK ? std::filesystem::path(folder) : std::filesystem::path();
}

// Empty when the system does not tell.
std::filesystem::path executable_folder() {
  std::wstring program(MAX_PATH, L'\0');
  for (;;) {
    const auto room = static_cast<DWORD>(program.size());
    const DWORD size = ::GetModuleFileNameW(nullptr, program.data(), room);
    if (size == 0) return {};
    if (size < room) {
      program.resize(size);
      return std::filesystem::path(program).parent_path();
    }
    program.resize(program.size() * 2);
  }
}

}  // namespace

std::filesystem::path shared_data() {
  return executable_folder().parent_path() / "share" / "pec-companion";
}

std::filesystem::path host_program() { return executable_folder() / "pec-companion-host.exe"; }

std::filesystem::path command_program() { return executable_folder() / "pec-companion.exe"; }

std::filesystem::path home() { return known_folder(FOLDERID_Profile); }

// Beside the programs of all users. In the data of all users (ProgramData) anybody may create a
// folder, and so decide what others trust.
std::filesystem::path administrator_anchors() {
  const std::filesystem::path programs = known_folder(FOLDERID_ProgramFiles);
  return programs.empty() ? programs : programs / "PEC Companion" / "anchors";
}

std::filesystem::path user_data() {
  const std::filesystem::path data = known_folder(FOLDERID_LocalAppData);
  return data.empty() ? data : data / "pec-companion";
}

std::filesystem::path user_anchors() {
  const std::filesystem::path data = user_data();
  return data.empty() ? data : data / "anchors";
}

}  // namespace pec::installation
