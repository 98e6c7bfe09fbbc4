// SPDX-License-Identifier: EUPL-1.2
#include "host/connection_test.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "doctor/server.h"
#include "host/command_run.h"

namespace pec::host {
namespace {

using nlohmann::json;
using Tested = tl::expected<json, std::string>;

Tested test_one(const std::string& program, const doctor::Server& server) {
  std::vector<std::string> arguments = {program,
                                        "doctor",
                                        "--json",
                                        "--only-servers",
                                        "--" + std::string(doctor::protocol_id(server.protocol)),
                                        doctor::place_of(server)};
  if (server.security == doctor::Security::starttls) arguments.emplace_back("--starttls");
  const auto output = run_command(arguments);
  if (!output) return tl::make_unexpected(program + ": " + output.error());
  // Its exit status says only whether the servers are well.
  json diagnosis = json::parse(*output, nullptr, /*allow_exceptions=*/false);
  constexpr std::string_view kServers = "servers";
  if (!diagnosis.is_object() || !diagnosis.contains(kServers) || !diagnosis[kServers].is_array() ||
      diagnosis[kServers].size() != 1) {
    return tl::make_unexpected(program + ": its answer makes no sense");
  }
  return std::move(diagnosis[kServers][0]);
}

}  // namespace

protocol::ServerTest connection_test(const std::filesystem::path& program) {
  return [program = program.string()](std::span<const doctor::Server> servers) -> Tested {
    json out = json::array();
    for (const doctor::Server& server : servers) {
      auto tested = test_one(program, server);
      if (!tested) return tested;
      out.push_back(std::move(*tested));
    }
    return out;
  };
}

}  // namespace pec::host
