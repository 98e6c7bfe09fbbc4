// SPDX-License-Identifier: EUPL-1.2
#include "accounts/folder_facts.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <utility>

#include "text/paths.h"

namespace pec::accounts {
namespace {

namespace fs = std::filesystem;
using std::chrono::sys_seconds;

// Settings that a person edits; their date says nothing about mail.
constexpr std::array<std::string_view, 2> kSettings = {"msgFilterRules.dat", "filterlog.html"};
// One file a message: there may be a hundred thousand, and the folder's own date tells as much.
constexpr std::array<std::string_view, 3> kMaildir = {"cur", "new", "tmp"};
constexpr std::array<std::string_view, 2> kIndexes = {".msf", ".dat"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

sys_seconds seconds_of(fs::file_time_type time) {
  return std::chrono::floor<std::chrono::seconds>(fs::file_time_type::clock::to_sys(time));
}

class Walk {
 public:
  Walk(fs::path root, const std::string& label, std::vector<Problem>& problems)
      : root_(std::move(root)), label_(label), problems_(problems) {}

  FolderFacts run() {
    std::vector<std::pair<fs::path, std::size_t>> waiting = {{root_, 0}};
    while (!waiting.empty() && seen_ <= kMaxFolderFiles) {
      const auto [folder, depth] = std::move(waiting.back());
      waiting.pop_back();
      std::error_code error;
      fs::directory_iterator entries(folder, error);
      for (const fs::directory_iterator end; !error && entries != end; entries.increment(error)) {
        if (++seen_ > kMaxFolderFiles) break;
        if (!look_at(*entries)) continue;
        if (depth + 1 < kMaxFolderDepth) {
          waiting.emplace_back(entries->path(), depth + 1);
        } else {
          blame(entries->path(), "too-deep");
        }
      }
      if (error)
        blame(folder, error == std::errc::permission_denied ? "no-permission" : "cannot-read");
    }
    if (seen_ > kMaxFolderFiles) blame(root_, "too-many-files");
    return facts_;
  }

 private:
  void blame(const fs::path& path, std::string what) {
    facts_.complete = false;
    if (blamed_++ >= kMaxFolderProblems) return;
    const fs::path below = path.lexically_relative(root_);
    std::string file = label_;
    if (!below.empty() && below != ".") file += "/" + text::utf8_of(below);
    problems_.push_back({std::move(file), 0, std::move(what), {}});
  }

  void note_written(const fs::directory_entry& entry) {
    std::error_code error;
    const auto time = entry.last_write_time(error);
    if (error) return;
    facts_.written = std::max(facts_.written.value_or(sys_seconds::min()), seconds_of(time));
  }

  // Out: whether it is a folder to go into.
  bool look_at(const fs::directory_entry& entry) {
    // Asked of the entry, which knows its kind from the listing: the system is asked once a file.
    std::error_code error;
    const std::string name = text::utf8_of(entry.path().filename());
    if (entry.is_symlink(error) || error) {
      blame(entry.path(), error ? "cannot-read" : "link");
      return false;
    }
    if (entry.is_directory(error)) {
      if (!is_one_of(kMaildir, name)) return true;
      note_written(entry);
      return false;
    }
    if (!entry.is_regular_file(error) || is_one_of(kSettings, name)) return false;
    note_written(entry);
    const bool index = std::any_of(kIndexes.begin(), kIndexes.end(),
                                   [&name](std::string_view end) { return name.ends_with(end); });
    if (index) return false;
    ++facts_.files;
    const std::uintmax_t size = entry.file_size(error);
    if (!error) facts_.bytes += size;
    return false;
  }

  const fs::path root_;
  const std::string& label_;
  std::vector<Problem>& problems_;
  FolderFacts facts_;
  std::size_t seen_ = 0;
  std::size_t blamed_ = 0;
};

}  // namespace

FolderFacts folder_facts(const fs::path& folder, const std::string& label,
                         std::vector<Problem>& problems) {
  std::error_code error;
  // An account that was never opened has no folder yet.
  if (fs::status(folder, error).type() == fs::file_type::not_found) return {};
  return Walk(folder, label, problems).run();
}

std::optional<sys_seconds> last_written(const fs::path& file) {
  std::error_code error;
  const auto time = fs::last_write_time(file, error);
  return error ? std::nullopt : std::optional(seconds_of(time));
}

}  // namespace pec::accounts
