// SPDX-License-Identifier: EUPL-1.2
#include "accounts/thunderbird_accounts.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "accounts/lines.h"
#include "accounts/server_folder.h"
#include "text/ascii.h"
#include "text/paths.h"

namespace pec::accounts {
namespace {

constexpr std::string_view kPrefsFile = "prefs.js";
// Folders of this computer alone have addresses that open so: Local Folders, and POP3 accounts'.
constexpr std::string_view kThisComputer = "mailbox://";

// The ports that an absent preference stands for: RFC 9051, RFC 1939, RFC 8314.
struct DefaultPort {
  std::string_view type;
  int plain;
  int tls;
};
constexpr std::array<DefaultPort, 3> kPorts = {
    {{"imap", 143, 993}, {"pop3", 110, 995}, {"smtp", 587, 465}}};

int default_port(std::string_view type, Security security) {
  for (const DefaultPort& row : kPorts)
    if (row.type == type) return security == Security::tls ? row.tls : row.plain;
  return 0;
}

// socketType and try_ssl: 0 none, 2 STARTTLS, 3 TLS. 1 was "STARTTLS if there is", which a
// connection that is listened to never has.
Security security_of(int socket_type) {
  if (socket_type == 3) return Security::tls;
  return socket_type == 2 ? Security::starttls : Security::plain;
}

// "account1,account2"; blanks and empty names are nothing.
std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view name = text::trimmed(list.substr(0, comma));
    if (!name.empty()) out.emplace_back(name);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return out;
}

Removal removal_of(const Prefs& prefs, const std::string& server) {
  Removal out;
  out.leave_on_server = prefs.flag(server + "leave_on_server", false);
  out.by_age = prefs.flag(server + "delete_by_age_from_server", false);
  out.days = prefs.number(server + "num_days_to_leave_on_server", 7);
  out.when_deleted = prefs.flag(server + "delete_mail_left_on_server", false);
  out.when_moved = prefs.flag("mail.pop3.deleteFromServerOnMove", false);
  return out;
}

void read_junk(const Prefs& prefs, const std::string& server, Incoming& out) {
  const bool on = prefs.number(server + "spamLevel", 100) > 0;
  // Thunderbird's own filter, or the provider's marks that it was told to trust.
  const bool acts = on || prefs.flag(server + "useServerFilter", false);
  out.junk_is_moved = acts && prefs.flag(server + "moveOnSpam", false);
  out.junk_is_purged = on && prefs.flag(server + "purgeSpam", false);
  out.junk_days = prefs.number(server + "purgeSpamInterval", 14);
}

void read_retention(const Prefs& prefs, const std::string& server, Incoming& out) {
  const int by = prefs.number(server + "retainBy", 1);
  if (by == 2) {
    out.retention = Retention::by_age;
    out.retention_limit = prefs.number(server + "daysToKeepHdrs", 30);
  } else if (by == 3) {
    out.retention = Retention::by_count;
    out.retention_limit = prefs.number(server + "numHdrsToKeep", 2000);
  }
}

Incoming incoming_of(const Prefs& prefs, const std::string& server, const std::string& type) {
  Incoming out;
  out.protocol = type == "imap"   ? Protocol::imap
                 : type == "pop3" ? Protocol::pop3
                                  : Protocol::other;
  out.server.host = prefs.text(server + "hostname");
  out.server.user = prefs.text(server + "userName");
  // isSecure is what Thunderbird 2 wrote in place of socketType.
  const bool old_secure = prefs.flag(server + "isSecure", false);
  const Security security = security_of(prefs.number(server + "socketType", old_secure ? 3 : 0));
  out.server.security = security;
  const int port = prefs.number(server + "port", -1);
  out.server.port = port > 0 ? port : default_port(type, security);
  // Without a preference the protocol decides, and both IMAP and POP3 check.
  out.checks_by_itself = prefs.flag(server + "check_new_mail", true);
  out.check_minutes = prefs.number(server + "check_time", 10);
  out.checks_at_start = prefs.flag(server + "login_at_startup", false);
  out.empties_trash_on_exit = prefs.flag(server + "empty_trash_on_exit", false);
  if (out.protocol == Protocol::imap) {
    out.keeps_offline_copy = prefs.flag(server + "offline_download", true);
    out.offline_days = std::max(prefs.number(server + "autosync_max_age_days", -1), 0);
    // 0 marks, 1 moves to the trash, 2 removes (nsMsgImapDeleteModels).
    out.deletes_without_trash = prefs.number(server + "delete_model", 1) == 2;
    out.trash = prefs.text(server + "trash_folder_name");
  }
  if (out.protocol == Protocol::pop3) {
    out.removal = removal_of(prefs, server);
    out.fetches_heads_only = prefs.flag(server + "headers_only", false);
  }
  read_retention(prefs, server, out);
  read_junk(prefs, server, out);
  return out;
}

std::optional<Outgoing> outgoing_of(const Prefs& prefs, const std::string& identity) {
  std::string id = prefs.text(identity + "smtpServer");
  if (id.empty()) id = prefs.text("mail.smtp.defaultserver");
  const std::vector<std::string> all = names_in(prefs.text("mail.smtpservers"));
  if (id.empty() && !all.empty()) id = all.front();
  const std::string server = "mail.smtpserver." + id + ".";
  const std::string host = prefs.text(server + "hostname");
  if (id.empty() || host.empty()) return std::nullopt;
  Outgoing out;
  out.id = id;
  out.server.host = host;
  out.server.user = prefs.text(server + "username");
  const Security security = security_of(prefs.number(server + "try_ssl", 0));
  out.server.security = security;
  const int port = prefs.number(server + "port", 0);
  out.server.port = port > 0 ? port : default_port("smtp", security);
  return out;
}

Identity identity_of(const Prefs& prefs, const std::string& id) {
  const std::string identity = "mail.identity." + id + ".";
  Identity out;
  out.id = id;
  out.address = prefs.text(identity + "useremail");
  out.reply_to = prefs.text(identity + "reply_to");
  if (prefs.flag(identity + "doCc", false)) out.cc = prefs.text(identity + "doCcList");
  if (prefs.flag(identity + "doBcc", false)) {
    out.bcc = prefs.text(identity + "doBccList");
  } else if (!prefs.has(identity +
                        "doBcc")) {  // what old releases wrote, and newer ones still read
    if (prefs.flag(identity + "bcc_others", false)) out.bcc = prefs.text(identity + "bcc_list");
    if (prefs.flag(identity + "bcc_self", false)) out.bcc = out.address;
  }
  out.keeps_sent = prefs.flag(identity + "fcc", true);
  // Thunderbird writes the folder when the account is made. Without one nothing can be said.
  out.sent_is_local = prefs.text(identity + "fcc_folder").starts_with(kThisComputer);
  out.outgoing = outgoing_of(prefs, identity);
  return out;
}

std::string server_of(const Prefs& prefs, const std::string& account) {
  return "mail.server." + prefs.text("mail.account." + account + ".server") + ".";
}

}  // namespace

