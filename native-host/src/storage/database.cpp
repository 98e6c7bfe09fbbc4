// SPDX-License-Identifier: EUPL-1.2
#include "storage/database.h"

#include <fstream>
#include <sqlite3.h>
#include <system_error>

#include "text/paths.h"

namespace pec::storage {
namespace {

// How long to wait for another process that writes: longer than any learning takes, shorter than a
// person's patience. An import holds the file for longer; then whoever waits says "busy".
constexpr int kBusyMilliseconds = 3000;

// A file that only this user can read; SQLite gives the files beside it the same permissions.
bool make_private(const std::filesystem::path& file) {
  std::error_code failed;
  if (std::filesystem::exists(file, failed)) return true;
  const std::ofstream made(file, std::ios::app);
  if (!made) return false;
  std::filesystem::permissions(
      file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, failed);
  return !failed;
}

}  // namespace

void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

tl::expected<Database, StorageError> Database::open(const std::filesystem::path& file,
                                                    const Schema& schema) {
  const std::string name = file.empty() ? ":memory:" : text::utf8_of(file);
  if (!file.empty() && !make_private(file)) {
    return tl::make_unexpected(StorageError{name, "cannot-open", "the file cannot be made"});
  }
  auto out = connect(name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (!out) return out;
  if (auto migrated = out->migrate(schema); !migrated) {
    return tl::make_unexpected(std::move(migrated.error()));
  }
  return out;
}

tl::expected<Database, StorageError> Database::open_to_read(const std::filesystem::path& file,
                                                            const Schema& schema) {
  auto out = connect(text::utf8_of(file), SQLITE_OPEN_READONLY);
  if (!out) return out;
  if (auto current = out->is_current(schema); !current) {
    return tl::make_unexpected(std::move(current.error()));
  }
  return out;
}

tl::expected<Database, StorageError> Database::connect(const std::string& name, int flags) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Database out(handle, name);  // also where opening failed: the handle tells why and wants closing
  if (code != SQLITE_OK) return tl::make_unexpected(storage_error(handle, code, name));
  sqlite3_busy_timeout(handle, kBusyMilliseconds);
  sqlite3_extended_result_codes(handle, 1);
  // What the file holds never runs anything (sqlite.org/security.html).
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return out;
}

tl::expected<void, StorageError> Database::run(const char* sql) {
  const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return tl::make_unexpected(storage_error(handle_.get(), code, file_));
  return {};
}

tl::expected<Statement, StorageError> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return tl::make_unexpected(storage_error(handle_.get(), code, file_));
  return Statement(statement, file_);
}

tl::expected<std::int64_t, StorageError> Database::number(std::string_view sql) const {
  auto statement = prepare(sql);
  if (!statement) return tl::make_unexpected(std::move(statement.error()));
  const auto row = statement->step();
  if (!row) return tl::make_unexpected(row.error());
  return statement->number(0);
}

tl::expected<std::int64_t, StorageError> Database::size() const {
  auto pages = number("PRAGMA page_count");
  if (!pages) return pages;
  auto bytes = number("PRAGMA page_size");
  if (!bytes) return bytes;
  return *pages * *bytes;
}

tl::expected<std::int64_t, StorageError> Database::version() const {
  return number("PRAGMA user_version");
}

// Whether the form is the newest one. Errors: another program's file, or a newer version's.
tl::expected<bool, StorageError> Database::is_current(const Schema& schema) const {
  const auto version = this->version();
  if (!version) return tl::make_unexpected(version.error());
  const auto application = number("PRAGMA application_id");
  if (!application) return tl::make_unexpected(application.error());
  const auto tables = number("SELECT count(*) FROM sqlite_schema");
  if (!tables) return tl::make_unexpected(tables.error());
  if (*application != schema.application_id && (*application != 0 || *tables != 0)) {
    return tl::make_unexpected(
        StorageError{file_, "not-a-database", "it belongs to another program"});
  }
  const auto newest = static_cast<std::int64_t>(schema.steps.size());
  if (*version > newest) {
    return tl::make_unexpected(
        StorageError{file_, "too-new", "version " + std::to_string(*version) + " of its form"});
  }
  return *version == newest;
}

