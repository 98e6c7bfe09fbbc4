// SPDX-License-Identifier: EUPL-1.2
#include "cli/doctor_command.h"

#include <chrono>
#include <cstdio>
#include <optional>

#include "cli/platform.h"
#include "cli/session.h"
#include "doctor/installation_test.h"
#include "doctor/server.h"
#include "doctor/server_test.h"
#include "report/doctor_json.h"
#include "report/doctor_text.h"
#include "version.h"

namespace pec::cli {
namespace {

using doctor::Protocol;
using doctor::Server;

// Out: none when one is not named as it should be; that is then on standard error.
std::optional<std::vector<Server>> servers(const DoctorOptions& options, const Session& session) {
  const auto security = options.starttls ? doctor::Security::starttls : doctor::Security::implicit;
  std::vector<Server> out;
  const auto add = [&](Protocol protocol, const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      const auto server = doctor::parse_server(protocol, security, text);
      if (!server) {
        session.complain("doctor.error.server", {{"value", text}});
        return false;
      }
      out.push_back(*server);
    }
    return true;
  };
  const bool good = add(Protocol::imap, options.imap) && add(Protocol::pop3, options.pop3) &&
                    add(Protocol::smtp, options.smtp);
  if (!good) return std::nullopt;
  if (!out.empty() && !doctor::server_tests_exist()) {
    session.complain("doctor.error.unsupported", {});
    return std::nullopt;
  }
  return out;
}

}  // namespace

int run_doctor(const DoctorOptions& options) {
  const auto session = Session::start(options.language);
  if (!session) return kStatusTrouble;
  const auto wanted = servers(options, *session);
  if (!wanted) return kStatusTrouble;
  const auto limits = doctor::limits_for(
      options.timeout == 0 ? doctor::kDefaultStepTime : std::chrono::seconds(options.timeout));
  doctor::Diagnosis diagnosis;
  if (!options.only_servers) {
    diagnosis.installation = doctor::test_installation(std::string(kVersion));
  }
  for (const Server& server : *wanted) {
    diagnosis.servers.push_back(doctor::test_server(server, limits));
  }
  const std::string text =
      options.json ? report::diagnosis_json(diagnosis) + "\n"
                   : report::diagnosis_text(diagnosis, session->catalogue(), session->style());
  if (!write_output(text)) return kStatusTrouble;
  return doctor::worst(diagnosis) > doctor::Result::note ? kStatusBad : kStatusGood;
}

}  // namespace pec::cli
