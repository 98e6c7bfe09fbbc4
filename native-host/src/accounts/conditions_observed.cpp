// SPDX-License-Identifier: EUPL-1.2
//
// quota.*, mailbox.ordinary-mail, password.*: what only the caller can know. Nothing known, nothing
// said.
#include <algorithm>
#include <cmath>

#include "accounts/conditions.h"

namespace pec::accounts {
namespace {

using std::chrono::days;

constexpr int kNearFullPercent = 80;
constexpr int kFullPercent = 95;
constexpr double kBytesInMegabyte = 1'000'000;
// A forecast from points that lie closer together would be one from noise.
constexpr std::chrono::hours kMinForecastSpan{24};
constexpr double kMaxForecastDays = 730;
// "About three months": what the provider that asks for such passwords says of their life.
constexpr days kPasswordLife{90};

const QuotaPoint* newest(const std::vector<QuotaPoint>& points) {
  const auto found =
      std::max_element(points.begin(), points.end(),
                       [](const QuotaPoint& a, const QuotaPoint& b) { return a.at < b.at; });
  return found == points.end() || found->limit == 0 ? nullptr : &*found;
}

double share(std::uint64_t part, std::uint64_t whole) {
  return static_cast<double>(part) * 100 / static_cast<double>(whole);
}

std::string megabytes(std::uint64_t bytes) {
  return std::to_string(std::llround(static_cast<double>(bytes) / kBytesInMegabyte));
}

std::string percent_text(double percent) {
  return std::to_string(static_cast<int>(std::min(percent, 999.0)));
}

// Days until the mailbox is full, if it goes on growing as it did since the oldest point; none when
// it does not grow, or there is too little to go by.
std::optional<int> forecast(const std::vector<QuotaPoint>& points, const QuotaPoint& last) {
  const auto first =
      std::min_element(points.begin(), points.end(),
                       [](const QuotaPoint& a, const QuotaPoint& b) { return a.at < b.at; });
  if (last.at - first->at < kMinForecastSpan || last.used <= first->used) return std::nullopt;
  if (last.used >= last.limit) return 0;
  using Days = std::chrono::duration<double, days::period>;
  const double per_day =
      static_cast<double>(last.used - first->used) / Days(last.at - first->at).count();
  const double left = static_cast<double>(last.limit - last.used) / per_day;
  return left > kMaxForecastDays ? std::nullopt : std::optional(static_cast<int>(left));
}

// The hit of a mailbox filled by `from` percent up to below `to`.
Found quota_between(const Subject& s, int from, int to) {
  const QuotaPoint* const last = newest(s.observations.quota);
  if (last == nullptr) return std::nullopt;
  const double percent = share(last->used, last->limit);
  if (percent < from || percent >= to) return std::nullopt;
  Hit hit{{{"percent", percent_text(percent)},
           {"used", megabytes(last->used)},
           {"limit", megabytes(last->limit)}}};
  if (const auto left = forecast(s.observations.quota, *last))
    hit.facts.emplace_back("days", std::to_string(*left));
  if (s.observations.receipts_bytes && last->used > 0) {
    const double receipts = std::min(share(*s.observations.receipts_bytes, last->used), 100.0);
    hit.facts.emplace_back("receipts", percent_text(receipts));
  }
  return hit;
}

// The hit of a password whose life ends in more than `over` and at most `up_to` days.
Found password_between(const Subject& s, int over, int up_to) {
  if (!s.observations.password_made) return std::nullopt;
  const auto end = *s.observations.password_made + kPasswordLife;
  const int left = static_cast<int>(std::chrono::ceil<days>(end - s.now).count());
  if (left <= over || left > up_to) return std::nullopt;
  return Hit{{{"days", std::to_string(std::max(left, 0))},
              {"made", day_text(*s.observations.password_made)},
              {"date", day_text(end)}}};
}

}  // namespace

Found quota_full(const Subject& s) { return quota_between(s, kFullPercent, 1'000'000'000); }

Found quota_near_full(const Subject& s) { return quota_between(s, kNearFullPercent, kFullPercent); }

Found mailbox_ordinary_mail(const Subject& s) {
  if (s.observations.anomalies.value_or(0) == 0) return std::nullopt;
  return Hit{{{"count", std::to_string(*s.observations.anomalies)}}};
}

Found password_expires_1(const Subject& s) { return password_between(s, -1'000'000, 1); }
Found password_expires_7(const Subject& s) { return password_between(s, 1, 7); }
Found password_expires_14(const Subject& s) { return password_between(s, 7, 14); }

}  // namespace pec::accounts
