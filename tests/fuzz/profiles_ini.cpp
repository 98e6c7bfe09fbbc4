// SPDX-License-Identifier: EUPL-1.2
//
// accounts/profiles_ini.h: what was read, written out, is read as the same.
#include "accounts/profiles_ini.h"

#include <string>

#include "input.h"
#include "settings.h"

namespace pec::fuzz {
namespace {

using accounts::ProfilesIni;

std::string printed(const ProfilesIni& ini) {
  std::string out;
  for (const auto& profile : ini.profiles)
    out += "[Profile0]\nName=" + profile.name + "\nPath=" + profile.path +
           "\nIsRelative=" + (profile.is_relative ? "1" : "0") +
           "\nDefault=" + (profile.is_default ? "1" : "0") + "\n";
  for (const std::string& used : ini.used) out += "[Install0]\nDefault=" + used + "\n";
  return out;
}

void test(std::string_view input) {
  const Block block(input);
  const auto ini = accounts::parse_profiles_ini(block.text());
  if (!ini) return check_fault(ini.error(), block.text());
  require(ini->profiles.size() <= accounts::kMaxIniProfiles, "profiles are capped");
  for (const auto& profile : ini->profiles) require(!profile.path.empty(), "a profile has a path");
  const std::string text = printed(*ini);
  const auto again = accounts::parse_profiles_ini(text);
  require(again.has_value() && printed(*again) == text,
          "what was read can be written and read again");
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
