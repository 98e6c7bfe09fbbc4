// SPDX-License-Identifier: EUPL-1.2
//
// check.*, mailbox.not-fetched, settings.*, outlook.new: is the mailbox looked at, and by whom?
#include <algorithm>

#include "accounts/conditions.h"
#include "text/instant.h"

namespace pec::accounts {
namespace {

using std::chrono::sys_seconds;

constexpr int kRareMinutes = 60;

// When the mail program last was in touch with the mailbox, as far as can be told. A quiet mailbox
// leaves no trace in its folders: there it counts that the program ran and checks by itself. But
// where a front end keeps a record it knows better, for a program may run and be refused.
std::optional<sys_seconds> last_contact(const Subject& s) {
  std::optional<sys_seconds> out = s.observations.last_fetch;
  const auto consider = [&out](const std::optional<sys_seconds>& time) {
    if (time && (!out || *time > *out)) out = time;
  };
  if (!out && s.account.incoming.checks_by_itself == true) consider(s.setup.last_run);
  consider(s.account.folders.written);
  if (s.account.popstate) consider(s.account.popstate->newest);
  return out;
}

}  // namespace

std::string day_text(sys_seconds time) { return text::iso_day(time); }

int days_between(sys_seconds from, sys_seconds to) {
  return std::max(0, static_cast<int>(std::chrono::floor<std::chrono::days>(to - from).count()));
}

Found check_by_hand(const Subject& s) {
  const Incoming& in = s.account.incoming;
  return in.checks_by_itself == false && in.checks_at_start != true ? Found(Hit{}) : std::nullopt;
}

Found check_only_at_start(const Subject& s) {
  const Incoming& in = s.account.incoming;
  return in.checks_by_itself == false && in.checks_at_start == true ? Found(Hit{}) : std::nullopt;
}

Found check_rare(const Subject& s) {
  const Incoming& in = s.account.incoming;
  if (in.checks_by_itself != true || in.check_minutes.value_or(0) <= kRareMinutes)
    return std::nullopt;
  return Hit{{{"minutes", std::to_string(*in.check_minutes)}}};
}

Found check_not_at_start(const Subject& s) {
  const Incoming& in = s.account.incoming;
  return in.checks_by_itself == true && in.checks_at_start == false ? Found(Hit{}) : std::nullopt;
}

Found mailbox_not_fetched(const Subject& s) {
  const auto contact = last_contact(s);
  // Folders that were not all seen may hold a newer date.
  if (!contact || (!s.account.folders.complete && !s.observations.last_fetch)) return std::nullopt;
  const int days = days_between(*contact, s.now);
  if (days < s.max_days_without_fetch) return std::nullopt;
  return Hit{{{"days", std::to_string(days)}, {"date", day_text(*contact)}}};
}

Found settings_unreadable(const Subject& s) {
  if (s.account.problems.empty()) return std::nullopt;
  return Hit{{{"file", s.account.problems.front().file},
              {"count", std::to_string(s.account.problems.size())}}};
}

Found outlook_new(const Subject& s) { return s.account.new_outlook ? Found(Hit{}) : std::nullopt; }

}  // namespace pec::accounts
