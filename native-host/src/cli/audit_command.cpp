// SPDX-License-Identifier: EUPL-1.2
#include "cli/audit_command.h"

#include <chrono>
#include <cstdio>

#include "accounts/audit.h"
#include "accounts/outlook_accounts.h"
#include "accounts/profile_choice.h"
#include "accounts/profile_roots.h"
#include "accounts/thunderbird_accounts.h"
#include "cli/platform.h"
#include "cli/session.h"
#include "installation/folders.h"
#include "report/audit_json.h"
#include "report/audit_text.h"
#include "report/audit_wording.h"
#include "text/instant.h"
#include "text/paths.h"

namespace pec::cli {
namespace {

using accounts::Setup;

void complain(const Session& session, const accounts::Problem& problem) {
  std::fprintf(stderr, "pec-companion: %s\n",
               report::problem_text(problem, session.catalogue()).c_str());
}

// What was asked for. Out: none when it cannot be read; the cause is then on standard error.
std::optional<Setup> read_setup(const AuditOptions& options, const Session& session) {
  const auto told = [&session](tl::expected<Setup, accounts::Problem> setup) {
    if (!setup) complain(session, setup.error());
    return setup ? std::optional(std::move(*setup)) : std::nullopt;
  };
  if (options.live_outlook) return told(accounts::read_live_outlook());
  if (!options.outlook.empty()) return told(accounts::read_outlook(text::path_of(options.outlook)));
  if (!options.profile.empty())
    return told(accounts::read_thunderbird(text::path_of(options.profile)));
  const auto profile = accounts::profile_in_use(accounts::profile_roots());
  if (profile) return told(accounts::read_thunderbird(*profile));
  for (const accounts::Problem& problem : profile.error().problems) complain(session, problem);
  session.complain("error.audit." + profile.error().what, {});
  return std::nullopt;
}

int status_of(const accounts::Audit& audit) {
  if (!audit.problems.empty()) return kStatusTrouble;
  return accounts::has_findings(audit) ? kStatusBad : kStatusGood;
}

}  // namespace

std::optional<accounts::Audit> audited(const AuditOptions& options,
                                       const accounts::Knowledge& knowledge,
                                       const Session& session) {
  const auto providers = accounts::Providers::load(installation::shared_data() / "providers.json");
  if (!providers) {
    complain(session, providers.error());
    return std::nullopt;
  }
  const auto setup = read_setup(options, session);
  return setup ? std::optional(accounts::audit(*setup, *providers, knowledge)) : std::nullopt;
}

int run_audit(const AuditOptions& options) {
  const auto session = Session::start(options.language);
  if (!session) return kStatusTrouble;
  accounts::Knowledge knowledge;
  knowledge.now = text::current_second();
  const auto audit = audited(options, knowledge, *session);
  if (!audit) return kStatusTrouble;
  write_output(options.json ? report::audit_json(*audit) + "\n"
                            : report::audit_text(*audit, session->catalogue(), session->style()));
  return status_of(*audit);
}

}  // namespace pec::cli
