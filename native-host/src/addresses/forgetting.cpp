// SPDX-License-Identifier: EUPL-1.2
//
// Making what is known as if it had never been.
#include <algorithm>
#include <array>

#include "addresses/address.h"
#include "addresses/directory.h"
#include "addresses/directory_state.h"

namespace pec::addresses {
namespace {

using storage::StorageError;
using Count = tl::expected<std::int64_t, StorageError>;

// What is to go: an address and its place, or a register's name.
struct Doomed {
  std::string_view value;
  std::string_view place;
};

// Runs one deleting statement. Out: how many rows went.
Count erase(storage::Database& database, std::string_view sql, const Doomed& doomed) {
  auto statement = database.prepare(sql);
  if (!statement) return tl::make_unexpected(std::move(statement.error()));
  if (sql.find("?1") != std::string_view::npos) statement->bind(1, doomed.value);
  if (sql.find("?2") != std::string_view::npos) statement->bind(2, doomed.place);
  if (auto done = statement->run(); !done) return tl::make_unexpected(std::move(done.error()));
  auto changes = database.prepare("SELECT changes()");
  if (!changes) return tl::make_unexpected(std::move(changes.error()));
  const auto row = changes->step();
  if (!row) return tl::make_unexpected(row.error());
  return changes->number(0);
}

Count erase_each(storage::Database& database, std::span<const std::string_view> statements,
                 const Doomed& doomed) {
  std::int64_t gone = 0;
  for (const std::string_view sql : statements) {
    Count count = erase(database, sql, doomed);
    if (!count) return count;
    gone += *count;
  }
  return gone;
}

// All of `statements` in one transaction, and then no trace of it in the file nor in its log.
Count erase_all(storage::Database& database, std::span<const std::string_view> statements,
                const Doomed& doomed) {
  auto transaction = storage::Transaction::begin(database);
  if (!transaction) return tl::make_unexpected(std::move(transaction.error()));
  Count gone = erase_each(database, statements, doomed);
  if (!gone) return gone;
  if (auto done = transaction->commit(); !done) return tl::make_unexpected(std::move(done.error()));
  if (auto done = database.run("PRAGMA wal_checkpoint(TRUNCATE)"); !done)
    return tl::make_unexpected(std::move(done.error()));
  database.drop_backups();
  return gone;
}

constexpr std::array<std::string_view, 5> kOfAddress = {
    "DELETE FROM decision WHERE address = ?1", "DELETE FROM learned WHERE address = ?1",
    "DELETE FROM failure WHERE address = ?1",
    "DELETE FROM entry WHERE register IN (SELECT id FROM register) AND place = ?2",
    "UPDATE body SET pec = '' WHERE pec = ?2"};
constexpr std::array<std::string_view, 4> kOfRegister = {
    "DELETE FROM entry WHERE register = (SELECT id FROM register WHERE name = ?1)",
    "DELETE FROM register_domain WHERE register = (SELECT id FROM register WHERE name = ?1)",
    "DELETE FROM body WHERE register = (SELECT id FROM register WHERE name = ?1)",
    "DELETE FROM register WHERE name = ?1"};
constexpr std::array<std::string_view, 8> kEverything = {
    "DELETE FROM decision", "DELETE FROM learned", "DELETE FROM failure",
    "DELETE FROM entry",    "DELETE FROM body",    "DELETE FROM register_domain",
    "DELETE FROM register", "DELETE FROM mx"};
constexpr std::array<std::string_view, 1> kDecisions = {"DELETE FROM decision"};
constexpr std::array<std::string_view, 1> kMx = {"DELETE FROM mx"};
// learned.source is the number of a Source.
static_assert(static_cast<int>(Source::acceptance) == 1 &&
              static_cast<int>(Source::delivery) == 2 && static_cast<int>(Source::envelope) == 3);
constexpr std::array<std::string_view, 1> kAcceptances = {"DELETE FROM learned WHERE source = 1"};
constexpr std::array<std::string_view, 1> kDeliveries = {"DELETE FROM learned WHERE source = 2"};
constexpr std::array<std::string_view, 1> kEnvelopes = {"DELETE FROM learned WHERE source = 3"};
constexpr std::array<std::string_view, 1> kFailures = {"DELETE FROM failure"};

struct SourceRow {
  std::string_view name;
  std::span<const std::string_view> statements;
};
constexpr std::array<SourceRow, 6> kSources = {{{"user", kDecisions},
                                                {"acceptance", kAcceptances},
                                                {"delivery", kDeliveries},
                                                {"envelope", kEnvelopes},
                                                {"failure", kFailures},
                                                {"mx", kMx}}};

const SourceRow* source_named(std::string_view name) {
  const auto* const row = std::find_if(kSources.begin(), kSources.end(),
                                       [name](const SourceRow& one) { return one.name == name; });
  return row == kSources.end() ? nullptr : row;
}

}  // namespace

tl::expected<std::int64_t, StorageError> erase_register(storage::Database& database,
                                                        std::string_view name) {
  return erase_each(database, kOfRegister, {name, {}});
}

bool is_source_name(std::string_view name) { return source_named(name) != nullptr; }

tl::expected<std::int64_t, StorageError> Directory::forget_address(std::string_view address) {
  const auto parsed = parse_address(address);
  if (!parsed) return 0;
  state_->known_domains.reset();
  return erase_all(state_->database, kOfAddress, {parsed->key, place_of(*parsed)});
}

tl::expected<std::int64_t, StorageError> Directory::forget_source(std::string_view source) {
  state_->known_domains.reset();
  if (const SourceRow* const row = source_named(source))
    return erase_all(state_->database, row->statements, {});
  return erase_all(state_->database, kOfRegister, {source, {}});
}

tl::expected<std::int64_t, StorageError> Directory::forget_everything() {
  state_->known_domains.reset();
  return erase_all(state_->database, kEverything, {});
}

}  // namespace pec::addresses
