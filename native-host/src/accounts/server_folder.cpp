// SPDX-License-Identifier: EUPL-1.2
#include "accounts/server_folder.h"

#include <iterator>
#include <system_error>
#include <utility>

#include "text/ascii.h"
#include "text/paths.h"

namespace pec::accounts {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kInProfile = "[ProfD]";
constexpr std::string_view kFilters = "msgFilterRules.dat";
constexpr std::string_view kPopstate = "popstate.dat";

struct Folder {
  fs::path path;
  std::string label;  // below the profile, or its last name: what lies above may hold a name
};

// directory-rel is what Thunderbird believes while it leads into the profile; directory is
// absolute. Empty when there is neither.
Folder folder_of(const fs::path& profile, const Prefs& prefs, const std::string& server) {
  const std::string relative = prefs.text(server + "directory-rel");
  if (relative.starts_with(kInProfile)) {
    const std::string below = relative.substr(kInProfile.size());
    return {profile / text::path_of(below), below};
  }
  const fs::path absolute = text::path_of(prefs.text(server + "directory"));
  if (!absolute.is_absolute()) return {};
  return {absolute, text::utf8_of(absolute.filename())};
}

// A file that need not exist. Out: its text; none when there is none or it cannot be read.
std::optional<std::string> optional_file(const Folder& folder, std::string_view name,
                                         std::size_t max_bytes, std::vector<Problem>& problems) {
  auto text =
      read_small_file(folder.path / name, folder.label + "/" + std::string(name), max_bytes);
  if (text) return std::move(*text);
  if (text.error().what != "not-found") problems.push_back(text.error());
  return std::nullopt;
}

void read_filters(const Folder& folder, Account& account) {
  const auto text = optional_file(folder, kFilters, kMaxFilterBytes, account.problems);
  if (!text) return;
  auto filters = parse_filters(*text);
  if (!filters) {
    account.problems.push_back({folder.label + "/" + std::string(kFilters), filters.error().line,
                                filters.error().what, account.id});
    return;
  }
  std::move(filters->begin(), filters->end(), std::back_inserter(account.filters));
}

void read_popstate(const Folder& folder, Account& account) {
  const auto text = optional_file(folder, kPopstate, kMaxPopstateBytes, account.problems);
  if (!text) return;
  auto mailboxes = parse_popstate(*text);
  if (!mailboxes) {
    account.problems.push_back({folder.label + "/" + std::string(kPopstate), mailboxes.error().line,
                                mailboxes.error().what, account.id});
    return;
  }
  for (PopMailbox& mailbox : *mailboxes) {
    const bool ours = text::equals_ignoring_case(mailbox.host, account.incoming.server.host) &&
                      mailbox.user == account.incoming.server.user;
    if (ours) account.popstate = std::move(mailbox);
  }
}

}  // namespace

void read_server_folder(const fs::path& profile, const Prefs& prefs, const std::string& server,
                        Account& account) {
  const Folder own = folder_of(profile, prefs, server);
  if (own.path.empty()) return;
  read_filters(own, account);
  if (account.incoming.protocol == Protocol::pop3) read_popstate(own, account);
  account.folders = folder_facts(own.path, own.label, account.problems);
  // The mail of a POP3 account that is collected in another account's inbox lies there, and passes
  // that one's filters.
  const std::string other = prefs.text(server + "deferred_to_account");
  if (!other.empty()) {
    const std::string target =
        "mail.server." + prefs.text("mail.account." + other + ".server") + ".";
    const Folder there = folder_of(profile, prefs, target);
    if (!there.path.empty() && there.path != own.path) {
      read_filters(there, account);
      const FolderFacts more = folder_facts(there.path, there.label, account.problems);
      account.folders.files += more.files;
      account.folders.bytes += more.bytes;
      account.folders.complete = account.folders.complete && more.complete;
    }
  }
  for (Problem& problem : account.problems) problem.account = account.id;
}

}  // namespace pec::accounts
