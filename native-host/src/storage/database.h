// SPDX-License-Identifier: EUPL-1.2
//
// One SQLite database: opened, brought to the newest form, changed in transactions. The rest of the
// project never sees SQLite's own functions.
//
// Several processes may have the same file open (a host a mail program, the command line): it is
// in WAL mode, and whoever wants to write waits for whoever writes.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "storage/statement.h"

struct sqlite3;

namespace pec::storage {

// How a file is told from any other SQLite database, and which steps lead to its newest form. Step
// N brings a database of version N to version N + 1; a new file begins at version 0. Steps are
// never changed once released, only added.
struct Schema {
  std::int32_t application_id = 0;
  std::span<const std::string_view> steps;
};

// How long the copy of an older form stays.
inline constexpr std::chrono::days kBackupKeptFor{30};

class Database {
 public:
  // Opens the file, making it (0600) where there is none, and brings it to the newest form in one
  // transaction. What an older version of the program wrote is copied before, to "NAME.v1" beside
  // it (0600; the number is that of its form), where it stays for kBackupKeptFor. An empty path is
  // a database in memory, gone with this object. Errors: "cannot-open", "no-permission",
  // "no-space", "not-a-database" (also another program's), "damaged", "too-new" (written by a newer
  // version of this program), "busy", "failed".
  static tl::expected<Database, StorageError> open(const std::filesystem::path& file,
                                                   const Schema& schema);

  // Opens a file that is there, to read it as it is: nothing is made and no form changed. Errors:
  // as open().
  static tl::expected<Database, StorageError> open_to_read(const std::filesystem::path& file,
                                                           const Schema& schema);

  // The version of its form: how many of the schema's steps were done. Errors: as open().
  tl::expected<std::int64_t, StorageError> version() const;

  // Looks through every page, for as long as `time`. Out: false when it was over before.
  // Errors: "damaged" with the first fault, and as open().
  tl::expected<bool, StorageError> is_sound(std::chrono::milliseconds time) const;

  // Runs statements that give no rows. Errors: as open().
  tl::expected<void, StorageError> run(const char* sql);

  // Prepares one statement, to be used many times. Errors: as open().
  tl::expected<Statement, StorageError> prepare(std::string_view sql) const;

  // Removes the copies of older forms: what a person has forgotten stands in them, too.
  void drop_backups() const;

  // Bytes that the database takes.
  tl::expected<std::int64_t, StorageError> size() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };

  Database(sqlite3* handle, std::string file) : handle_(handle), file_(std::move(file)) {}
  static tl::expected<Database, StorageError> connect(const std::string& name, int flags);
  tl::expected<void, StorageError> migrate(const Schema& schema);
  tl::expected<bool, StorageError> is_current(const Schema& schema) const;
  // In a transaction for writing: nobody changes the form meanwhile.
  tl::expected<void, StorageError> back_up(std::int64_t version) const;
  void drop_old_backups() const;
  // Of older forms, those that exist.
  std::vector<std::filesystem::path> backups() const;
  tl::expected<std::int64_t, StorageError> number(std::string_view sql) const;

  std::unique_ptr<sqlite3, Close> handle_;
  std::string file_;
};

// A transaction for writing: taken back unless commit() is called. Whoever else wants to write
// waits from the beginning on, so that it never fails in the middle.
class Transaction {
 public:
  // Errors: as Database::open().
  static tl::expected<Transaction, StorageError> begin(Database& database);

  tl::expected<void, StorageError> commit();

  ~Transaction();
  Transaction(Transaction&& other) noexcept : database_(other.database_) {
    other.database_ = nullptr;
  }
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace pec::storage
