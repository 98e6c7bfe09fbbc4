// SPDX-License-Identifier: EUPL-1.2
#include "addresses/register_writer.h"

#include <algorithm>
#include <limits>

#include "addresses/address.h"
#include "addresses/schema.h"
#include "text/cut.h"

namespace pec::addresses {
namespace {

using storage::StorageError;

// How much is sorted at a time: some 12 million addresses.
constexpr std::size_t kMaxRunBytes = std::size_t{600} * 1024 * 1024;
constexpr std::size_t kMaxNameShown = 300;
constexpr std::size_t kMaxCodeBytes = 100;
constexpr std::int64_t kUndated = std::numeric_limits<std::int64_t>::min();

// The same address twice: the later entry counts, and of one day the one that is no PEC.
constexpr std::string_view kInsert =
    "INSERT INTO entry (register, place, certified, at, body) VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT DO UPDATE SET"
    " certified = CASE WHEN coalesce(excluded.at, ?6) > coalesce(at, ?6) THEN excluded.certified"
    " WHEN coalesce(excluded.at, ?6) < coalesce(at, ?6) THEN certified"
    " ELSE min(certified, excluded.certified) END,"
    " at = CASE WHEN coalesce(excluded.at, ?6) > coalesce(at, ?6) THEN excluded.at ELSE at END";

}  // namespace

tl::expected<RegisterWriter, StorageError> RegisterWriter::begin(Directory& directory,
                                                                 const ImportRequest& request,
                                                                 std::chrono::sys_seconds now) {
  auto transaction = storage::Transaction::begin(directory.state_->database);
  if (!transaction) return tl::make_unexpected(std::move(transaction.error()));
  RegisterWriter out(directory, std::move(*transaction), request, now);
  if (auto started = out.start(); !started) return tl::make_unexpected(std::move(started.error()));
  return out;
}

RegisterWriter::Done RegisterWriter::start() {
  auto earlier = database().prepare("SELECT id FROM register WHERE name = ?1");
  if (!earlier) return tl::make_unexpected(std::move(earlier.error()));
  const auto row = earlier->bind(1, request_.name).step();
  if (!row) return tl::make_unexpected(row.error());
  result_.replaced = *row;
  if (*row) {
    const std::int64_t old = earlier->number(0);
    earlier->rewind();
    for (const std::string_view sql :
         {"DELETE FROM entry WHERE register = ?1",
          "DELETE FROM register_domain WHERE register = ?1", "DELETE FROM body WHERE register = ?1",
          "DELETE FROM register WHERE id = ?1"}) {
      auto statement = database().prepare(sql);
      if (!statement) return tl::make_unexpected(std::move(statement.error()));
      if (auto done = statement->bind(1, old).run(); !done) return done;
    }
  }
  earlier->rewind();
  auto next = database().prepare("SELECT coalesce(max(id), 0) + 1 FROM register");
  if (!next) return tl::make_unexpected(std::move(next.error()));
  if (const auto found = next->step(); !found) return tl::make_unexpected(found.error());
  id_ = next->number(0);
  auto insert = database().prepare(kInsert);
  if (!insert) return tl::make_unexpected(std::move(insert.error()));
  insert_.emplace(std::move(*insert));
  auto body = database().prepare("INSERT INTO body (code, register, name) VALUES (?1, ?2, ?3)");
  if (!body) return tl::make_unexpected(std::move(body.error()));
  insert_body_.emplace(std::move(*body));
  auto domain = database().prepare("INSERT INTO register_domain VALUES (?1, ?2, ?3, ?4, ?5)");
  if (!domain) return tl::make_unexpected(std::move(domain.error()));
  insert_domain_.emplace(std::move(*domain));
  return {};
}

RegisterWriter::Done RegisterWriter::add(const RegisterEntry& entry) {
  const auto address = parse_address(entry.address);
  if (!address) {
    ++result_.malformed;
    return {};
  }
  if (!entry.says) {
    ++result_.untyped;
    return {};
  }
  ++typed_;
  const std::string_view code = entry.code.substr(0, kMaxCodeBytes);
  if (!code.empty() && bodies_.emplace(code).second) {
    const auto done = insert_body_->bind(1, code)
                          .bind(2, id_)
                          .bind(3, text::cut(entry.name, kMaxNameShown))
                          .run();
    if (!done) return done;
  }
  const std::string at_home = place_of(*address);
  Row row;
  row.text = texts_.size();
  row.place_bytes = static_cast<std::uint16_t>(at_home.size());
  row.body_bytes = static_cast<std::uint8_t>(code.size());
  row.certified = *entry.says == Says::certified;
  row.at = entry.date ? seconds_of(std::min(*entry.date, now_)) : kUndated;
  texts_.append(at_home).append(code);
  rows_.push_back(row);
  const bool full = texts_.size() + rows_.size() * sizeof(Row) > kMaxRunBytes;
  return full ? write_rows() : Done{};
}

RegisterWriter::Done RegisterWriter::write_rows() {
  const auto before = [this](const Row& a, const Row& b) { return place(a) < place(b); };
  if (!std::is_sorted(rows_.begin(), rows_.end(), before))
    std::stable_sort(rows_.begin(), rows_.end(), before);
  const std::int64_t now = seconds_of(now_);
  for (const Row& row : rows_) {
    insert_->bind(1, id_).bind(2, place(row)).bind(3, row.certified ? 1 : 0).bind(6, now);
    if (row.at == kUndated)
      insert_->bind_null(4);
    else
      insert_->bind(4, row.at);
    insert_->bind(5, std::string_view(texts_).substr(row.text + row.place_bytes, row.body_bytes));
    if (auto done = insert_->run(); !done) return done;
  }
  rows_.clear();
  texts_.clear();
  return {};
}

RegisterWriter::Done RegisterWriter::count(std::string_view place, bool certified,
                                           std::int64_t at) {
  const std::string_view domain = place.substr(0, place.find('@'));
  if (domain != domain_.domain) {
    if (auto done = write_domain(); !done) return done;
    domain_ = {std::string(domain), 0, 0, at};
  }
  ++addresses_;
  ++(certified ? domain_.certified : domain_.ordinary);
  domain_.at = std::max(domain_.at, at);
  return {};
}

RegisterWriter::Done RegisterWriter::write_domain() {
  if (domain_.certified + domain_.ordinary <= kFewOfDomain) return {};
  return insert_domain_->bind(1, id_)
      .bind(2, domain_.domain)
      .bind(3, domain_.certified)
      .bind(4, domain_.ordinary)
      .bind(5, domain_.at)
      .run();
}

// After everything is there: duplicates are gone then.
RegisterWriter::Done RegisterWriter::count_domains() {
  auto entries = database().prepare(
      "SELECT place, certified, coalesce(at, ?2) FROM entry WHERE register = ?1 ORDER BY place");
  if (!entries) return tl::make_unexpected(std::move(entries.error()));
  entries->bind(1, id_).bind(2, seconds_of(now_));
  for (;;) {
    const auto more = entries->step();
    if (!more) return tl::make_unexpected(more.error());
    if (!*more) return write_domain();
    const auto done = count(entries->text(0), entries->number(1) != 0, entries->number(2));
    if (!done) return done;
  }
}

tl::expected<ImportResult, StorageError> RegisterWriter::finish(std::string_view format,
                                                                std::int64_t rows) {
  if (auto done = write_rows(); !done) return tl::make_unexpected(std::move(done.error()));
  if (auto done = count_domains(); !done) return tl::make_unexpected(std::move(done.error()));
  result_.addresses = addresses_;
  result_.rows = rows;
  result_.format = format;
  auto insert = database().prepare("INSERT INTO register VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  if (!insert) return tl::make_unexpected(std::move(insert.error()));
  const auto done = insert->bind(1, id_)
                        .bind(2, request_.name)
                        .bind(3, format)
                        .bind(4, request_.file_name)
                        .bind(5, rows)
                        .bind(6, result_.addresses)
                        .bind(7, seconds_of(now_))
                        .run();
  if (!done) return tl::make_unexpected(done.error());
  if (auto kept = transaction_.commit(); !kept) return tl::make_unexpected(std::move(kept.error()));
  return std::move(result_);
}

}  // namespace pec::addresses
