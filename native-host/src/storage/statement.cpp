// SPDX-License-Identifier: EUPL-1.2
#include "storage/statement.h"

#include <sqlite3.h>

namespace pec::storage {
namespace {

// Identifiers of the result codes that a person can do something about.
const char* what_of(int code) {
  switch (code & 0xFF) {  // the primary code (sqlite.org/rescode.html)
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
      return "cannot-open";
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
      return "no-permission";
    case SQLITE_FULL:
      return "no-space";
    case SQLITE_NOTADB:
      return "not-a-database";
    case SQLITE_CORRUPT:
      return "damaged";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "busy";
    default:
      return "failed";
  }
}

}  // namespace

StorageError storage_error(sqlite3* database, int code, const std::string& file) {
  const char* const detail = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  return {file, what_of(code), detail};
}

void Statement::Finish::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement& Statement::bind(int index, std::string_view value) {
  // A null pointer would bind NULL; an empty view may hold one.
  const char* const data = value.data() == nullptr ? "" : value.data();
  sqlite3_bind_text64(handle_.get(), index, data, value.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind(int index, std::int64_t value) {
  sqlite3_bind_int64(handle_.get(), index, value);
  return *this;
}

Statement& Statement::bind_null(int index) {
  sqlite3_bind_null(handle_.get(), index);
  return *this;
}

tl::expected<bool, StorageError> Statement::step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return tl::make_unexpected(storage_error(sqlite3_db_handle(handle_.get()), code, file_));
}

tl::expected<void, StorageError> Statement::run() {
  const auto row = step();
  rewind();
  if (!row) return tl::make_unexpected(row.error());
  return {};
}

void Statement::rewind() { sqlite3_reset(handle_.get()); }

std::string_view Statement::text(int column) const {
  const auto* const data =
      reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(handle_.get(), column);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
}

}  // namespace pec::storage
