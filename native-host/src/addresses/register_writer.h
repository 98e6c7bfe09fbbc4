// SPDX-License-Identifier: EUPL-1.2
//
// One register on its way into the directory, in one transaction. Private to addresses/.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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
  // Ten million of them are in memory at a time, so their texts lie one behind the other in texts_.
  struct Row {
    std::uint64_t text = 0;  // where the place begins; the body's code follows it
    std::int64_t at = 0;     // kUndated: none of its own
    std::uint16_t place_bytes = 0;
    std::uint8_t body_bytes = 0;
    bool certified = false;
  };
  struct DomainCount {
    std::string domain;
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
  Done count_domains();
  // Counts one more entry; entries come in the order of their places.
  Done count(std::string_view place, bool certified, std::int64_t at);
  Done write_domain();
  std::string_view place(const Row& row) const {
    return std::string_view(texts_).substr(row.text, row.place_bytes);
  }

  storage::Database& database() { return directory_->state_->database; }

  Directory* directory_;
  storage::Transaction transaction_;
  ImportRequest request_;
  std::chrono::sys_seconds now_;
  std::int64_t id_ = 0;
  std::int64_t typed_ = 0;
  ImportResult result_;
  // Written sorted, as many as fit: a B-tree written from one end to the other is filled, and fast.
  std::vector<Row> rows_;
  std::string texts_;
  std::int64_t addresses_ = 0;
  DomainCount domain_;
  std::unordered_set<std::string> bodies_;  // named already
  std::optional<storage::Statement> insert_;
  std::optional<storage::Statement> insert_body_;
  std::optional<storage::Statement> insert_domain_;
};

}  // namespace pec::addresses
