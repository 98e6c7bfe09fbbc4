// SPDX-License-Identifier: EUPL-1.2
//
// What the doctor found: identifiers and facts, no sentence (those are report/'s). Every way in
// which a check can end is one row of the table in findings.cpp; the meaning of the obstacles is in
// the man page.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pec::doctor {

enum class Result { pass, note, warn, fail };

// One way in which one check ends.
enum class Outcome {
  program_version,
  addon_found,
  addon_absent,
  addon_missing,
  addon_broken_link,
  registration_good,
  registration_other_broken,
  registration_absent,
  registration_missing,
  registration_unreadable,
  registration_not_json,
  registration_other_name,
  registration_not_stdio,
  registration_other_addon,
  registration_relative_path,
  registration_no_program,
  registration_not_executable,
  host_answers,
  host_missing,
  host_does_not_start,
  host_silent,
  host_garbage,
  host_refuses,
  host_other_version,
  anchors_good,
  anchors_old,
  anchors_left_out,
  anchors_unusable,
  distrusted_good,
  distrusted_missing,
  data_good,
  data_to_be_made,
  data_unchecked,
  data_no_home,
  data_not_a_folder,
  data_cannot_be_made,
  data_not_writable,
  data_not_private,
  disk_enough,
  disk_little,
  disk_full,
  disk_unknown,
  directory_whole,
  directory_in_part,
  directory_absent,
  directory_busy,
  directory_damaged,
  directory_too_new,
  directory_foreign,
  directory_unusable,
  resolve_found,
  resolve_literal,
  resolve_no_such_name,
  resolve_no_answer,
  resolve_failed,
  connect_made,
  connect_other_address,
  connect_refused,
  connect_dropped,
  connect_unreachable,
  connect_forbidden,
  connect_failed,
  tls_agreed,
  tls_plain_text,
  tls_other_protocol,
  tls_silent,
  tls_slow,
  tls_cut,
  tls_too_old,
  tls_refused,
  issuer_known,
  issuer_unknown,
  issuer_self_signed,
  issuer_invalid,
  issuer_no_store,
  name_matches,
  name_differs,
  dates_valid,
  dates_ending,
  dates_expired,
  dates_not_yet,
  greeting_good,
  greeting_late,
  greeting_refused,
  greeting_wants_tls,
  greeting_other_protocol,
  greeting_garbage,
  greeting_too_long,
  greeting_silent,
  greeting_slow,
  greeting_closed,
  starttls_ready,
  starttls_not_offered,
  starttls_refused,
  starttls_injected,
  starttls_garbage,
  starttls_silent,
  starttls_slow,
  starttls_closed,
  capabilities_listed,
  capabilities_refused,
  capabilities_garbage,
  capabilities_too_long,
  capabilities_silent,
  capabilities_slow,
  capabilities_closed,
  goodbye_said,
  goodbye_unanswered,
};

struct OutcomeRow {
  Outcome outcome;
  std::string_view check;   // "server.connect"
  std::string_view reason;  // "refused"; with the check it is the key of the sentence
  Result result;
  std::string_view obstacle;  // what stands in the way of mail, "port-closed"; empty: nothing
};

// All rows, in the order of Outcome.
std::span<const OutcomeRow> outcome_rows();
const OutcomeRow& row_of(Outcome outcome);

// A named value; UTF-8 of untrusted origin where it comes from a server, capped, unescaped (whoever
// shows it neutralises it).
using Fact = std::pair<std::string, std::string>;
using Facts = std::vector<Fact>;

inline constexpr std::size_t kMaxFactBytes = 1024;

struct Check {
  Outcome outcome;
  Facts facts;

  Result result() const { return row_of(outcome).result; }
};

// A check with its facts, each cut to kMaxFactBytes with a visible mark.
Check found(Outcome outcome, Facts facts = {});

// "pass", "note", "warn", "fail".
std::string_view result_id(Result result);

// The worst of them; pass when there are none.
Result worst(std::span<const Check> checks);

// The obstacle of the first check that names one; empty when nothing is in the way.
std::string_view obstacle_of(std::span<const Check> checks);

}  // namespace pec::doctor
