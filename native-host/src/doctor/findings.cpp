// SPDX-License-Identifier: EUPL-1.2
#include "doctor/findings.h"

#include <algorithm>
#include <array>

#include "text/cut.h"

namespace pec::doctor {
namespace {

constexpr std::string_view kProgram = "installation.program";
constexpr std::string_view kAddon = "installation.addon";
constexpr std::string_view kRegistration = "installation.registration";
constexpr std::string_view kHost = "installation.host";
constexpr std::string_view kAnchors = "installation.anchors";
constexpr std::string_view kDistrusted = "installation.distrusted";
constexpr std::string_view kData = "installation.data";
constexpr std::string_view kDisk = "installation.disk";
constexpr std::string_view kDirectory = "installation.directory";
constexpr std::string_view kResolve = "server.resolve";
constexpr std::string_view kConnect = "server.connect";
constexpr std::string_view kTls = "server.tls";
constexpr std::string_view kIssuer = "server.issuer";
constexpr std::string_view kName = "server.name";
constexpr std::string_view kDates = "server.dates";
constexpr std::string_view kGreeting = "server.greeting";
constexpr std::string_view kStarttls = "server.starttls";
constexpr std::string_view kCapabilities = "server.capabilities";
constexpr std::string_view kGoodbye = "server.goodbye";

constexpr auto kPass = Result::pass;
constexpr auto kNote = Result::note;
constexpr auto kWarn = Result::warn;
constexpr auto kFail = Result::fail;

constexpr std::string_view kSilent = "server-silent";
constexpr std::string_view kSlow = "server-slow";
constexpr std::string_view kCut = "connection-cut";
constexpr std::string_view kWrongPort = "wrong-port";
constexpr std::string_view kServer = "server-fault";
constexpr std::string_view kNoMailServer = "not-a-mail-server";

constexpr std::array kRows = {
    OutcomeRow{Outcome::program_version, kProgram, "version", kPass, ""},
    OutcomeRow{Outcome::addon_found, kAddon, "found", kPass, ""},
    OutcomeRow{Outcome::addon_absent, kAddon, "absent", kNote, ""},
    OutcomeRow{Outcome::addon_missing, kAddon, "missing", kWarn, ""},
    OutcomeRow{Outcome::addon_broken_link, kAddon, "broken-link", kFail, ""},
    OutcomeRow{Outcome::registration_good, kRegistration, "good", kPass, ""},
    OutcomeRow{Outcome::registration_other_broken, kRegistration, "other-broken", kWarn, ""},
    OutcomeRow{Outcome::registration_absent, kRegistration, "absent", kNote, ""},
    OutcomeRow{Outcome::registration_missing, kRegistration, "missing", kFail, ""},
    OutcomeRow{Outcome::registration_unreadable, kRegistration, "unreadable", kFail, ""},
    OutcomeRow{Outcome::registration_not_json, kRegistration, "not-json", kFail, ""},
    OutcomeRow{Outcome::registration_other_name, kRegistration, "other-name", kFail, ""},
    OutcomeRow{Outcome::registration_not_stdio, kRegistration, "not-stdio", kFail, ""},
    OutcomeRow{Outcome::registration_other_addon, kRegistration, "other-addon", kFail, ""},
    OutcomeRow{Outcome::registration_relative_path, kRegistration, "relative-path", kFail, ""},
    OutcomeRow{Outcome::registration_no_program, kRegistration, "no-program", kFail, ""},
    OutcomeRow{Outcome::registration_not_executable, kRegistration, "not-executable", kFail, ""},
    OutcomeRow{Outcome::host_answers, kHost, "answers", kPass, ""},
    OutcomeRow{Outcome::host_missing, kHost, "missing", kFail, ""},
    OutcomeRow{Outcome::host_does_not_start, kHost, "does-not-start", kFail, ""},
    OutcomeRow{Outcome::host_silent, kHost, "silent", kFail, ""},
    OutcomeRow{Outcome::host_garbage, kHost, "garbage", kFail, ""},
    OutcomeRow{Outcome::host_refuses, kHost, "refuses", kFail, ""},
    OutcomeRow{Outcome::host_other_version, kHost, "other-version", kFail, ""},
    OutcomeRow{Outcome::anchors_good, kAnchors, "good", kPass, ""},
    OutcomeRow{Outcome::anchors_old, kAnchors, "old", kNote, ""},
    OutcomeRow{Outcome::anchors_left_out, kAnchors, "left-out", kWarn, ""},
    OutcomeRow{Outcome::anchors_unusable, kAnchors, "unusable", kFail, ""},
    OutcomeRow{Outcome::distrusted_good, kDistrusted, "good", kPass, ""},
    OutcomeRow{Outcome::distrusted_missing, kDistrusted, "missing", kFail, ""},
    OutcomeRow{Outcome::data_good, kData, "good", kPass, ""},
    OutcomeRow{Outcome::data_to_be_made, kData, "to-be-made", kPass, ""},
    OutcomeRow{Outcome::data_unchecked, kData, "unchecked", kNote, ""},
    OutcomeRow{Outcome::data_no_home, kData, "no-home", kFail, ""},
    OutcomeRow{Outcome::data_not_a_folder, kData, "not-a-folder", kFail, ""},
    OutcomeRow{Outcome::data_cannot_be_made, kData, "cannot-be-made", kFail, ""},
    OutcomeRow{Outcome::data_not_writable, kData, "not-writable", kFail, ""},
    OutcomeRow{Outcome::data_not_private, kData, "not-private", kWarn, ""},
    OutcomeRow{Outcome::disk_enough, kDisk, "enough", kPass, ""},
    OutcomeRow{Outcome::disk_little, kDisk, "little", kWarn, ""},
    OutcomeRow{Outcome::disk_full, kDisk, "full", kFail, ""},
    OutcomeRow{Outcome::disk_unknown, kDisk, "unknown", kNote, ""},
    OutcomeRow{Outcome::directory_whole, kDirectory, "whole", kPass, ""},
    OutcomeRow{Outcome::directory_in_part, kDirectory, "in-part", kNote, ""},
    OutcomeRow{Outcome::directory_absent, kDirectory, "absent", kPass, ""},
    OutcomeRow{Outcome::directory_busy, kDirectory, "busy", kNote, ""},
    OutcomeRow{Outcome::directory_damaged, kDirectory, "damaged", kFail, ""},
    OutcomeRow{Outcome::directory_too_new, kDirectory, "too-new", kFail, ""},
    OutcomeRow{Outcome::directory_foreign, kDirectory, "foreign", kFail, ""},
    OutcomeRow{Outcome::directory_unusable, kDirectory, "unusable", kFail, ""},
    OutcomeRow{Outcome::resolve_found, kResolve, "found", kPass, ""},
    OutcomeRow{Outcome::resolve_literal, kResolve, "literal", kPass, ""},
    OutcomeRow{Outcome::resolve_no_such_name, kResolve, "no-such-name", kFail, "no-such-name"},
    OutcomeRow{Outcome::resolve_no_answer, kResolve, "no-answer", kFail, "name-server-silent"},
    OutcomeRow{Outcome::resolve_failed, kResolve, "failed", kFail, "name-server-fault"},
    OutcomeRow{Outcome::connect_made, kConnect, "made", kPass, ""},
    OutcomeRow{Outcome::connect_other_address, kConnect, "other-address", kNote, ""},
    OutcomeRow{Outcome::connect_refused, kConnect, "refused", kFail, "port-closed"},
    OutcomeRow{Outcome::connect_dropped, kConnect, "dropped", kFail, "firewall"},
    OutcomeRow{Outcome::connect_unreachable, kConnect, "unreachable", kFail, "no-route"},
    OutcomeRow{Outcome::connect_forbidden, kConnect, "forbidden", kFail, "local-firewall"},
    OutcomeRow{Outcome::connect_failed, kConnect, "failed", kFail, "network-fault"},
    OutcomeRow{Outcome::tls_agreed, kTls, "agreed", kPass, ""},
    OutcomeRow{Outcome::tls_plain_text, kTls, "plain-text", kFail, "plain-text-port"},
    OutcomeRow{Outcome::tls_other_protocol, kTls, "other-protocol", kFail, kNoMailServer},
    OutcomeRow{Outcome::tls_silent, kTls, "silent", kFail, kSilent},
    OutcomeRow{Outcome::tls_slow, kTls, "slow", kFail, kSlow},
    OutcomeRow{Outcome::tls_cut, kTls, "cut", kFail, kCut},
    OutcomeRow{Outcome::tls_too_old, kTls, "too-old", kFail, "old-tls"},
    OutcomeRow{Outcome::tls_refused, kTls, "refused", kFail, "tls-fault"},
    OutcomeRow{Outcome::issuer_known, kIssuer, "known", kPass, ""},
    OutcomeRow{Outcome::issuer_unknown, kIssuer, "unknown", kFail, "possible-interception"},
    OutcomeRow{Outcome::issuer_self_signed, kIssuer, "self-signed", kFail, "possible-interception"},
    OutcomeRow{Outcome::issuer_invalid, kIssuer, "invalid", kFail, "invalid-certificate"},
    OutcomeRow{Outcome::issuer_no_store, kIssuer, "no-store", kWarn, ""},
    OutcomeRow{Outcome::name_matches, kName, "matches", kPass, ""},
    OutcomeRow{Outcome::name_differs, kName, "differs", kFail, "wrong-host-name"},
    OutcomeRow{Outcome::dates_valid, kDates, "valid", kPass, ""},
    OutcomeRow{Outcome::dates_ending, kDates, "ending", kNote, ""},
    OutcomeRow{Outcome::dates_expired, kDates, "expired", kFail, "expired-certificate"},
    OutcomeRow{Outcome::dates_not_yet, kDates, "not-yet", kFail, "early-certificate"},
    OutcomeRow{Outcome::greeting_good, kGreeting, "good", kPass, ""},
    OutcomeRow{Outcome::greeting_late, kGreeting, "late", kNote, ""},
    OutcomeRow{Outcome::greeting_refused, kGreeting, "refused", kFail, "server-refuses"},
    OutcomeRow{Outcome::greeting_wants_tls, kGreeting, "wants-tls", kFail, "tls-port"},
    OutcomeRow{Outcome::greeting_other_protocol, kGreeting, "other-protocol", kFail, kWrongPort},
    OutcomeRow{Outcome::greeting_garbage, kGreeting, "garbage", kFail, kNoMailServer},
    OutcomeRow{Outcome::greeting_too_long, kGreeting, "too-long", kFail, kNoMailServer},
    OutcomeRow{Outcome::greeting_silent, kGreeting, "silent", kFail, kSilent},
    OutcomeRow{Outcome::greeting_slow, kGreeting, "slow", kFail, kSlow},
    OutcomeRow{Outcome::greeting_closed, kGreeting, "closed", kFail, kCut},
    OutcomeRow{Outcome::starttls_ready, kStarttls, "ready", kPass, ""},
    OutcomeRow{Outcome::starttls_not_offered, kStarttls, "not-offered", kFail,
               "starttls-not-offered"},
    OutcomeRow{Outcome::starttls_refused, kStarttls, "refused", kFail, "starttls-refused"},
    OutcomeRow{Outcome::starttls_injected, kStarttls, "injected", kFail, kServer},
    OutcomeRow{Outcome::starttls_garbage, kStarttls, "garbage", kFail, kServer},
    OutcomeRow{Outcome::starttls_silent, kStarttls, "silent", kFail, kSilent},
    OutcomeRow{Outcome::starttls_slow, kStarttls, "slow", kFail, kSlow},
    OutcomeRow{Outcome::starttls_closed, kStarttls, "closed", kFail, kCut},
    OutcomeRow{Outcome::capabilities_listed, kCapabilities, "listed", kPass, ""},
    OutcomeRow{Outcome::capabilities_refused, kCapabilities, "refused", kNote, ""},
    OutcomeRow{Outcome::capabilities_garbage, kCapabilities, "garbage", kFail, kServer},
    OutcomeRow{Outcome::capabilities_too_long, kCapabilities, "too-long", kFail, kServer},
    OutcomeRow{Outcome::capabilities_silent, kCapabilities, "silent", kFail, kSilent},
    OutcomeRow{Outcome::capabilities_slow, kCapabilities, "slow", kFail, kSlow},
    OutcomeRow{Outcome::capabilities_closed, kCapabilities, "closed", kFail, kCut},
    OutcomeRow{Outcome::goodbye_said, kGoodbye, "said", kPass, ""},
    OutcomeRow{Outcome::goodbye_unanswered, kGoodbye, "unanswered", kNote, ""},
};

constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < kRows.size(); ++i)
    if (static_cast<std::size_t>(kRows[i].outcome) != i) return false;
  return kRows.size() == static_cast<std::size_t>(Outcome::goodbye_unanswered) + 1;
}
static_assert(rows_are_in_order());

}  // namespace

std::span<const OutcomeRow> outcome_rows() { return kRows; }

const OutcomeRow& row_of(Outcome outcome) { return kRows[static_cast<std::size_t>(outcome)]; }

Check found(Outcome outcome, Facts facts) {
  for (auto& [name, value] : facts) value = text::cut_visibly(value, kMaxFactBytes);
  return Check{outcome, std::move(facts)};
}

std::string_view result_id(Result result) {
  constexpr std::array<std::string_view, 4> kIds = {"pass", "note", "warn", "fail"};
  return kIds[static_cast<std::size_t>(result)];
}

Result worst(std::span<const Check> checks) {
  Result out = Result::pass;
  for (const Check& check : checks) out = std::max(out, check.result());
  return out;
}

std::string_view obstacle_of(std::span<const Check> checks) {
  for (const Check& check : checks) {
    const std::string_view obstacle = row_of(check.outcome).obstacle;
    if (!obstacle.empty()) return obstacle;
  }
  return {};
}

}  // namespace pec::doctor
