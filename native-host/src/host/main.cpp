// SPDX-License-Identifier: EUPL-1.2
//
// The program pec-companion-host: answers a mail program over two pipes until the input ends.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "accounts/live_registry.h"
#include "accounts/outlook_accounts.h"
#include "accounts/profile_choice.h"
#include "accounts/profile_roots.h"
#include "accounts/providers.h"
#include "addresses/directory.h"
#include "host/connection_test.h"
#include "host/environment.h"
#include "host/exchanger_question.h"
#include "host/log.h"
#include "host/streams.h"
#include "installation/folders.h"
#include "installation/library_search.h"
#include "installation/policy_file.h"
#include "installation/trust.h"
#include "outgoing/sending_rules.h"
#include "protocol/frame.h"
#include "protocol/session.h"
#include "report/catalogue.h"
#include "version.h"

namespace {

using pec::host::Log;
using pec::protocol::Clock;

constexpr int kStatusGood = 0;
constexpr int kStatusTrouble = 2;
constexpr std::chrono::seconds kSweepEvery{30};

int explain_yourself() {
  std::printf("pec-companion-host %.*s\n", static_cast<int>(pec::kVersion.size()),
              pec::kVersion.data());
  std::puts(
      "Mail programs start this program and speak to it over pipes (native messaging, JSON-RPC "
      "2.0).\nPeople want: pec-companion verify");
  return kStatusTrouble;
}

tl::expected<pec::accounts::Providers, pec::accounts::Problem> load_providers() {
  return pec::accounts::Providers::load(pec::installation::shared_data() / "providers.json");
}

pec::protocol::SessionSettings settings(Log& log) {
  pec::protocol::SessionSettings out;
  const std::filesystem::path data = pec::installation::user_data();
  if (!data.empty()) {
    out.spool_folder = data / "spool";
    out.pages_folder = data / "pages";
  }
  out.load_trust =
      [&log]() -> tl::expected<pec::signature::TrustStore, pec::signature::TrustError> {
    auto trust = pec::installation::load_trust({});
    if (!trust) return tl::make_unexpected(trust.error());
    for (const auto& fault : trust->left_out) {
      log.line("anchor left out: " + fault.file + ": " + fault.what);
    }
    return std::move(trust->store);
  };
  out.accounts.load_providers = load_providers;
  out.accounts.find_profile = [](std::span<const pec::accounts::ClaimedAccount> claims) {
    return pec::accounts::matching_profile(pec::accounts::profiles_of_parent(),
                                           pec::accounts::profile_roots(), claims);
  };
  out.sending.load_rules =
      []() -> tl::expected<pec::outgoing::SendingRules, pec::accounts::Problem> {
    auto providers = load_providers();
    if (!providers) return tl::make_unexpected(providers.error());
    return pec::outgoing::SendingRules::load(
        pec::installation::shared_data() / "sending-rules.json", std::move(*providers));
  };
  out.sending.load_policy = [] {
    return pec::outgoing::parse_policy(pec::installation::administrators_policy());
  };
  if (!data.empty()) {
    out.sending.open_directory =
        []() -> tl::expected<pec::addresses::Directory, pec::storage::StorageError> {
      const auto providers = load_providers();
      if (!providers) {
        return tl::make_unexpected(
            pec::storage::StorageError{providers.error().file, providers.error().what, {}});
      }
      return pec::addresses::Directory::open(pec::installation::address_directory(), *providers);
    };
  }
  out.load_catalogue = [](std::string_view language) {
    return pec::report::Catalogue::load(pec::installation::shared_data() / "locales", language);
  };
  if (pec::accounts::has_live_registry())
    out.accounts.read_outlook = pec::accounts::read_live_outlook;
  out.test_servers = pec::host::connection_test(pec::installation::command_program());
  out.sending.ask_exchangers = pec::host::exchanger_question(pec::installation::command_program());
  return out;
}

void note(Log& log, const pec::protocol::Answer& answer, Clock::time_point start) {
  const std::string method(answer.method.empty() ? "?" : answer.method);
  const auto time = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
  const std::string took = ", " + std::to_string(time.count()) + " us";
  if (answer.error) {
    log.line(method + " failed: " + answer.error->reason + took);
  } else if (!answer.note.empty()) {
    log.line(method + ": " + answer.note + took);
  } else {
    log.detail(method + took);
  }
}

int serve(const pec::host::Streams& streams, Log& log) {
  pec::protocol::SessionSettings means = settings(log);
  means.notify = [&streams](std::string_view text) {
    return streams.write(pec::protocol::framed(std::string(text)));
  };
  pec::protocol::Session session(std::move(means));
  pec::protocol::FrameReader frames([&](std::span<char> into) {
    for (;;) {
      if (const auto got = streams.read(into, kSweepEvery)) return *got;
      session.drop_idle();  // messages that a front end forgot go even while it is silent
    }
  });
  for (;;) {
    const auto frame = frames.next();
    if (frame && !*frame) return kStatusGood;
    const Clock::time_point start = Clock::now();
    const pec::protocol::Answer answer =
        frame ? session.handle(**frame, (*frame)->size() + pec::protocol::kFramePadding)
              : session.handle(frame.error(), frames.announced());
    note(log, answer, start);
    if (!answer.text.empty() && !streams.write(pec::protocol::framed(answer.text))) {
      log.line("nobody reads the answers any more");
      return kStatusTrouble;
    }
    if (!frame && frame.error() == pec::protocol::FrameFault::cut_short) return kStatusTrouble;
  }
}

}  // namespace

int main() {
  pec::installation::search_libraries_in_safe_places();
  pec::host::clean_environment();
  if (pec::host::stdin_is_terminal()) return explain_yourself();
  const auto streams = pec::host::Streams::take();
  if (!streams) return kStatusTrouble;
  pec::installation::make_user_data();
  const std::filesystem::path data = pec::installation::user_data();
  const char* level = std::getenv("PEC_COMPANION_LOG");
  const bool debug = level != nullptr && std::string_view(level) == "debug";
  Log log(data.empty() ? data : data / "log",
          debug ? pec::host::LogDetail::debug : pec::host::LogDetail::normal);
  log.line("started, version " + std::string(pec::kVersion));
  const int status = serve(*streams, log);
  log.line("ended");
  return status;
}
