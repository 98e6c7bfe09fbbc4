// SPDX-License-Identifier: EUPL-1.2
#include "doctor/directory_check.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "addresses/directory.h"
#include "text/paths.h"

namespace pec::doctor {
namespace {

// What cannot be used, by storage::StorageError::what; any other is "unusable".
constexpr std::array kFaults = {
    std::pair{std::string_view("busy"), Outcome::directory_busy},
    std::pair{std::string_view("damaged"), Outcome::directory_damaged},
    std::pair{std::string_view("too-new"), Outcome::directory_too_new},
    std::pair{std::string_view("not-a-database"), Outcome::directory_foreign},
};

Outcome outcome_of(std::string_view what) {
  const auto* const row = std::find_if(kFaults.begin(), kFaults.end(),
                                       [what](auto& pair) { return pair.first == what; });
  return row == kFaults.end() ? Outcome::directory_unusable : row->second;
}

}  // namespace

Check check_directory(const std::filesystem::path& file) {
  const std::string path = text::utf8_of(file);
  std::error_code failed;
  if (file.empty() || !std::filesystem::exists(file, failed)) {
    return found(Outcome::directory_absent, {{"path", path}});
  }
  const auto seen = addresses::Directory::examine(file, kDirectoryLimit);
  if (!seen) {
    return found(outcome_of(seen.error().what), {{"path", path}, {"detail", seen.error().detail}});
  }
  return found(seen->whole ? Outcome::directory_whole : Outcome::directory_in_part,
               {{"path", path},
                {"form", std::to_string(seen->version)},
                {"kib", std::to_string(seen->bytes >> 10U)}});
}

}  // namespace pec::doctor
