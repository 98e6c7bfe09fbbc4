// SPDX-License-Identifier: EUPL-1.2
//
// One register on its way into the directory, in one transaction. Private to addresses/.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "addresses/directory_state.h"
#include "addresses/register_import.h"

namespace pec::addresses {

// What a row says of one of its addresses.
struct RegisterEntry {
  std::string_view address;
  std::optional<Says> says;  // none: the file does not say
  std::string_view code;     // of the body; may be empty
  std::string_view name;
  std::optional<std::chrono::sys_seconds> date;
};

class RegisterWriter {
 public:
  using Done = tl::expected<void, storage::StorageError>;

  // Begins the transaction and takes an earlier register of the name away. Errors: the database.
  static tl::expected<RegisterWriter, storage::StorageError> begin(Directory& directory,
                                                                   const ImportRequest& request,
                                                                   std::chrono::sys_seconds now);

  // Counts what it cannot take. Errors: the database.
  Done add(const RegisterEntry& entry);

  // Makes it last. Out: what was imported, but for format and rows. Errors: the database.
  tl::expected<ImportResult, storage::StorageError> finish(std::string_view format,
                                                           std::int64_t rows);

  // Addresses with a type so far.
  std::int64_t typed() const { return typed_; }

 private:
  struct Row {
    std::string address;
    std::string body;
    std::int64_t at = 0;
    bool certified = false;
  };
  struct DomainCount {
    std::int64_t certified = 0;
    std::int64_t ordinary = 0;
    std::int64_t at = 0;
  };

  RegisterWriter(Directory& directory, storage::Transaction transaction, ImportRequest request,
                 std::chrono::sys_seconds now)
      : directory_(&directory),
        transaction_(std::move(transaction)),
        request_(std::move(request)),
        now_(now) {}
  Done start();
  Done write_rows();
  Done write_domains();

  storage::Database& database() { return directory_->state_->database; }

  Directory* directory_;
  storage::Transaction transaction_;
  ImportRequest request_;
  std::chrono::sys_seconds now_;
  std::int64_t id_ = 0;
  std::int64_t typed_ = 0;
  ImportResult result_;
  std::vector<Row> rows_;  // written in batches, sorted: a B-tree likes its keys in order
  std::unordered_map<std::string, DomainCount> domains_;
  std::unordered_set<std::string> bodies_;  // named already
  std::optional<storage::Statement> insert_;
  std::optional<storage::Statement> insert_body_;
};

}  // namespace pec::addresses
