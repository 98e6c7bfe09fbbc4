// SPDX-License-Identifier: EUPL-1.2
//
// One prepared SQL statement.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

struct sqlite3;
struct sqlite3_stmt;

namespace pec::storage {

// Why a database cannot be used. `what` is a stable identifier, listed at Database::open().
struct StorageError {
  std::string file;
  std::string what;
  std::string detail;  // SQLite's own words, in English
};

// The error that a result code of SQLite's stands for. Private to storage/.
StorageError storage_error(sqlite3* database, int code, const std::string& file);

class Statement {
 public:
  // Puts `value` in the place of parameter `index`, which counts from 1. Text is borrowed until the
  // next rewind().
  Statement& bind(int index, std::string_view value);
  Statement& bind(int index, std::int64_t value);
  Statement& bind_null(int index);

  // The next row. Out: false when there is none. Errors: as Database::open().
  tl::expected<bool, StorageError> step();

  // Runs a statement that gives no rows, and makes it ready for the next time.
  tl::expected<void, StorageError> run();

  // Ready for other values.
  void rewind();

  // A column of the row at hand, counted from 0; text is valid until the next step().
  std::string_view text(int column) const;
  std::int64_t number(int column) const;
  bool is_null(int column) const;

 private:
  friend class Database;
  struct Finish {
    void operator()(sqlite3_stmt* statement) const;
  };

  Statement(sqlite3_stmt* handle, std::string file) : handle_(handle), file_(std::move(file)) {}

  std::unique_ptr<sqlite3_stmt, Finish> handle_;
  std::string file_;
};

// In its scope a statement is in use; it is rewound at the end, so that no cursor stays open and
// holds others up.
class Use {
 public:
  explicit Use(Statement& statement) : statement_(statement) {}
  ~Use() { statement_.rewind(); }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
  Use(Use&&) = delete;
  Use& operator=(Use&&) = delete;

 private:
  Statement& statement_;
};

}  // namespace pec::storage
