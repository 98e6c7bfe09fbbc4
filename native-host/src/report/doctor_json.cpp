// SPDX-License-Identifier: EUPL-1.2
#include "report/doctor_json.h"

#include <span>
#include <string_view>

#include <nlohmann/json.hpp>

namespace pec::report {
namespace {

using nlohmann::ordered_json;

constexpr int kFormat = 1;

ordered_json checks_json(std::span<const doctor::Check> checks) {
  ordered_json out = ordered_json::array();
  for (const doctor::Check& check : checks) {
    const doctor::OutcomeRow& row = doctor::row_of(check.outcome);
    ordered_json facts = ordered_json::object();
    for (const auto& [name, value] : check.facts) {
      if (!value.empty()) facts[name] = value;
    }
    out.push_back({{"id", row.check},
                   {"result", doctor::result_id(row.result)},
                   {"reason", row.reason},
                   {"facts", std::move(facts)}});
  }
  return out;
}

double seconds(std::chrono::milliseconds time) { return static_cast<double>(time.count()) / 1000; }

ordered_json server_json(const doctor::ServerReport& report) {
  const std::string_view obstacle = doctor::obstacle_of(report.checks);
  return {{"protocol", doctor::protocol_id(report.server.protocol)},
          {"host", report.server.host},
          {"port", report.server.port},
          {"security", doctor::security_id(report.server.security)},
          {"result", doctor::result_id(doctor::worst(report.checks))},
          {"obstacle", obstacle.empty() ? ordered_json(nullptr) : ordered_json(obstacle)},
          {"seconds", seconds(report.took)},
          {"limits",
           {{"step_seconds", seconds(report.limits.step)},
            {"total_seconds", seconds(report.limits.total)}}},
          {"checks", checks_json(report.checks)}};
}

}  // namespace

std::string diagnosis_json(const doctor::Diagnosis& diagnosis) {
  ordered_json servers = ordered_json::array();
  for (const doctor::ServerReport& report : diagnosis.servers) {
    servers.push_back(server_json(report));
  }
  const ordered_json out = {{"format", kFormat},
                            {"result", doctor::result_id(doctor::worst(diagnosis))},
                            {"installation",
                             {{"result", doctor::result_id(doctor::worst(diagnosis.installation))},
                              {"checks", checks_json(diagnosis.installation)}}},
                            {"servers", std::move(servers)}};
  constexpr bool kAscii = true;
  return out.dump(-1, ' ', kAscii, ordered_json::error_handler_t::replace);
}

}  // namespace pec::report
