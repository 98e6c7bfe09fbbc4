// SPDX-License-Identifier: EUPL-1.2
#include "host/connection_test.h"

#include <glib.h>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "doctor/server.h"

namespace pec::host {
namespace {

using nlohmann::json;
using Tested = tl::expected<json, std::string>;

struct Free {
  void operator()(GError* error) const noexcept { g_error_free(error); }
  void operator()(char* text) const noexcept { g_free(text); }
};

struct Run {
  std::string output;
  std::string failure;  // why it did not start; empty when it ran
};

// Without a shell, with nothing on its standard input.
Run run(std::span<std::string> arguments) {
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (std::string& one : arguments) argv.push_back(one.data());
  argv.push_back(nullptr);
  char* output = nullptr;
  GError* error = nullptr;
  const bool ran = g_spawn_sync(nullptr, argv.data(), nullptr, G_SPAWN_STDERR_TO_DEV_NULL, nullptr,
                                nullptr, &output, nullptr, nullptr, &error) != FALSE;
  const std::unique_ptr<char, Free> text(output);
  const std::unique_ptr<GError, Free> why(error);
  if (!ran) return {{}, why ? why->message : "it does not start"};
  return {text ? text.get() : "", {}};
}

Tested test_one(const std::string& program, const doctor::Server& server) {
  std::vector<std::string> arguments = {program,
                                        "doctor",
                                        "--json",
                                        "--only-servers",
                                        "--" + std::string(doctor::protocol_id(server.protocol)),
                                        doctor::place_of(server)};
  if (server.security == doctor::Security::starttls) arguments.emplace_back("--starttls");
  const Run done = run(arguments);
  if (!done.failure.empty()) return tl::make_unexpected(program + ": " + done.failure);
  // Its exit status says only whether the servers are well.
  json diagnosis = json::parse(done.output, nullptr, /*allow_exceptions=*/false);
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
