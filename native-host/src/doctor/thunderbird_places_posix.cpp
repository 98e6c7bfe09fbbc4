// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <string>
#include <utility>

#include "doctor/registration.h"
#include "doctor/thunderbird_places.h"
#include "installation/folders.h"

namespace pec::doctor {
namespace {

namespace fs = std::filesystem;

// The order is Thunderbird's (NativeManifests.sys.mjs: what is the user's first); also on 64-bit
// systems it is lib, but for Fedora's builds.
constexpr std::array kManifestFolders = {"/usr/lib/mozilla/native-messaging-hosts",
                                         "/usr/lib64/mozilla/native-messaging-hosts"};

// Debian's Thunderbird, and the place for every program of Mozilla's under Thunderbird's number.
constexpr std::array kAddonFolders = {
    "/usr/lib/thunderbird/extensions", "/usr/lib64/thunderbird/extensions",
    "/usr/share/mozilla/extensions/{3550f703-e582-4d05-9a08-453d09bdfdc6}"};

// Below the home folder: a usual installation, a snap, a Flatpak.
constexpr std::array kProfileRoots = {".thunderbird", "snap/thunderbird/common/.thunderbird",
                                      ".var/app/org.mozilla.Thunderbird/.thunderbird"};

}  // namespace

ThunderbirdPlaces thunderbird_places() {
  const std::string manifest = std::string(kHostName) + ".json";
  const std::string addon = std::string(kAddonId) + ".xpi";
  const fs::path home = installation::home();
  ThunderbirdPlaces out;
  if (!home.empty()) {
    out.manifests.push_back(home / ".mozilla" / "native-messaging-hosts" / manifest);
  }
  for (const char* folder : kManifestFolders) out.manifests.push_back(fs::path(folder) / manifest);
  out.usual_manifest = fs::path(kManifestFolders.front()) / manifest;
  for (const char* folder : kAddonFolders) out.addons.push_back(fs::path(folder) / addon);
  if (home.empty()) return out;
  for (const char* root : kProfileRoots) {
    for (fs::path& file : addons_in_profiles(home / root)) out.addons.push_back(std::move(file));
  }
  return out;
}

}  // namespace pec::doctor
