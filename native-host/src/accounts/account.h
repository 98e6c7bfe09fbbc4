// SPDX-License-Identifier: EUPL-1.2
//
// One account of a mail program, as its settings say; the same value for every program. What a
// program does not tell is absent: a rule says nothing about it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/filter_rules.h"
#include "accounts/folder_facts.h"
#include "accounts/popstate.h"
#include "accounts/problem.h"

namespace pec::accounts {

enum class Client { thunderbird, outlook };
enum class Protocol { imap, pop3, other };
enum class Security { plain, starttls, tls };

struct Server {
  std::string host;
  int port = 0;  // 0: not known
  std::optional<Security> security;
  std::string user;  // empty: none, or not known
};

// When a POP3 account takes messages away from the server.
struct Removal {
  std::optional<bool> leave_on_server;
  // What follows matters only where messages are left at all.
  bool by_age = false;
  int days = 0;
  bool when_deleted = false;
  bool when_moved = false;
};

enum class Retention { all, by_age, by_count };

struct Incoming {
  Protocol protocol = Protocol::other;
  Server server;
  Removal removal;  // POP3 only
  std::optional<bool> checks_by_itself;
  std::optional<int> check_minutes;
  std::optional<bool> checks_at_start;
  std::optional<bool> keeps_offline_copy;  // IMAP only
  int offline_days = 0;                    // IMAP only: how far back copies go; 0: all the way
  bool fetches_heads_only = false;         // POP3 only
  bool deletes_without_trash = false;      // IMAP only
  bool empties_trash_on_exit = false;
  std::string trash;  // the folder of deleted messages; empty: its usual name
  Retention retention = Retention::all;
  int retention_limit = 0;  // days, or messages
  bool junk_is_moved = false;
  bool junk_is_purged = false;
  int junk_days = 0;
};

struct Outgoing {
  std::string id;
  Server server;
};

struct Identity {
  std::string id;
  std::string address;
  std::string reply_to;
  std::string cc;
  std::string bcc;
  bool keeps_sent = true;
  bool sent_is_local = false;  // in a folder of this computer alone
  std::optional<Outgoing> outgoing;
};

struct Account {
  Client client = Client::thunderbird;
  std::string id;
  std::string name;
  Incoming incoming;
  std::vector<Identity> identities;
  std::vector<Filter> filters;
  FolderFacts folders;
  std::optional<PopMailbox> popstate;
  bool new_outlook = false;
  std::vector<Problem> problems;  // what of this account could not be read
};

// The accounts of one profile.
struct Setup {
  Client client = Client::thunderbird;
  std::string profile;  // its name, without where it lies: that may hold the user's
  std::vector<Account> accounts;
  // When the mail program last wrote its settings, which Thunderbird does whenever it ends.
  std::optional<std::chrono::sys_seconds> last_run;
};

std::string_view client_id(Client client);        // "thunderbird", "outlook"
std::string_view protocol_id(Protocol protocol);  // "imap", "pop3", "other"
std::string_view security_id(Security security);  // "plain", "starttls", "tls"

}  // namespace pec::accounts
