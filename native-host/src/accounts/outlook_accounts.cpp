// SPDX-License-Identifier: EUPL-1.2
//
// Keys ...\Outlook\Profiles\<profile>\9375CFF0413111d3B88A00104B2A6676\000000NN hold one account
// each. The encoding of "Leave on Server" is inferred from Microsoft's account-management
// constants.
#include "accounts/outlook_accounts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/live_registry.h"
#include "accounts/small_file.h"
#include "text/ascii.h"
#include "text/paths.h"

namespace pec::accounts {
namespace {

// All that is read; passwords lie beside them.
constexpr std::array<std::string_view, 12> kWanted = {
    "account name",    "email",        "pop3 server",  "pop3 user",   "imap server",
    "imap user",       "pop3 port",    "pop3 use ssl", "smtp server", "smtp secure connection",
    "leave on server", "usenewoutlook"};
// The user's choice to have the new Outlook in place of the classic one.
constexpr std::string_view kNewOutlook = "usenewoutlook";

constexpr std::string_view kProfiles = R"(\outlook\profiles\)";
constexpr std::string_view kAccounts = R"(\9375cff0413111d3b88a00104b2a6676\)";
constexpr std::string_view kPreferences = R"(\outlook\preferences)";

constexpr std::uint32_t kLeave = 0x1;
constexpr std::uint32_t kRemoveByAge = 0x2;
constexpr std::uint32_t kRemoveWhenPurged = 0x4;
constexpr unsigned kDaysShift = 16;
constexpr std::uint32_t kMaxPort = 65535;

// "<profile>/00000002" for the key of an account; none for any other key.
std::optional<std::string> account_id(const std::string& path) {
  const std::string lower = text::lower(path);
  const std::size_t profiles = lower.find(kProfiles);
  const std::size_t accounts = lower.find(kAccounts);
  if (profiles == std::string::npos || accounts == std::string::npos) return std::nullopt;
  const std::size_t begin = profiles + kProfiles.size();
  const std::string number = path.substr(accounts + kAccounts.size());
  if (accounts <= begin || number.empty() || number.find('\\') != std::string::npos)
    return std::nullopt;
  return path.substr(begin, accounts - begin) + "/" + number;
}

std::string text_or_empty(const RegistryKey& key, const std::string& name) {
  const std::string* const text = key.text(name);
  return text == nullptr ? std::string() : *text;
}

Removal removal_of(const RegistryKey& key) {
  Removal out;
  const std::uint32_t* const value = key.number("leave on server");
  if (value == nullptr) return out;
  out.leave_on_server = (*value & kLeave) != 0;
  out.by_age = (*value & kRemoveByAge) != 0;
  out.days = static_cast<int>(*value >> kDaysShift);
  out.when_deleted = (*value & kRemoveWhenPurged) != 0;
  return out;
}

Incoming incoming_of(const RegistryKey& key) {
  Incoming out;
  if (const std::string* const host = key.text("pop3 server")) {
    out.protocol = Protocol::pop3;
    out.server.host = *host;
    out.server.user = text_or_empty(key, "pop3 user");
    const std::uint32_t* const port = key.number("pop3 port");
    if (port != nullptr && *port <= kMaxPort) out.server.port = static_cast<int>(*port);
    if (const auto* const ssl = key.number("pop3 use ssl"))
      out.server.security = *ssl == 0 ? Security::plain : Security::tls;
    out.removal = removal_of(key);
  } else if (const std::string* const imap = key.text("imap server")) {
    out.protocol = Protocol::imap;
    out.server.host = *imap;
    out.server.user = text_or_empty(key, "imap user");
  }
  return out;
}

std::optional<Outgoing> outgoing_of(const RegistryKey& key) {
  const std::string* const host = key.text("smtp server");
  if (host == nullptr || host->empty()) return std::nullopt;
  Outgoing out;
  out.server.host = *host;
  const std::uint32_t* const secure = key.number("smtp secure connection");
  constexpr std::array<Security, 3> kBySetting = {Security::plain, Security::tls,
                                                  Security::starttls};
  if (secure != nullptr && *secure < kBySetting.size()) out.server.security = kBySetting[*secure];
  return out;
}

Setup setup_of(std::span<const RegistryKey> keys, const std::string& label) {
  Setup out;
  out.client = Client::outlook;
  out.profile = label;
  out.accounts = outlook_accounts(keys);
  return out;
}

}  // namespace

std::vector<Account> outlook_accounts(std::span<const RegistryKey> keys) {
  std::vector<Account> out;
  bool new_outlook = false;
  for (const RegistryKey& key : keys) {
    const std::uint32_t* const chosen = key.number(std::string(kNewOutlook));
    if (chosen != nullptr && *chosen == 1 && text::lower(key.path).ends_with(kPreferences))
      new_outlook = true;
    const auto id = account_id(key.path);
    if (!id) continue;
    Account account;
    account.client = Client::outlook;
    account.id = *id;
    account.incoming = incoming_of(key);
    if (account.incoming.protocol == Protocol::other) continue;  // Exchange, address books
    Identity identity;
    identity.id = *id;
    identity.address = text_or_empty(key, "email");
    identity.outgoing = outgoing_of(key);
    account.name = text_or_empty(key, "account name");
    if (account.name.empty()) account.name = identity.address;
    account.identities.push_back(std::move(identity));
    out.push_back(std::move(account));
  }
  for (Account& account : out) account.new_outlook = new_outlook;
  return out;
}

tl::expected<Setup, Problem> read_outlook(const std::filesystem::path& file) {
  const std::string label = text::utf8_of(file.filename());
  const auto bytes = read_small_file(file, label, kMaxRegistryBytes);
  if (!bytes) return tl::make_unexpected(bytes.error());
  const auto keys = parse_registry(*bytes, kWanted);
  if (!keys) return tl::make_unexpected(Problem{label, keys.error().line, keys.error().what, {}});
  return setup_of(*keys, label);
}

tl::expected<Setup, Problem> read_live_outlook() {
  const auto keys = read_live_registry(kWanted);
  if (!keys) return tl::make_unexpected(keys.error());
  return setup_of(*keys, "Outlook");
}

}  // namespace pec::accounts
