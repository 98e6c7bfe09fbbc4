// SPDX-License-Identifier: EUPL-1.2
//
// One register on its way into the directory. All of it is written in one transaction, in which an
// earlier register of the name goes; what is not finished was never there. Private to addresses/.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
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

// Some 12 million addresses, and the memory that an import of so many takes.
inline constexpr std::size_t kMaxRunBytes = std::size_t{800} * 1024 * 1024;

class RegisterWriter {
 public:
  using Done = tl::expected<void, storage::StorageError>;

  // In: what must outlive this; how much is sorted at a time.
  RegisterWriter(Directory& directory, ImportRequest request, std::chrono::sys_seconds now,
                 std::size_t max_run_bytes = kMaxRunBytes)
      : directory_(&directory),
        request_(std::move(request)),
        now_(now),
        max_run_bytes_(max_run_bytes) {}

  // Counts what it cannot take. Errors: the database.
  Done add(const RegisterEntry& entry);

  // Makes it last. Out: what was imported, but for format and rows. Errors: the database.
  tl::expected<ImportResult, storage::StorageError> finish(std::string_view format,
                                                           std::int64_t rows);

  // Addresses with a type so far.
  std::int64_t typed() const { return typed_; }

 private:
  static constexpr std::int64_t kUndated = std::numeric_limits<std::int64_t>::min();

  // Ten million of them are in memory at a time, so their texts lie one behind the other in texts_.
  struct Row {
    std::array<std::uint64_t, 2> head{};  // the place's first bytes: most comparisons end there
    std::uint64_t text = 0;               // where the place begins; the body's code follows it
    std::int64_t at = 0;                  // kUndated: the import's
    std::uint16_t place_bytes = 0;
    std::uint8_t body_bytes = 0;
    bool certified = false;

    std::int64_t day(std::int64_t imported) const { return at == kUndated ? imported : at; }
  };
  struct Body {
    std::string name;
    std::string pec;
    std::int64_t at = 0;
  };
  struct DomainCount {
    std::string domain;
    std::int64_t certified = 0;
    std::int64_t ordinary = 0;
    std::int64_t at = 0;
  };

  Done start();
  void sort_rows();
  void bind(storage::Statement& statement, const Row& row, int first) const;
  Done write_rows();
  void note_body(std::string_view code, std::string_view name, const std::string& place,
                 const Row& row);
  Done write_bodies();
  Done end_run();
  Done count_domains();
  // Counts one more entry; entries come in the order of their places.
  Done count(std::string_view place, bool certified, std::int64_t at);
  Done write_domain();
  std::string_view place(const Row& row) const {
    return std::string_view(texts_).substr(row.text, row.place_bytes);
  }

  storage::Database& database() { return directory_->state_->database; }

  Directory* directory_;
  std::optional<storage::Transaction> transaction_;
  ImportRequest request_;
  std::chrono::sys_seconds now_;
  std::size_t max_run_bytes_;
  std::int64_t id_ = 0;
  std::int64_t typed_ = 0;
  ImportResult result_;
  // Written sorted, as many as fit: a B-tree written from one end to the other is filled, and fast.
  std::vector<Row> rows_;
  std::string texts_;
  int runs_ = 0;  // written before this one
  std::int64_t addresses_ = 0;
  DomainCount domain_;
  std::map<std::string, Body> bodies_;  // by code
  std::optional<storage::Statement> insert_;
  std::optional<storage::Statement> insert_many_;
  std::optional<storage::Statement> insert_domain_;
};

}  // namespace pec::addresses
