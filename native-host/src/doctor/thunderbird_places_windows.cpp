// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <cstddef>
#include <string>
#include <windows.h>

#include "accounts/profile_roots.h"
#include "doctor/registration.h"
#include "doctor/thunderbird_places.h"
#include "installation/folders.h"
#include "text/utf16_windows.h"

namespace pec::doctor {
namespace {

// A place of the registry, in the order in which Thunderbird asks (NativeManifests.sys.mjs).
struct Place {
  HKEY root;
  DWORD view;
};
const std::array kPlaces = {Place{HKEY_CURRENT_USER, 0},
                            Place{HKEY_LOCAL_MACHINE, RRF_SUBKEY_WOW6432KEY},
                            Place{HKEY_LOCAL_MACHINE, RRF_SUBKEY_WOW6464KEY}};
constexpr std::size_t kMaxPathCharacters = 32768;

// The manifest that a place names; empty: none.
std::filesystem::path manifest_of(const Place& place) {
  const std::wstring key = L"Software\\Mozilla\\NativeMessagingHosts\\" + text::utf16_of(kHostName);
  std::wstring path(kMaxPathCharacters, L'\0');
  auto bytes = static_cast<DWORD>(path.size() * sizeof(wchar_t));
  if (::RegGetValueW(place.root, key.c_str(), nullptr, RRF_RT_REG_SZ | place.view, nullptr,
                     path.data(), &bytes) != ERROR_SUCCESS) {
    return {};
  }
  return std::filesystem::path(path.c_str());
}

}  // namespace

ThunderbirdPlaces thunderbird_places() {
  ThunderbirdPlaces out;
  out.relative_programs = true;
  out.usual_manifest =
      installation::host_program().parent_path() / (std::string(kHostName) + ".json");
  for (const Place& place : kPlaces) {
    std::filesystem::path file = manifest_of(place);
    if (!file.empty()) out.manifests.push_back(std::move(file));
  }
  for (const std::filesystem::path& root : accounts::profile_roots()) {
    for (std::filesystem::path& file : addons_in_profiles(root / "Profiles"))
      out.addons.push_back(std::move(file));
  }
  return out;
}

}  // namespace pec::doctor
