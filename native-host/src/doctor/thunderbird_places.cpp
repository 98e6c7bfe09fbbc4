// SPDX-License-Identifier: EUPL-1.2
#include "doctor/thunderbird_places.h"

#include <cstddef>
#include <string>
#include <system_error>

#include "doctor/registration.h"

namespace pec::doctor {
namespace {

constexpr std::size_t kMaxProfiles = 100;

}  // namespace

std::vector<std::filesystem::path> addons_in_profiles(const std::filesystem::path& root) {
  namespace fs = std::filesystem;
  std::vector<fs::path> out;
  std::size_t seen = 0;
  std::error_code error;
  for (fs::directory_iterator at(root, error), end; !error && at != end && seen < kMaxProfiles;
       at.increment(error), ++seen) {
    fs::path file = at->path() / "extensions" / (std::string(kAddonId) + ".xpi");
    std::error_code unreadable;
    if (fs::exists(fs::symlink_status(file, unreadable))) out.push_back(std::move(file));
  }
  return out;
}

}  // namespace pec::doctor
