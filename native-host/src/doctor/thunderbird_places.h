// SPDX-License-Identifier: EUPL-1.2
//
// Where Thunderbird looks for add-ons and for native messaging manifests.
// thunderbird_places_posix.cpp and thunderbird_places_windows.cpp know where that is.
#pragma once

#include <filesystem>
#include <vector>

namespace pec::doctor {

struct ThunderbirdPlaces {
  bool relative_programs = false;  // a manifest may say where the host is from where it lies itself
  std::vector<std::filesystem::path> manifests;  // in the order in which they are tried
  std::filesystem::path usual_manifest;          // where the package puts it
  std::vector<std::filesystem::path> addons;     // our .xpi: the system's, then those of profiles
};

ThunderbirdPlaces thunderbird_places();

// Our .xpi in the profiles below `root`, for thunderbird_places(). Private to doctor/.
std::vector<std::filesystem::path> addons_in_profiles(const std::filesystem::path& root);

}  // namespace pec::doctor
