// SPDX-License-Identifier: EUPL-1.2
#include "cli/address_command.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "addresses/address.h"
#include "cli/directory_file.h"
#include "cli/network_question.h"
#include "cli/platform.h"
#include "cli/session.h"
#include "report/address_json.h"
#include "report/address_text.h"
#include "text/instant.h"

namespace pec::cli {
namespace {

using addresses::AddressReport;
using std::chrono::sys_seconds;

bool is_good(const AddressReport& report) {
  return !report.fault && addresses::is_certified(report.verdict);
}

// For the host, which has no network (host/exchanger_question.cpp).
int run_only_exchangers(std::span<const std::string> domains) {
  NetworkQuestion network;
  for (const std::string& one : domains) {
    const auto address = addresses::parse_address("a@" + one);
    if (!address) continue;
    const auto hosts = network.exchangers(address->domain);
    const nlohmann::json row = {{"domain", address->domain},
                                {"hosts", hosts ? nlohmann::json(*hosts) : nlohmann::json()}};
    write_output(
        row.dump(-1, ' ', /*ensure_ascii=*/true, nlohmann::json::error_handler_t::replace) + "\n");
  }
  return kStatusGood;
}

}  // namespace

int run_address(const AddressOptions& options) {
  if (options.only_exchangers) return run_only_exchangers(options.addresses);
  const auto session = Session::start(options.language);
  if (!session) return kStatusTrouble;
  auto directory = open_directory(*session, MakeFile::no);
  if (!directory) return kStatusTrouble;
  const auto now = text::current_second();
  NetworkQuestion network;
  int status = kStatusGood;
  for (const std::string& address : options.addresses) {
    const auto report = told(*session, network.look_up(*directory, address, now));
    if (!report) return kStatusTrouble;
    write_output(options.json
                     ? report::address_json(*report) + "\n"
                     : report::address_text(*report, session->catalogue(), session->style()));
    if (!is_good(*report)) status = kStatusBad;
  }
  return status;
}

}  // namespace pec::cli
