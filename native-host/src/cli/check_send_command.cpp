// SPDX-License-Identifier: EUPL-1.2
#include "cli/check_send_command.h"

#include <chrono>
#include <cstdio>

#include "accounts/providers.h"
#include "addresses/directory.h"
#include "cli/directory_file.h"
#include "cli/network_question.h"
#include "cli/platform.h"
#include "cli/session.h"
#include "installation/folders.h"
#include "installation/policy_file.h"
#include "mail/message.h"
#include "mail/source.h"
#include "outgoing/check.h"
#include "report/audit_wording.h"
#include "report/check_send_json.h"
#include "report/check_send_text.h"
#include "text/instant.h"
#include "text/paths.h"

namespace pec::cli {
namespace {

// What a check rests on.
struct Basis {
  accounts::Providers providers;
  outgoing::SendingRules rules;
  outgoing::Policy policy;
};

// Out: none when something of this installation or computer is unusable, which is told.
std::optional<Basis> load(const Session& session) {
  const auto told = [&session](const accounts::Problem& problem) {
    std::fprintf(stderr, "pec-companion: %s\n",
                 report::problem_text(problem, session.catalogue()).c_str());
    return std::nullopt;
  };
  const std::filesystem::path data = installation::shared_data();
  auto providers = accounts::Providers::load(data / "providers.json");
  if (!providers) return told(providers.error());
  auto rules = outgoing::SendingRules::load(data / "sending-rules.json", *providers);
  if (!rules) return told(rules.error());
  auto policy = outgoing::parse_policy(installation::administrators_policy());
  if (!policy) {
    session.complain("error.policy." + policy.error().what,
                     {{"path", std::string(installation::administrators_policy_place())},
                      {"member", policy.error().member}});
    return std::nullopt;
  }
  return Basis{std::move(*providers), std::move(*rules), std::move(*policy)};
}

// The user's directory, or what is shipped where it cannot be used.
class KnownAddresses {
 public:
  explicit KnownAddresses(const accounts::Providers& providers) {
    auto opened = addresses::Directory::open(directory_to_ask(), providers);
    usable_ = opened.has_value();
    if (!opened) opened = addresses::Directory::open({}, providers);
    if (opened) directory_.emplace(std::move(*opened));
  }

  addresses::AddressReport look_up(std::string_view address, std::chrono::sys_seconds now) {
    if (directory_) {
      auto found = network_.look_up(*directory_, std::string(address), now);
      if (found) return std::move(*found);
    }
    usable_ = false;
    addresses::AddressReport nothing;
    nothing.address = std::string(address);
    return nothing;
  }
  bool usable() const { return usable_; }

 private:
  std::optional<addresses::Directory> directory_;
  NetworkQuestion network_;
  bool usable_ = false;
};

}  // namespace

int run_check_send(const CheckSendOptions& options) {
  const auto session = Session::start(options.language);
  if (!session) return kStatusTrouble;
  const auto basis = load(*session);
  if (!basis) return kStatusTrouble;
  const auto source = mail::Source::open(text::path_of(options.path));
  if (!source) {
    session->complain(source.error());
    return kStatusTrouble;
  }
  const auto message = mail::parse_message(source->bytes());
  if (!message) {
    session->complain("error.check-send.no-message", {{"path", options.path}});
    return kStatusTrouble;
  }
  const outgoing::Draft draft = outgoing::draft_of(*message);
  outgoing::Sender sender;
  sender.address = options.from.empty() ? draft.from : options.from;
  sender.is_pec = options.is_pec;
  const auto now = text::current_second();
  KnownAddresses known(basis->providers);
  const outgoing::Checked checked = outgoing::check(
      draft, sender, [&](std::string_view address) { return known.look_up(address, now); },
      basis->rules, basis->policy, now);
  const report::CheckCircumstances around{known.usable(), basis->policy.require_check};
  write_output(options.json
                   ? report::check_send_line(checked, around, options.path) + "\n"
                   : report::check_send_text(checked, session->catalogue(), session->style()));
  return outgoing::has_findings(checked) ? kStatusBad : kStatusGood;
}

}  // namespace pec::cli
