// SPDX-License-Identifier: EUPL-1.2
//
// filter.*, junk.*, retention.*, trash.*, offline.*: what happens to a message that has come?
#include <algorithm>
#include <array>
#include <functional>

#include "accounts/conditions.h"
#include "accounts/lines.h"
#include "text/ascii.h"

namespace pec::accounts {
namespace {

constexpr std::size_t kMaxNamedFilters = 5;

// Last names of folders where messages do not stay, in lower case.
constexpr std::array<std::string_view, 9> kPerishing = {
    "trash",   "junk",    "spam",       "bulk mail",         "deleted items",
    "deleted", "cestino", "papierkorb", "posta indesiderata"};

using ActionCondition = std::function<bool(const FilterAction&)>;

// The enabled filters with such an action, named. What somebody runs by hand they watch.
Found filters_with(const Subject& s, const ActionCondition& condition) {
  std::size_t count = 0;
  std::string names;
  for (const Filter& filter : s.account.filters) {
    if (!filter.enabled || !filter.runs_by_itself ||
        std::none_of(filter.actions.begin(), filter.actions.end(), condition))
      continue;
    if (++count > kMaxNamedFilters) continue;
    if (!names.empty()) names += ", ";
    names += filter.name;
  }
  if (count == 0) return std::nullopt;
  if (count > kMaxNamedFilters) names += ", ...";
  return Hit{{{"filters", names}, {"count", std::to_string(count)}}};
}

bool is_move(const FilterAction& action) { return action.name == "Move to folder"; }

// "studio%40pec.example" as "studio@pec.example".
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte =
        text[i] == '%' ? whole_number<unsigned char>(text.substr(i + 1, 2), 16) : std::nullopt;
    out += byte ? static_cast<char>(*byte) : text[i];
    if (byte) i += 2;
  }
  return out;
}

std::string last_name(std::string_view path) {
  return text::lower(path.substr(path.rfind('/') + 1));  // npos + 1 is 0
}

bool is_perishing(const Account& account, std::string_view folder) {
  const std::string name = last_name(unescaped(folder));
  return (!account.incoming.trash.empty() && name == last_name(account.incoming.trash)) ||
         std::find(kPerishing.begin(), kPerishing.end(), name) != kPerishing.end();
}

// Whether a folder's address, "imap://user%40pec.example@host/INBOX/folder", is on a server under
// the user it is logged in to with.
bool is_folder_of(const Server& server, std::string_view folder) {
  constexpr std::string_view kImap = "imap://";
  if (!folder.starts_with(kImap)) return false;
  const std::string_view there =
      folder.substr(kImap.size(), folder.find('/', kImap.size()) - kImap.size());
  const std::size_t at = there.rfind('@');
  return at != std::string_view::npos &&
         text::equals_ignoring_case(unescaped(there.substr(0, at)), server.user) &&
         text::equals_ignoring_case(there.substr(at + 1), server.host);
}

// Whether a move takes a message from its mailbox: to another account, be it on the same server, to
// this computer alone, to the trash.
bool moves_away(const Account& account, const FilterAction& action) {
  if (!is_move(action)) return false;
  if (is_perishing(account, action.value)) return true;
  if (account.incoming.protocol != Protocol::imap) return false;  // local already
  return !is_folder_of(account.incoming.server, action.value);
}

}  // namespace

Found filter_deletes(const Subject& s) {
  return filters_with(s, [](const FilterAction& action) {
    return action.name == "Delete" || action.name == "Delete from Pop3 server";
  });
}

Found filter_moves_away(const Subject& s) {
  return filters_with(s,
                      [&s](const FilterAction& action) { return moves_away(s.account, action); });
}

Found filter_marks(const Subject& s) {
  return filters_with(s, [](const FilterAction& action) {
    return action.name == "Mark read" || action.name == "Ignore thread" ||
           action.name == "Ignore subthread" || (action.name == "JunkScore" && action.value != "0");
  });
}

Found filter_moves(const Subject& s) {
  return filters_with(s, [&s](const FilterAction& action) {
    return is_move(action) && !moves_away(s.account, action);
  });
}

Found junk_purged(const Subject& s) {
  if (!s.account.incoming.junk_is_purged) return std::nullopt;
  return Hit{{{"days", std::to_string(s.account.incoming.junk_days)}}};
}

Found junk_moved(const Subject& s) {
  return s.account.incoming.junk_is_moved ? Found(Hit{}) : std::nullopt;
}

Found retention_by_age(const Subject& s) {
  if (s.account.incoming.retention != Retention::by_age) return std::nullopt;
  return Hit{{{"days", std::to_string(s.account.incoming.retention_limit)}}};
}

Found retention_by_count(const Subject& s) {
  if (s.account.incoming.retention != Retention::by_count) return std::nullopt;
  return Hit{{{"count", std::to_string(s.account.incoming.retention_limit)}}};
}

Found trash_emptied_on_exit(const Subject& s) {
  return s.account.incoming.empties_trash_on_exit ? Found(Hit{}) : std::nullopt;
}

Found trash_not_used(const Subject& s) {
  return s.account.incoming.deletes_without_trash ? Found(Hit{}) : std::nullopt;
}

Found offline_off(const Subject& s) {
  return s.account.incoming.keeps_offline_copy == false ? Found(Hit{}) : std::nullopt;
}

Found offline_recent_only(const Subject& s) {
  const Incoming& incoming = s.account.incoming;
  if (incoming.keeps_offline_copy != true || incoming.offline_days == 0) return std::nullopt;
  return Hit{{{"days", std::to_string(incoming.offline_days)}}};
}

Found offline_heads_only(const Subject& s) {
  return s.account.incoming.fetches_heads_only ? Found(Hit{}) : std::nullopt;
}

}  // namespace pec::accounts
