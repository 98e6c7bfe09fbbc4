// SPDX-License-Identifier: EUPL-1.2
//
// One conversation with a front end: a request's text in, a reply's text out. Knows nothing of
// pipes or processes, so that the host, the tests and the fuzzers drive the same code.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include "accounts/account.h"
#include "accounts/audit.h"
#include "accounts/profile_choice.h"
#include "accounts/providers.h"
#include "addresses/directory.h"
#include "doctor/server.h"
#include "outgoing/check.h"
#include "outgoing/policy.h"
#include "outgoing/sending_rules.h"
#include "protocol/chunk_scanner.h"
#include "protocol/frame.h"
#include "protocol/messages.h"
#include "protocol/page_folder.h"
#include "protocol/rpc.h"
#include "report/catalogue.h"
#include "signature/trust_store.h"
#include "verification/verify.h"

namespace pec::protocol {

// The protocol's version, MAJOR.MINOR. A minor adds, a major changes or takes away; so any minor of
// one major works with any other.
inline constexpr unsigned kProtocolMajor = 1;
inline constexpr unsigned kProtocolMinor = 3;

// How the accounts' settings are come by. Nothing here takes a path from a front end: it only says
// which accounts it knows, and the profile that holds them is looked for where profiles are.
struct AccountAccess {
  std::function<tl::expected<accounts::Providers, accounts::Problem>()> load_providers;
  std::function<tl::expected<std::filesystem::path, accounts::ProfileError>(
      std::span<const accounts::ClaimedAccount>)>
      find_profile;
  // Outlook's accounts of the user who runs the host.
  std::function<tl::expected<accounts::Setup, accounts::Problem>()> read_outlook = {};
};

// Connects to servers, and only when a person asks for it. In: at least one. Out: the list of
// servers as doctor.schema.json has it. Errors: why there was no test, in English. Empty where
// there is no such test.
using ServerTest =
    std::function<tl::expected<nlohmann::json, std::string>(std::span<const doctor::Server>)>;

// Which servers take a domain's mail: none where there are none or there is no such domain; nothing
// when nobody answered.
struct DomainExchangers {
  std::string domain;
  std::optional<std::vector<std::string>> hosts;
};

// Asks the network for the mail exchangers of domains, and only when a person switched that on. In:
// at least one folded domain. Out: what was answered, in any order. Errors: why nothing could be
// asked, in English. Empty where there is no such question.
using ExchangerQuestion = std::function<tl::expected<std::vector<DomainExchangers>, std::string>(
    std::span<const std::string>)>;

// What the check of a draft rests on. All of it is the host's own; a front end names no file.
struct SendingAccess {
  std::function<tl::expected<outgoing::SendingRules, accounts::Problem>()> load_rules;
  // The administrator's policy; an empty one where there is none.
  std::function<tl::expected<outgoing::Policy, outgoing::PolicyError>()> load_policy;
  // This user's directory of addresses. Called again as long as it fails.
  std::function<tl::expected<addresses::Directory, storage::StorageError>()> open_directory;
  ExchangerQuestion ask_exchangers = {};
};

// Sends a frame's text that answers nothing. Out: false when nobody reads any more.
using Notify = std::function<bool(std::string_view text)>;

// The sentences of a language that exists ("it", "en", "de").
using LoadCatalogue =
    std::function<tl::expected<report::Catalogue, report::CatalogueError>(std::string_view)>;

struct SessionSettings {
  std::filesystem::path spool_folder;
  // Called once, when the first message comes: loading trust is the larger part of a start.
  std::function<tl::expected<signature::TrustStore, signature::TrustError>()> load_trust;
  std::function<Clock::time_point()> now = [] { return Clock::now(); };
  AccountAccess accounts = {};
  ServerTest test_servers = {};
  SendingAccess sending = {};
  LoadCatalogue load_catalogue = {};
  Notify notify = {};
  // Where pages for a browser are written; may not exist yet. Empty: nowhere.
  std::filesystem::path pages_folder = {};
};

// What a request came to.
struct Answer {
  std::string text;         // the reply; empty for a notification, which gets none
  std::string_view method;  // a name of the table, or "" where it was none of them
  std::optional<RpcError> error;
  std::string note;  // what a log may say of it: "genuine, 8812 bytes"
};

struct AuditRequest;

class Session {
 public:
  explicit Session(SessionSettings settings);
  ~Session() = default;
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Answers one frame. In: its text, untrusted, and how many bytes may be read from its first one
  // on. Out: always an answer, at most kMaxReplyBytes of text.
  Answer handle(std::string_view text, std::size_t readable);
  Answer handle(std::string_view text) { return handle(text, text.size()); }
  // Answers a frame that could not be read.
  Answer handle(FrameFault fault, std::uint32_t announced);

