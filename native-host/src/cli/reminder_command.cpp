// SPDX-License-Identifier: EUPL-1.2
#include "cli/reminder_command.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>

#include "accounts/audit.h"
#include "cli/audit_command.h"
#include "cli/notification.h"
#include "cli/platform.h"
#include "cli/reminder_settings.h"
#include "cli/reminder_timer.h"
#include "cli/session.h"
#include "installation/folders.h"
#include "text/instant.h"

namespace pec::cli {
namespace {

constexpr std::string_view kRule = "mailbox.not-fetched";

// The PEC mailboxes that nobody fetched for so long.
struct Unattended {
  int count = 0;
  int days = 0;  // since the one that waits longest
};

Unattended unattended_in(const accounts::Audit& audit) {
  Unattended out;
  for (const accounts::AuditedAccount& account : audit.accounts) {
    for (const accounts::Finding& finding : account.findings) {
      if (finding.rule != kRule) continue;
      ++out.count;
      for (const auto& [name, value] : finding.facts)
        if (name == "days") out.days = std::max(out.days, std::stoi(value));
    }
  }
  return out;
}

int check(const Session& session, const ReminderOptions& options,
          const ReminderSettings& settings) {
  accounts::Knowledge knowledge;
  knowledge.now = text::current_second();
  knowledge.max_days_without_fetch = settings.days;
  AuditOptions wanted;
  wanted.profile = options.profile;
  const auto audit = audited(wanted, knowledge, session);
  if (!audit) return kStatusTrouble;
  const Unattended found = unattended_in(*audit);
  if (found.count == 0) {
    session.say("reminder.none", {{"days", std::to_string(settings.days)}});
    return audit->problems.empty() ? kStatusGood : kStatusTrouble;
  }
  const std::vector<report::Fact> facts = {{"count", std::to_string(found.count)},
                                           {"days", std::to_string(found.days)}};
  session.say("reminder.text", facts);
  const report::Catalogue& words = session.catalogue();
  const std::string error =
      show_notification(words.text("reminder.title"), words.text("reminder.text", facts));
  if (!error.empty()) session.complain("error.reminder.desktop", {{"cause", error}});
  return kStatusBad;
}

int switch_on(const Session& session, int days) {
  const std::string unwritten = write_reminder(installation::user_data(), {days});
  if (!unwritten.empty()) {
    session.complain("error.reminder.settings", {{"cause", unwritten}});
    return kStatusTrouble;
  }
  if (const std::string error = switch_reminder_timer(true); !error.empty()) {
    session.complain("error.reminder.timer", {{"cause", error}});
    return kStatusTrouble;
  }
  session.say("reminder.on", {{"days", std::to_string(days)}});
  return kStatusGood;
}

int switch_off(const Session& session) {
  // First what takes effect, so that a failure leaves it as it was.
  if (const std::string error = switch_reminder_timer(false); !error.empty()) {
    session.complain("error.reminder.timer", {{"cause", error}});
    return kStatusTrouble;
  }
  const std::string kept = remove_reminder(installation::user_data());
  if (!kept.empty()) {
    session.complain("error.reminder.settings", {{"cause", kept}});
    return kStatusTrouble;
  }
  session.say("reminder.off", {});
  return kStatusGood;
}

int tell_status(const Session& session, const ReminderSettings& settings) {
  const TimerState state = reminder_timer();
  if (state == TimerState::unknown) {
    session.complain("error.reminder.timer", {{"cause", "systemctl"}});
    return kStatusTrouble;
  }
  if (state == TimerState::off) {
    session.say("reminder.off", {});
    return kStatusBad;
  }
  session.say("reminder.on", {{"days", std::to_string(settings.days)}});
  return kStatusGood;
}

}  // namespace

int run_reminder(const ReminderOptions& options) {
  const auto session = Session::start(options.language);
  if (!session) return kStatusTrouble;
  if (options.action == ReminderAction::on) return switch_on(*session, options.days);
  if (options.action == ReminderAction::off) return switch_off(*session);
  const auto settings = read_reminder(installation::user_data());
  if (!settings) {
    session->complain("error.reminder.settings", {{"cause", settings.error()}});
    return kStatusTrouble;
  }
  return options.action == ReminderAction::check ? check(*session, options, *settings)
                                                 : tell_status(*session, *settings);
}

}  // namespace pec::cli
