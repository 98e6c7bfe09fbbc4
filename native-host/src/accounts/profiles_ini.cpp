// SPDX-License-Identifier: EUPL-1.2
#include "accounts/profiles_ini.h"

#include <algorithm>

#include "accounts/lines.h"
#include "accounts/small_file.h"
#include "text/ascii.h"
#include "text/paths.h"

namespace pec::accounts {
namespace {

namespace fs = std::filesystem;

// What the section at hand is: its keys mean different things.
enum class Section { other, profile, installation };

// "Profile0"; "Install4F96D1932A9F858E" in profiles.ini, the bare hash in installs.ini.
Section section_of(std::string_view name) {
  if (name.starts_with("Profile")) return Section::profile;
  if (name.starts_with("Install")) return Section::installation;
  const bool hash = name.size() >= 8 &&
                    name.find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
  return hash ? Section::installation : Section::other;
}

void take(ProfilesIni& out, Section section, std::string_view key, std::string_view value) {
  if (section == Section::installation && key == "Default") out.used.emplace_back(value);
  if (section != Section::profile) return;
  IniProfile& profile = out.profiles.back();
  if (key == "Name") profile.name = value;
  if (key == "Path") profile.path = value;
  if (key == "IsRelative") profile.is_relative = value != "0";
  if (key == "Default") profile.is_default = value == "1";
}

tl::expected<ProfilesIni, Problem> read_ini(const fs::path& root, const std::string& name) {
  const auto text = read_small_file(root / name, name, kMaxIniBytes);
  if (!text) return tl::make_unexpected(text.error());
  auto ini = parse_profiles_ini(*text);
  if (!ini) return tl::make_unexpected(Problem{name, ini.error().line, ini.error().what, {}});
  return std::move(*ini);
}

// A relative path in these files has slashes on every system.
fs::path folder_of(const fs::path& root, const std::string& path, bool is_relative) {
  const fs::path given = text::path_of(path);
  return is_relative && !given.is_absolute() ? (root / given).lexically_normal() : given;
}

}  // namespace

tl::expected<ProfilesIni, Fault> parse_profiles_ini(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  ProfilesIni out;
  Section section = Section::other;
  Lines lines(text);
  while (const auto raw = lines.next()) {
    const std::string_view line = text::trimmed(*raw);
    const auto fail = [&lines](std::string what) {
      return tl::make_unexpected(Fault{lines.number(), std::move(what)});
    };
    if (line.empty() || line.starts_with(';') || line.starts_with('#')) continue;
    if (line.find('\0') != std::string_view::npos) return fail("encoding");
    if (line.starts_with('[')) {
      if (!line.ends_with(']')) return fail("syntax");
      section = section_of(line.substr(1, line.size() - 2));
      if (section == Section::profile) out.profiles.emplace_back();
      if (out.profiles.size() > kMaxIniProfiles) return fail("too-many-entries");
      continue;
    }
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || equals == 0) return fail("syntax");
    take(out, section, text::trimmed(line.substr(0, equals)),
         text::trimmed(line.substr(equals + 1)));
  }
  std::erase_if(out.profiles, [](const IniProfile& profile) { return profile.path.empty(); });
  return out;
}

tl::expected<std::vector<fs::path>, Problem> profiles_under(const fs::path& root,
                                                            std::vector<Problem>& problems) {
  auto ini = read_ini(root, "profiles.ini");
  if (!ini) return tl::make_unexpected(ini.error());
  if (auto installs = read_ini(root, "installs.ini")) {
    ini->used.insert(ini->used.end(), installs->used.begin(), installs->used.end());
  } else if (installs.error().what != "not-found") {
    problems.push_back(installs.error());
  }
  std::vector<fs::path> out;
  const auto add = [&out](fs::path folder) {
    if (std::find(out.begin(), out.end(), folder) == out.end()) out.push_back(std::move(folder));
  };
  for (const std::string& used : ini->used) add(folder_of(root, used, true));
  std::stable_sort(
      ini->profiles.begin(), ini->profiles.end(),
      [](const IniProfile& a, const IniProfile& b) { return a.is_default && !b.is_default; });
  for (const IniProfile& profile : ini->profiles)
    add(folder_of(root, profile.path, profile.is_relative));
  return out;
}

}  // namespace pec::accounts
