// SPDX-License-Identifier: EUPL-1.2
#include "accounts/profile_roots.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <pwd.h>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace pec::accounts {
namespace {

namespace fs = std::filesystem;

// Names the folder <profile>/crashes/events; Thunderbird sets it for itself and so for its
// children.
constexpr std::string_view kEventsVariable = "MOZ_CRASHREPORTER_EVENTS_DIRECTORY";
constexpr std::size_t kMaxProcessText = std::size_t{1024} * 1024;

fs::path home_folder() {
  if (const char* const home = std::getenv("HOME"); home != nullptr && *home == '/') return home;
  const passwd* const entry = ::getpwuid(::getuid());
  return entry == nullptr || entry->pw_dir == nullptr ? fs::path() : fs::path(entry->pw_dir);
}

// A file of /proc whose items end in NUL.
std::vector<std::string> process_items(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::vector<std::string> out;
  std::size_t bytes = 0;
  for (std::string item; bytes < kMaxProcessText && std::getline(stream, item, '\0');) {
    bytes += item.size();
    out.push_back(std::move(item));
  }
  return out;
}

void add_from_events(std::string_view value, std::vector<fs::path>& out) {
  const fs::path events = value;
  if (events.is_absolute() && events.filename() == "events" &&
      events.parent_path().filename() == "crashes")
    out.push_back(events.parent_path().parent_path());
}

void add_from_environment(const fs::path& process, std::vector<fs::path>& out) {
  const std::string wanted = std::string(kEventsVariable) + "=";
  for (const std::string& item : process_items(process / "environ"))
    if (item.starts_with(wanted))
      add_from_events(std::string_view(item).substr(wanted.size()), out);
}

void add_from_open_files(const fs::path& process, std::vector<fs::path>& out) {
  std::error_code error;
  fs::directory_iterator entries(process / "fd", error);
  for (const fs::directory_iterator end; !error && entries != end; entries.increment(error)) {
    std::error_code ignored;
    const fs::path target = fs::read_symlink(entries->path(), ignored);
    if (target.filename() == ".parentlock") out.push_back(target.parent_path());
  }
}

void add_from_command_line(const fs::path& process, std::vector<fs::path>& out) {
  const std::vector<std::string> items = process_items(process / "cmdline");
  for (std::size_t i = 0; i + 1 < items.size(); ++i) {
    const fs::path value = items[i + 1];
    if ((items[i] == "-profile" || items[i] == "--profile") && value.is_absolute())
      out.push_back(value);
  }
}

}  // namespace

std::vector<fs::path> profile_roots() {
  const fs::path home = home_folder();
  if (home.empty()) return {};
  return {home / ".thunderbird", home / "snap/thunderbird/common/.thunderbird",
          home / ".var/app/org.mozilla.Thunderbird/.thunderbird"};
}

// <profile>/lock is a link to "127.0.0.1:+PID".
bool is_running(const fs::path& profile) {
  std::error_code error;
  const std::string target = fs::read_symlink(profile / "lock", error).native();
  const std::size_t plus = target.rfind(":+");
  if (error || plus == std::string::npos) return false;
  pid_t process = 0;
  const char* const end = target.data() + target.size();
  const auto [stopped, fault] = std::from_chars(target.data() + plus + 2, end, process);
  if (fault != std::errc{} || stopped != end || process <= 0) return false;
  return ::kill(process, 0) == 0 || errno == EPERM;
}

std::vector<fs::path> profiles_of_parent() {
  std::vector<fs::path> out;
  if (const char* const own = std::getenv(kEventsVariable.data())) add_from_events(own, out);
  const fs::path process = fs::path("/proc") / std::to_string(::getppid());
  add_from_environment(process, out);
  add_from_open_files(process, out);
  add_from_command_line(process, out);
  std::vector<fs::path> once;
  for (fs::path& folder : out)
    if (std::find(once.begin(), once.end(), folder) == once.end())
      once.push_back(std::move(folder));
  return once;
}

}  // namespace pec::accounts
