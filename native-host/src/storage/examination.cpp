// SPDX-License-Identifier: EUPL-1.2
#include "storage/examination.h"

#include <sqlite3.h>
#include <stop_token>
#include <thread>

namespace pec::storage {
namespace {

using Clock = std::chrono::steady_clock;

// A condition variable would tell at once, but on Windows the runtime's was seen to miss its call.
constexpr std::chrono::milliseconds kBetweenLooks{5};

// Interrupts what `database` is doing when the time is over. From a thread of its own, because
// SQLite's look at all pages is one step, in which it calls nobody.
class Limit {
 public:
  Limit(sqlite3* database, std::chrono::milliseconds time)
      : deadline_(Clock::now() + time), watcher_([this, database](const std::stop_token& done) {
          while (!done.stop_requested() && !is_over()) std::this_thread::sleep_for(kBetweenLooks);
          if (!done.stop_requested()) sqlite3_interrupt(database);
        }) {}

  bool is_over() const { return Clock::now() >= deadline_; }

 private:
  const Clock::time_point deadline_;
  std::jthread watcher_;  // last: it begins when the deadline is there
};

}  // namespace

tl::expected<bool, StorageError> Database::is_sound(std::chrono::milliseconds time) const {
  const Limit limit(handle_.get(), time);
  // One fault is enough (sqlite.org/pragma.html#pragma_quick_check).
  auto statement = prepare("PRAGMA quick_check(1)");
  if (!statement) return tl::make_unexpected(std::move(statement.error()));
  const auto row = statement->step();
  // What an interrupted look says of the pages it did not come to is no fault of theirs.
  if (limit.is_over()) return false;
  if (!row) return tl::make_unexpected(row.error());
  if (statement->text(0) != "ok") {
    return tl::make_unexpected(StorageError{file_, "damaged", std::string(statement->text(0))});
  }
  return true;
}

tl::expected<Examination, StorageError> examine(const std::filesystem::path& file,
                                                const Schema& schema,
                                                std::chrono::milliseconds limit) {
  const auto database = Database::open_to_read(file, schema);
  if (!database) return tl::make_unexpected(database.error());
  const auto version = database->version();
  if (!version) return tl::make_unexpected(version.error());
  const auto bytes = database->size();
  if (!bytes) return tl::make_unexpected(bytes.error());
  const auto whole = database->is_sound(limit);
  if (!whole) return tl::make_unexpected(whole.error());
  return Examination{*version, *bytes, *whole};
}

}  // namespace pec::storage