// Through a connection of its own, because the one in a transaction cannot
// (sqlite.org/lang_vacuum); under another name until it is whole.
tl::expected<void, StorageError> Database::back_up(std::int64_t version) const {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(file_.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
  const Database reader(handle, file_);
  if (code != SQLITE_OK) return tl::make_unexpected(storage_error(handle, code, file_));
  const std::string copy = file_ + ".v" + std::to_string(version);
  const std::filesystem::path begun = text::path_of(copy + "-begun");
  std::error_code failed;
  std::filesystem::remove(begun, failed);
  if (!make_private(begun))
    return tl::make_unexpected(StorageError{copy, "cannot-open", "the file cannot be made"});
  auto statement = reader.prepare("VACUUM INTO ?1");
  if (!statement) return tl::make_unexpected(std::move(statement.error()));
  if (auto done = statement->bind(1, text::utf8_of(begun)).run(); !done) return done;
  std::filesystem::rename(begun, text::path_of(copy), failed);
  if (failed) return tl::make_unexpected(StorageError{copy, "cannot-open", failed.message()});
  return {};
}

std::vector<std::filesystem::path> Database::backups() const {
  std::vector<std::filesystem::path> out;
  std::error_code ignored;
  const auto version = this->version();
  for (std::int64_t older = 1; older < version.value_or(0); ++older) {
    std::filesystem::path copy = text::path_of(file_ + ".v" + std::to_string(older));
    if (std::filesystem::exists(copy, ignored)) out.push_back(std::move(copy));
  }
  return out;
}

void Database::drop_backups() const {
  std::error_code ignored;
  for (const std::filesystem::path& copy : backups()) std::filesystem::remove(copy, ignored);
}

void Database::drop_old_backups() const {
  std::error_code failed;
  for (const std::filesystem::path& copy : backups()) {
    const auto made = std::filesystem::last_write_time(copy, failed);
    const bool old =
        !failed && std::filesystem::file_time_type::clock::now() - made > kBackupKeptFor;
    if (old) std::filesystem::remove(copy, failed);
  }
}

tl::expected<void, StorageError> Database::migrate(const Schema& schema) {
  const auto current = is_current(schema);  // before anything of another program is changed
  if (!current) return tl::make_unexpected(current.error());
  // Readers and a writer do not wait for each other; a killed process loses nothing committed. What
  // is deleted is overwritten, because people delete what nobody shall find; the log, too, which
  // an import makes large, is cut.
  auto prepared =
      run("PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
          "PRAGMA journal_size_limit = 4194304; PRAGMA foreign_keys = ON;");
  if (!prepared) return prepared;
  if (*current) {
    drop_old_backups();
    return {};
  }
  auto transaction = Transaction::begin(*this);
  if (!transaction) return tl::make_unexpected(std::move(transaction.error()));
  const auto from = version();  // another process may have been faster
  if (!from) return tl::make_unexpected(from.error());
  if (*from >= static_cast<std::int64_t>(schema.steps.size())) return transaction->commit();
  if (*from > 0) {  // a new database has nothing to lose
    if (auto kept = back_up(*from); !kept) return kept;
  }
  for (auto step = static_cast<std::size_t>(*from); step < schema.steps.size(); ++step) {
    auto changed = run(std::string(schema.steps[step]).c_str());
    if (!changed) return changed;
  }
  const std::string marks = "PRAGMA user_version = " + std::to_string(schema.steps.size()) +
                            "; PRAGMA application_id = " + std::to_string(schema.application_id);
  if (auto marked = run(marks.c_str()); !marked) return marked;
  return transaction->commit();
}

tl::expected<Transaction, StorageError> Transaction::begin(Database& database) {
  auto begun = database.run("BEGIN IMMEDIATE");
  if (!begun) return tl::make_unexpected(std::move(begun.error()));
  return Transaction(database);
}

tl::expected<void, StorageError> Transaction::commit() {
  auto done = database_->run("COMMIT");
  if (done) database_ = nullptr;
  return done;
}

Transaction::~Transaction() {
  // An error here means that SQLite took it back already.
  if (database_ != nullptr) static_cast<void>(database_->run("ROLLBACK"));
}

}  // namespace pec::storage
