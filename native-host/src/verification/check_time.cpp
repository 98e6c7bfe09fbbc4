// SPDX-License-Identifier: EUPL-1.2
//
// time.signed, time.arrival: do the times that are known agree?
#include <chrono>

#include "text/instant.h"
#include "verification/checks.h"

namespace pec::verification {
namespace {

using namespace std::chrono_literals;

// Providers sign within a second of the time they certify; ten minutes allow for clocks.
constexpr std::chrono::seconds kSigningTolerance = 10min;
constexpr std::chrono::seconds kArrivalTolerance = std::chrono::days{7};

std::chrono::seconds distance(std::chrono::sys_seconds a, std::chrono::sys_seconds b) {
  return a > b ? a - b : b - a;
}

}  // namespace

Check check_time_signed(const Examination& e) {
  if (e.cms.state != signature::State::intact) return skipped(CheckId::time_signed);
  if (!e.cms.signed_at)
    return make_check(CheckId::time_signed, Result::note, {{"reason", "missing"}});
  const std::string signed_at = text::rfc3339(*e.cms.signed_at);
  if (!e.certification || distance(*e.cms.signed_at, e.certification->time) <= kSigningTolerance)
    return make_check(CheckId::time_signed, Result::pass, {{"signed_at", signed_at}});
  return make_check(CheckId::time_signed, Result::warn,
                    {{"reason", "apart"},
                     {"signed_at", signed_at},
                     {"certified_at", text::rfc3339(e.certification->time)}});
}

Check check_time_arrival(const Examination& e) {
  const auto signed_at = e.signing_time();
  if (e.cms.state != signature::State::intact || !e.context.arrived || !signed_at)
    return skipped(CheckId::time_arrival);
  if (distance(*e.context.arrived, *signed_at) <= kArrivalTolerance)
    return passed(CheckId::time_arrival);
  return make_check(
      CheckId::time_arrival, Result::warn,
      {{"signed_at", text::rfc3339(*signed_at)}, {"arrived", text::rfc3339(*e.context.arrived)}});
}

}  // namespace pec::verification