std::vector<Account> thunderbird_accounts(const Prefs& prefs) {
  constexpr std::array<std::string_view, 4> kNoMail = {"", "none", "nntp", "rss"};
  std::vector<Account> out;
  for (const std::string& id : names_in(prefs.text("mail.accountmanager.accounts"))) {
    const std::string server = server_of(prefs, id);
    const std::string type = prefs.text(server + "type");
    if (std::find(kNoMail.begin(), kNoMail.end(), type) != kNoMail.end()) continue;
    if (out.size() == kMaxAccounts) break;
    Account account;
    account.id = id;
    account.incoming = incoming_of(prefs, server, type);
    for (const std::string& name : names_in(prefs.text("mail.account." + id + ".identities")))
      account.identities.push_back(identity_of(prefs, name));
    account.name = prefs.text(server + "name");
    if (account.name.empty() && !account.identities.empty())
      account.name = account.identities.front().address;
    out.push_back(std::move(account));
  }
  return out;
}

tl::expected<Prefs, Problem> read_prefs(const std::filesystem::path& profile) {
  const auto text = read_small_file(profile / kPrefsFile, std::string(kPrefsFile), kMaxPrefsBytes);
  if (!text) return tl::make_unexpected(text.error());
  auto prefs = Prefs::parse(*text);
  if (!prefs) {
    return tl::make_unexpected(
        Problem{std::string(kPrefsFile), prefs.error().line, prefs.error().what, {}});
  }
  return std::move(*prefs);
}

tl::expected<Setup, Problem> read_thunderbird(const std::filesystem::path& profile) {
  const auto prefs = read_prefs(profile);
  if (!prefs) return tl::make_unexpected(prefs.error());
  Setup out;
  out.client = Client::thunderbird;
  const auto named = profile.has_filename() ? profile : profile.parent_path();
  out.profile = text::utf8_of(named.filename());
  out.accounts = thunderbird_accounts(*prefs);
  out.last_run = last_written(profile / kPrefsFile);
  for (Account& account : out.accounts)
    read_server_folder(profile, *prefs, server_of(*prefs, account.id), account);
  return out;
}

}  // namespace pec::accounts
