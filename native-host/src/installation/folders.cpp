// SPDX-License-Identifier: EUPL-1.2
#include "installation/folders.h"

#include <cstdlib>
#include <pwd.h>
#include <system_error>
#include <unistd.h>

namespace pec::installation {
namespace {

// Empty when the system does not tell.
std::filesystem::path executable_folder() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? std::filesystem::path() : program.parent_path();
}

}  // namespace

std::filesystem::path shared_data() {
  return executable_folder().parent_path() / "share" / "pec-companion";
}

std::filesystem::path host_program() {
  return executable_folder().parent_path() / "libexec" / "pec-companion-host";
}

std::filesystem::path command_program() {
  return executable_folder().parent_path() / "bin" / "pec-companion";
}

std::filesystem::path home() {
  if (const char* const home = std::getenv("HOME"); home != nullptr && *home == '/') return home;
  const passwd* const entry = ::getpwuid(::getuid());
  return entry == nullptr || entry->pw_dir == nullptr ? std::filesystem::path() : entry->pw_dir;
}

std::filesystem::path administrator_anchors() { return "/etc/pec-companion/anchors"; }

std::filesystem::path user_data() {
  const char* const moved = std::getenv("XDG_DATA_HOME");
  // "All paths must be absolute": the XDG base directory specification, "Basics".
  if (moved != nullptr && *moved == '/') return std::filesystem::path(moved) / "pec-companion";
  const std::filesystem::path folder = home();
  return folder.empty() ? folder : folder / ".local" / "share" / "pec-companion";
}

std::filesystem::path user_anchors() {
  const std::filesystem::path data = user_data();
  return data.empty() ? data : data / "anchors";
}

}  // namespace pec::installation
