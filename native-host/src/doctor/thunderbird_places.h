// SPDX-License-Identifier: EUPL-1.2
//
// Where Thunderbird looks for add-ons and for native messaging manifests.
// thunderbird_places.cpp is the POSIX version.
#pragma once

#include <filesystem>
#include <vector>

namespace pec::doctor {

struct ThunderbirdPlaces {
  bool known = true;                             // false: this system's are not looked into yet
  std::vector<std::filesystem::path> manifests;  // in the order in which they are tried
  std::filesystem::path usual_manifest;          // where the package puts it
  std::vector<std::filesystem::path> addons;     // our .xpi: the system's, then those of profiles
};

ThunderbirdPlaces thunderbird_places();

}  // namespace pec::doctor
