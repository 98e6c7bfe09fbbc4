// SPDX-License-Identifier: EUPL-1.2
#include "accounts/profile_choice.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <system_error>

#include "accounts/folder_facts.h"
#include "accounts/profile_roots.h"
#include "accounts/profiles_ini.h"
#include "accounts/thunderbird_accounts.h"
#include "text/ascii.h"

namespace pec::accounts {
namespace {

namespace fs = std::filesystem;

// The profiles of each root, best first; a root without profiles.ini is none.
std::vector<std::vector<fs::path>> listed(std::span<const fs::path> roots,
                                          std::vector<Problem>& problems) {
  std::vector<std::vector<fs::path>> out;
  for (const fs::path& root : roots) {
    auto profiles = profiles_under(root, problems);
    if (!profiles) {
      if (profiles.error().what != "not-found") problems.push_back(profiles.error());
      continue;
    }
    out.push_back(std::move(*profiles));
  }
  return out;
}

// One folder under one name, whatever links lead to it.
fs::path real(const fs::path& folder) {
  std::error_code error;
  fs::path out = fs::canonical(folder, error);
  return error ? folder : out;
}

std::set<std::string> lower_set(const std::vector<std::string>& addresses) {
  std::set<std::string> out;
  for (const std::string& address : addresses)
    if (!address.empty()) out.insert(text::lower(address));
  return out;
}

}  // namespace

std::size_t matching_accounts(const Prefs& prefs, std::span<const ClaimedAccount> claims) {
  const std::vector<Account> accounts = thunderbird_accounts(prefs);
  return static_cast<std::size_t>(
      std::count_if(claims.begin(), claims.end(), [&accounts](const ClaimedAccount& claim) {
        const auto found = std::find_if(accounts.begin(), accounts.end(),
                                        [&](const Account& one) { return one.id == claim.id; });
        if (found == accounts.end()) return false;
        std::vector<std::string> addresses;
        for (const Identity& identity : found->identities) addresses.push_back(identity.address);
        const std::set<std::string> wanted = lower_set(claim.addresses);
        return !wanted.empty() && wanted == lower_set(addresses);
      }));
}

tl::expected<fs::path, ProfileError> profile_in_use(std::span<const fs::path> roots) {
  ProfileError none{"no-profile", {}};
  const auto choices = listed(roots, none.problems);
  for (const auto& profiles : choices)
    for (const fs::path& profile : profiles)
      if (is_running(profile)) return profile;
  const fs::path* best = nullptr;
  auto best_time = std::chrono::sys_seconds::min();
  for (const auto& profiles : choices) {
    // Of one root the first that was ever used: the order already says which is started.
    for (const fs::path& profile : profiles) {
      const auto written = last_written(profile / "prefs.js");
      if (!written) continue;
      if (best == nullptr || *written > best_time) {
        best = &profile;
        best_time = *written;
      }
      break;
    }
  }
  if (best == nullptr) return tl::make_unexpected(std::move(none));
  return *best;
}

tl::expected<fs::path, ProfileError> matching_profile(std::span<const fs::path> likely,
                                                      std::span<const fs::path> roots,
                                                      std::span<const ClaimedAccount> claims) {
  ProfileError error{"no-profile", {}};
  std::vector<fs::path> candidates;
  const auto add = [&candidates](const fs::path& folder) {
    fs::path one = real(folder);
    if (std::find(candidates.begin(), candidates.end(), one) == candidates.end())
      candidates.push_back(std::move(one));
  };
  for (const fs::path& folder : likely) add(folder);
  const std::size_t likely_count = candidates.size();
  for (const auto& profiles : listed(roots, error.problems))
    for (const fs::path& folder : profiles) add(folder);

  std::size_t best = 0;
  std::vector<std::size_t> with_best;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto prefs = read_prefs(candidates[i]);
    if (!prefs) {
      if (prefs.error().what != "not-found") error.problems.push_back(prefs.error());
      continue;
    }
    const std::size_t matches = matching_accounts(*prefs, claims);
    if (matches == 0 || matches < best) continue;
    if (matches > best) with_best.clear();
    best = matches;
    with_best.push_back(i);
  }
  if (with_best.empty()) return tl::make_unexpected(std::move(error));
  if (with_best.size() > 1 && with_best.front() >= likely_count) {
    error.what = "several-profiles";
    return tl::make_unexpected(std::move(error));
  }
  return candidates[with_best.front()];
}

}  // namespace pec::accounts
