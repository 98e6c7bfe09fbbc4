// SPDX-License-Identifier: EUPL-1.2
//
// What an open directory holds. Private to addresses/.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "addresses/directory.h"
#include "addresses/shipped_domains.h"
#include "addresses/similar.h"
#include "storage/database.h"

namespace pec::addresses {

inline std::int64_t seconds_of(std::chrono::sys_seconds time) {
  return time.time_since_epoch().count();
}

inline std::chrono::sys_seconds instant_of(std::int64_t seconds) {
  return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

// Drops what receipts taught longer ago than the retention allows; 0 days: nothing. To be run in a
// transaction.
tl::expected<void, storage::StorageError> drop_expired(storage::Database& database, int days,
                                                       std::chrono::sys_seconds now);

// Takes a register out, within a transaction. Out: how many rows went; 0 when there is none of the
// name.
tl::expected<std::int64_t, storage::StorageError> erase_register(storage::Database& database,
                                                                 std::string_view name);

// Whether forget_source() takes the name for that of a source; a register cannot bear it.
bool is_source_name(std::string_view name);

// A statement that is prepared when it is first needed: not every look-up needs all.
class LazyStatement {
 public:
  explicit LazyStatement(std::string_view sql) : sql_(sql) {}

  tl::expected<storage::Statement*, storage::StorageError> get(const storage::Database& database) {
    if (!statement_) {
      auto prepared = database.prepare(sql_);
      if (!prepared) return tl::make_unexpected(std::move(prepared.error()));
      statement_.emplace(std::move(*prepared));
    }
    return &*statement_;
  }

 private:
  std::string_view sql_;
  std::optional<storage::Statement> statement_;
};

struct Directory::State {
  State(storage::Database opened, const accounts::Providers& providers)
      : database(std::move(opened)), shipped(providers) {}

  storage::Database database;  // before the statements, which end first
  ShippedDomains shipped;
  std::optional<std::vector<KnownDomain>> known_domains;  // shipped and learned; made when needed

  LazyStatement decision{"SELECT certified, at FROM decision WHERE address = ?1"};
  LazyStatement learned{"SELECT source, certified, at FROM learned WHERE address = ?1"};
  // 1: Source::acceptance; only that is true of the domain.
  LazyStatement learned_domain{
      "SELECT certified, max(at) FROM learned INDEXED BY learned_by_domain"
      " WHERE domain = ?1 AND source = 1 AND address <> ?2 GROUP BY certified"};
  // 2 and 3: Source::delivery and envelope, which no mailbox has that does not exist.
  LazyStatement mailboxes{
      "SELECT DISTINCT address FROM learned INDEXED BY learned_by_domain"
      " WHERE domain = ?1 AND source IN (2, 3) LIMIT 2000"};
  LazyStatement failures{"SELECT count(*), max(at), error, detail FROM failure WHERE address = ?1"};
  LazyStatement entries{
      "SELECT entry.certified, coalesce(entry.at, register.imported), register.name, entry.body,"
      " entry.register FROM register CROSS JOIN entry ON entry.register = register.id"
      " WHERE entry.place = ?1"};
  LazyStatement entry_domains{
      "SELECT register.id, register.name, register.imported, counted.certified, counted.ordinary,"
      " counted.at FROM register CROSS JOIN register_domain AS counted"
      " ON counted.register = register.id AND counted.domain = ?1"
      " UNION ALL"
      " SELECT register.id, register.name, register.imported, NULL, NULL, NULL FROM register"
      " WHERE NOT EXISTS (SELECT 1 FROM register_domain"
      " WHERE register_domain.register = register.id AND domain = ?1)"};
  LazyStatement few_of_domain{
      "SELECT total(certified), total(1 - certified), max(coalesce(at, ?4)) FROM entry"
      " WHERE register = ?1 AND place >= ?2 AND place < ?3"};
  LazyStatement same_body{
      "SELECT pec, name FROM body WHERE code = ?1 AND register = ?2 AND pec <> ''"};
  LazyStatement begin{"BEGIN"};
  LazyStatement end{"COMMIT"};
  LazyStatement mx{"SELECT suffix, at FROM mx WHERE domain = ?1"};
};

}  // namespace pec::addresses