  // Forgets idle messages. Out: how many.
  std::size_t drop_idle() { return messages_.drop_idle(settings_.now()); }

 private:
  using Result = tl::expected<std::string, RpcError>;  // JSON text

  // Calls the method of the request and notes its name. Everything below is in methods.cpp.
  Result run(const Request& request, std::string_view& method);
  Result hello(const nlohmann::json& params);
  Result begin(const nlohmann::json& params);
  Result chunk(const nlohmann::json& params);
  Result verify(const nlohmann::json& params);
  Result report(const nlohmann::json& params);
  Result parts(const nlohmann::json& params);
  Result part(const nlohmann::json& params);
  Result discard(const nlohmann::json& params);
  Result audit_accounts(const nlohmann::json& params);  // accounts_method.cpp
  struct Audited {
    accounts::Audit audit;
    std::optional<std::string> language;
  };
  tl::expected<Audited, RpcError> run_audit(const nlohmann::json& params);
  tl::expected<accounts::Setup, RpcError> setup_of(const AuditRequest& request) const;
  Result test_account(const nlohmann::json& params);   // accounts_method.cpp
  Result message_page(const nlohmann::json& params);   // page_methods.cpp
  Result accounts_page(const nlohmann::json& params);  // page_methods.cpp
  // Writes a page into its folder. Out: its path.
  Result written_page(std::string_view kind, std::string_view page);
  Result check_draft(const nlohmann::json& params);      // sending_methods.cpp
  Result check_addresses(const nlohmann::json& params);  // sending_methods.cpp
  Result ask_network(const nlohmann::json& params);      // network_method.cpp
  // directory_methods.cpp
  Result directory_stats(const nlohmann::json& params);
  Result directory_settings(const nlohmann::json& params);
  Result directory_import(const nlohmann::json& params);
  Result directory_remove(const nlohmann::json& params);
  Result directory_decide(const nlohmann::json& params);
  Result directory_forget(const nlohmann::json& params);
  // Teaches the directory what a verdict certifies. Out: of how many addresses.
  int learn(const verification::Verdict& verdict, std::span<const std::string> accounts);

  // Where addresses are looked up.
  struct AddressBook {
    addresses::Directory* directory = nullptr;
    bool usable = false;  // false: it is not the user's, or it failed
    addresses::AddressReport look_up(std::string_view address);
  };
  AddressBook address_book();
  // Domains of recipients that ask_network() would ask about; none where that is switched off.
  std::vector<std::string> unasked(const outgoing::Checked& checked);
  tl::expected<addresses::Directory*, storage::StorageError> open_directory();

  Result take_chunk(std::string_view message, std::uint64_t sequence);  // its bytes: decoded_
  tl::expected<verification::Verifier*, RpcError> verifier();
  // Loaded at the first use and kept.
  tl::expected<const outgoing::SendingRules*, RpcError> sending_rules();
  tl::expected<HeldMessage*, RpcError> find(std::string_view name);
  tl::expected<OriginalParts*, RpcError> original_of(HeldMessage& message);

  SessionSettings settings_;
  Messages messages_;
  PageFolder pages_;
  ChunkScanner scanner_;
  std::string decoded_;  // of the chunk at hand; kept for its memory
  // Sentences in one of the languages; English where `language` is none of them. Errors: they
  // cannot be read. The result lasts until the next call.
  tl::expected<const report::Catalogue*, RpcError> catalogue(const std::string& language);
  // `member`, "words", ready to be put behind others of an answer; empty where no language is
  // wanted.
  template <typename Subject>
  tl::expected<std::string, RpcError> words(const std::optional<std::string>& language,
                                            const Subject& subject,
                                            std::string (*write)(const Subject&,
                                                                 const report::Catalogue&)) {
    if (!language) return std::string();
    const auto texts = catalogue(*language);
    if (!texts) return tl::make_unexpected(texts.error());
    return ",\"words\":" + write(subject, **texts);
  }

  std::optional<report::Catalogue> catalogue_;
  std::optional<signature::TrustStore> trust_;
  std::optional<verification::Verifier> verifier_;
  std::optional<outgoing::SendingRules> sending_rules_;
  std::optional<addresses::Directory> directory_;
  std::optional<addresses::Directory> shipped_addresses_;  // where there is no directory
  std::string note_;                                       // of the request at hand
  bool greeted_ = false;
};

}  // namespace pec::protocol
