// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <cstddef>
#include <string>
#include <system_error>

#include "doctor/data_checks.h"
#include "text/paths.h"

namespace pec::doctor {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxEntries = 1000;

constexpr auto kOthers = fs::perms::group_all | fs::perms::others_all;

// "0755".
std::string octal(fs::perms permissions) {
  const auto bits = static_cast<unsigned>(permissions & fs::perms::mask);
  std::string out;
  for (const unsigned shift : std::array{9U, 6U, 3U, 0U}) {
    out += static_cast<char>('0' + ((bits >> shift) & 7U));
  }
  return out;
}

std::optional<Check> fault_of(const fs::path& path, fs::file_status status) {
  if (status.type() == fs::file_type::symlink) return std::nullopt;  // its target has its own
  if ((status.permissions() & kOthers) == fs::perms::none) return std::nullopt;
  return found(Outcome::data_not_private,
               {{"path", text::utf8_of(path)}, {"mode", octal(status.permissions())}});
}

}  // namespace

// Below a folder that is the user's alone nobody else gets at anything, but a copy of it takes the
// permissions of its files along.
std::optional<Check> privacy_fault(const fs::path& folder) {
  std::error_code error;
  if (auto fault = fault_of(folder, fs::status(folder, error))) return fault;
  std::size_t seen = 0;
  for (fs::recursive_directory_iterator
           at(folder, fs::directory_options::skip_permission_denied, error),
       end;
       !error && at != end && seen < kMaxEntries; at.increment(error), ++seen) {
    std::error_code gone;
    const fs::file_status status = at->symlink_status(gone);
    if (gone) continue;
    if (auto fault = fault_of(at->path(), status)) return fault;
  }
  return std::nullopt;
}

}  // namespace pec::doctor
