// SPDX-License-Identifier: EUPL-1.2
#include "cli/address_command.h"

#include <chrono>
#include <cstdio>

#include "addresses/address.h"
#include "cli/directory_file.h"
#include "cli/mx_lookup.h"
#include "cli/platform.h"
#include "cli/session.h"
#include "report/address_json.h"
#include "report/address_text.h"
#include "text/instant.h"

namespace pec::cli {
namespace {

using addresses::AddressReport;
using addresses::Directory;
using addresses::Verdict;
using std::chrono::sys_seconds;

bool is_good(const AddressReport& report) {
  return !report.fault && addresses::is_certified(report.verdict);
}

// Asks for the mail exchanger of a domain of which nothing else is known, and remembers the answer,
// also that it is nobody's. Out: whether there is something new.
bool ask_network(Directory& directory, std::string_view address, sys_seconds now) {
  const auto parsed = addresses::parse_address(address);
  if (!parsed || !directory.wants_mx(parsed->domain, now).value_or(false)) return false;
  const auto hosts = mail_exchangers(parsed->domain);
  if (!hosts) return false;  // no answer, which is none to remember
  const std::string suffix = directory.provider_of_mail_exchangers(*hosts);
  return directory.remember_mx(parsed->domain, suffix, now) && !suffix.empty();
}

}  // namespace

int run_address(const AddressOptions& options) {
  const auto session = Session::start(options.language);
  if (!session) return kStatusTrouble;
  auto directory = open_directory(*session, MakeFile::no);
  if (!directory) return kStatusTrouble;
  const auto now = text::current_second();
  const auto settings = told(*session, directory->settings());
  if (!settings) return kStatusTrouble;
  int status = kStatusGood;
  for (const std::string& address : options.addresses) {
    auto report = told(*session, directory->look_up(address, now));
    if (!report) return kStatusTrouble;
    if (settings->mx && !report->fault && report->verdict == Verdict::unknown &&
        ask_network(*directory, address, now)) {
      report = told(*session, directory->look_up(address, now));
      if (!report) return kStatusTrouble;
    }
    write_output(options.json
                     ? report::address_json(*report) + "\n"
                     : report::address_text(*report, session->catalogue(), session->style()));
    if (!is_good(*report)) status = kStatusBad;
  }
  return status;
}

}  // namespace pec::cli
