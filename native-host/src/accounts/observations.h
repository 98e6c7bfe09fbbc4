// SPDX-License-Identifier: EUPL-1.2
//
// What only a front end can know of accounts, and when the audit takes place.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pec::accounts {

// The mailbox's size as its server said it, in bytes.
struct QuotaPoint {
  std::chrono::sys_seconds at{};
  std::uint64_t used = 0;
  std::uint64_t limit = 0;
};

// Of one account. What is absent is not known, and no rule concludes from it.
struct Observations {
  std::vector<QuotaPoint> quota;  // in any order
  std::optional<std::chrono::sys_seconds> last_fetch;
  std::optional<std::uint64_t> receipts_bytes;
  std::optional<std::uint64_t> anomalies;  // anomaly envelopes counted in the mailbox
  std::optional<std::chrono::sys_seconds> password_made;
  bool receipts_seen = false;  // a genuine PEC message for this account
};

// Delivery counts from the arrival in the mailbox, not from reading; a week is what a holiday
// takes.
inline constexpr int kMaxDaysWithoutFetch = 7;

struct Knowledge {
  std::chrono::sys_seconds now{};
  int max_days_without_fetch = kMaxDaysWithoutFetch;
  std::map<std::string, Observations> observations;  // by account id
  std::map<std::string, bool> decisions;             // by account id: PEC or not, says the user
};

}  // namespace pec::accounts
