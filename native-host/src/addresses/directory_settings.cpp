// SPDX-License-Identifier: EUPL-1.2
//
// What the user says: decisions and settings; and what the directory says of itself.
#include <algorithm>

#include "addresses/address.h"
#include "addresses/directory.h"
#include "addresses/directory_state.h"

namespace pec::addresses {
namespace {

using std::chrono::sys_seconds;
using storage::Statement;
using storage::StorageError;

template <typename Row>
tl::expected<void, StorageError> each_row(const storage::Database& database, std::string_view sql,
                                          const Row& row) {
  auto statement = database.prepare(sql);
  if (!statement) return tl::make_unexpected(std::move(statement.error()));
  for (;;) {
    const auto more = statement->step();
    if (!more) return tl::make_unexpected(more.error());
    if (!*more) return {};
    row(*statement);
  }
}

tl::expected<void, StorageError> set(storage::Database& database, std::string_view name,
                                     std::int64_t value) {
  auto statement = database.prepare(
      "INSERT INTO setting VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value");
  if (!statement) return tl::make_unexpected(std::move(statement.error()));
  return statement->bind(1, name).bind(2, value).run();
}

// Whether a mail exchanger is worth asking: nothing is remembered of it, or too long ago.
tl::expected<bool, StorageError> is_due(LazyStatement& mx, const storage::Database& database,
                                        std::string_view domain, sys_seconds now) {
  const auto statement = mx.get(database);
  if (!statement) return tl::make_unexpected(statement.error());
  const storage::Use use(**statement);
  const auto row = (*statement)->bind(1, domain).step();
  if (!row) return tl::make_unexpected(row.error());
  return !*row || now - instant_of((*statement)->number(1)) > kMxKeptFor;
}

}  // namespace

tl::expected<void, StorageError> drop_expired(storage::Database& database, int days,
                                              sys_seconds now) {
  if (days <= 0) return {};
  const std::int64_t oldest = seconds_of(now - std::chrono::days(days));
  for (const std::string_view sql :
       {"DELETE FROM learned WHERE at < ?1", "DELETE FROM failure WHERE at < ?1"}) {
    auto statement = database.prepare(sql);
    if (!statement) return tl::make_unexpected(std::move(statement.error()));
    if (auto done = statement->bind(1, oldest).run(); !done) return done;
  }
  return {};
}

tl::expected<void, StorageError> Directory::decide(std::string_view address,
                                                   std::optional<Says> says, sys_seconds now) {
  const auto parsed = parse_address(address);
  if (!parsed) return tl::make_unexpected(StorageError{{}, "no-address", std::string(address)});
  auto statement =
      state_->database.prepare(says ? "INSERT OR REPLACE INTO decision VALUES (?1, ?2, ?3)"
                                    : "DELETE FROM decision WHERE address = ?1");
  if (!statement) return tl::make_unexpected(std::move(statement.error()));
  statement->bind(1, parsed->key);
  if (says) statement->bind(2, *says == Says::certified ? 1 : 0).bind(3, seconds_of(now));
  return statement->run();
}

tl::expected<std::vector<ImportedRegister>, StorageError> Directory::registers() const {
  std::vector<ImportedRegister> out;
  const auto read = each_row(
      state_->database,
      "SELECT name, format, file, rows, addresses, imported FROM register ORDER BY name",
      [&out](const Statement& row) {
        out.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                       row.number(3), row.number(4), instant_of(row.number(5))});
      });
  if (!read) return tl::make_unexpected(read.error());
  return out;
}

tl::expected<DirectoryStats, StorageError> Directory::stats() const {
  DirectoryStats out;
  const auto read = each_row(state_->database,
                             "SELECT (SELECT coalesce(sum(addresses), 0) FROM register),"
                             " (SELECT count(*) FROM decision),"
                             " (SELECT count(DISTINCT address) FROM learned),"
                             " (SELECT count(*) FROM failure)",
                             [&out](const Statement& row) {
                               out.addresses = row.number(0);
                               out.decisions = row.number(1);
                               out.learned = row.number(2);
                               out.failures = row.number(3);
                             });
  if (!read) return tl::make_unexpected(read.error());
  const auto bytes = state_->database.size();
  if (!bytes) return tl::make_unexpected(bytes.error());
  out.bytes = *bytes;
  return out;
}

tl::expected<DirectorySettings, StorageError> Directory::settings() const {
  DirectorySettings out;
  const auto read =
      each_row(state_->database, "SELECT name, value FROM setting", [&out](const Statement& row) {
        if (row.text(0) == "retention_days") out.retention_days = static_cast<int>(row.number(1));
        if (row.text(0) == "mx") out.mx = row.number(1) != 0;
      });
  if (!read) return tl::make_unexpected(read.error());
  return out;
}

tl::expected<void, StorageError> Directory::set_settings(const DirectorySettings& settings,
                                                         sys_seconds now) {
  auto transaction = storage::Transaction::begin(state_->database);
  if (!transaction) return tl::make_unexpected(std::move(transaction.error()));
  const int days = std::clamp(settings.retention_days, 0, kMaxRetentionDays);
  if (auto done = set(state_->database, "retention_days", days); !done) return done;
  if (auto done = set(state_->database, "mx", settings.mx ? 1 : 0); !done) return done;
  if (auto done = drop_expired(state_->database, days, now); !done) return done;
  state_->known_domains.reset();
  return transaction->commit();
}

tl::expected<bool, StorageError> Directory::remember_exchangers(std::string_view domain,
                                                                std::span<const std::string> hosts,
                                                                sys_seconds now) {
  std::string_view suffix;  // of a provider
  for (const std::string& host : hosts)
    if (suffix.empty()) suffix = state_->shipped.mx_suffix(host);
  auto statement = state_->database.prepare("INSERT OR REPLACE INTO mx VALUES (?1, ?2, ?3)");
  if (!statement) return tl::make_unexpected(std::move(statement.error()));
  const auto done = statement->bind(1, domain).bind(2, suffix).bind(3, seconds_of(now)).run();
  if (!done) return tl::make_unexpected(done.error());
  return !suffix.empty();
}

tl::expected<std::vector<std::string>, StorageError> Directory::domains_to_ask(
    std::span<const std::string> unknown_addresses, sys_seconds now) {
  const auto chosen = settings();
  if (!chosen) return tl::make_unexpected(chosen.error());
  std::vector<std::string> out;
  if (!chosen->mx) return out;
  for (const std::string& one : unknown_addresses) {
    const auto address = parse_address(one);
    if (!address || std::find(out.begin(), out.end(), address->domain) != out.end()) continue;
    const auto wanted = is_due(state_->mx, state_->database, address->domain, now);
    if (!wanted) return tl::make_unexpected(wanted.error());
    if (*wanted) out.push_back(address->domain);
    if (out.size() == kMaxDomainsToAsk) break;
  }
  return out;
}

}  // namespace pec::addresses
