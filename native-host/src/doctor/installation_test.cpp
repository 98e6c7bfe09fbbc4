// SPDX-License-Identifier: EUPL-1.2
#include "doctor/installation_test.h"

#include <filesystem>
#include <optional>
#include <system_error>

#include "doctor/addon_checks.h"
#include "doctor/data_checks.h"
#include "doctor/directory_check.h"
#include "doctor/host_probe.h"
#include "doctor/thunderbird_places.h"
#include "installation/folders.h"
#include "installation/trust.h"
#include "text/instant.h"
#include "text/paths.h"

namespace pec::doctor {
namespace {

namespace fs = std::filesystem;

// "2026-11-21", the date that anchors carry.
std::optional<std::chrono::sys_seconds> day_of(const std::string& date) {
  const auto time = text::parse_rfc3339(date + "T00:00:00Z");
  return time ? std::optional(time->utc) : std::nullopt;
}

Check check_anchors(const installation::Trust& trust) {
  const Facts facts = {{"version", trust.store.version()},
                       {"date", trust.store.date()},
                       {"authorities", std::to_string(trust.store.authorities().size())},
                       {"path", text::utf8_of(installation::shared_data() / "trust")}};
  if (!trust.left_out.empty()) {
    const signature::TrustError& first = trust.left_out.front();
    return found(Outcome::anchors_left_out, {{"path", first.file}, {"what", first.what}});
  }
  const auto day = day_of(trust.store.date());
  const bool old = day && *day + kOldAnchors < std::chrono::system_clock::now();
  return found(old ? Outcome::anchors_old : Outcome::anchors_good, facts);
}

// TrustStore takes a folder without the list, which an administrator's may be; the shipped one has
// it.
Check check_distrusted(const installation::Trust& trust) {
  const fs::path file = installation::shared_data() / "trust" / "distrusted.json";
  std::error_code error;
  return found(
      fs::exists(file, error) ? Outcome::distrusted_good : Outcome::distrusted_missing,
      {{"path", text::utf8_of(file)}, {"count", std::to_string(trust.store.distrusted().size())}});
}

std::vector<Check> check_trust() {
  const auto trust = installation::load_trust({});
  if (trust) return {check_anchors(*trust), check_distrusted(*trust)};
  return {found(Outcome::anchors_unusable,
                {{"path", trust.error().file}, {"what", trust.error().what}})};
}

// The host that Thunderbird would start or, where it would start none, the one of this
// installation.
Check check_any_host(const AddonReport& addon, const std::string& version) {
  if (!addon.program.empty()) return check_host(addon.program, addon.manifest, version);
  const fs::path own = installation::host_program();
  std::error_code error;
  if (!fs::exists(own, error)) {
    return found(Outcome::host_missing, {{"path", text::utf8_of(own)}});
  }
  return check_host(own, {}, version);
}

}  // namespace

std::vector<Check> test_installation(const std::string& version) {
  std::vector<Check> out = {found(Outcome::program_version, {{"version", version}})};
  const auto append = [&out](std::vector<Check> more) {
    out.insert(out.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
  };
  // Before the host is started, which makes the folder and may change the database.
  std::vector<Check> data = check_data(installation::user_data());
  // In a folder that cannot be written no database can be opened; the folder is what is to be
  // mended.
  if (worst(data) != Result::fail) {
    data.push_back(check_directory(installation::address_directory()));
  }
  AddonReport addon = check_addon(thunderbird_places());
  append(std::move(addon.checks));
  out.push_back(check_any_host(addon, version));
  append(check_trust());
  append(std::move(data));
  return out;
}

}  // namespace pec::doctor
