// SPDX-License-Identifier: EUPL-1.2
//
// A directory in memory, and certifications as genuine messages have them.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "addresses/directory.h"
#include "addresses/register_import.h"

namespace pec::addresses {

inline const std::string kOwn = "studio@pec.studio.example";
inline constexpr std::chrono::sys_seconds kNow{std::chrono::seconds(1'795'000'000)};

inline std::chrono::sys_seconds days_ago(int days) { return kNow - std::chrono::days(days); }

inline accounts::Providers shipped_providers() {
  auto out = accounts::Providers::load(std::filesystem::path(PEC_SHARE_DIR) / "providers.json");
  EXPECT_TRUE(out) << out.error().what;
  return out ? std::move(*out) : accounts::Providers();
}

inline Directory open_directory(const std::filesystem::path& file = {}) {
  static const accounts::Providers kProviders = shipped_providers();
  auto out = Directory::open(file, kProviders);
  if (!out) throw std::runtime_error(out.error().what + ": " + out.error().detail);
  return std::move(*out);
}

inline certification::Certification acceptance(
    const std::vector<certification::Recipient>& recipients, std::chrono::sys_seconds time = kNow,
    const std::string& sender = kOwn) {
  certification::Certification out;
  out.type = certification::Type::acceptance;
  out.sender = sender;
  out.recipients = recipients;
  out.time = time;
  out.identifier = "opec1.1@pec.gestore-uno.example";
  return out;
}

inline certification::Certification delivery(const std::string& address,
                                             std::chrono::sys_seconds time = kNow) {
  certification::Certification out = acceptance({{address, true}}, time);
  out.type = certification::Type::delivery;
  out.delivered_to = address;
  return out;
}

inline certification::Certification non_delivery(const std::string& address,
                                                 const std::string& identifier,
                                                 std::chrono::sys_seconds time = kNow) {
  certification::Certification out = delivery(address, time);
  out.type = certification::Type::non_delivery;
  out.error = certification::ErrorCode::no_recipient;
  out.error_detail = "5.1.1 - Gestore Uno - indirizzo non valido";
  out.identifier = identifier;
  return out;
}

inline certification::Certification envelope(const std::string& from, const std::string& to,
                                             std::chrono::sys_seconds time = kNow) {
  certification::Certification out = acceptance({{to, true}}, time, from);
  out.type = certification::Type::transport_envelope;
  return out;
}

inline AddressReport look_up(Directory& directory, std::string_view address) {
  auto report = directory.look_up(address, kNow);
  EXPECT_TRUE(report) << report.error().detail;
  return report ? std::move(*report) : AddressReport();
}

}  // namespace pec::addresses
