// SPDX-License-Identifier: EUPL-1.2
#include "addresses/register_writer.h"

#include <algorithm>

#include "addresses/address.h"
#include "text/cut.h"

namespace pec::addresses {
namespace {

using storage::StorageError;

// How many rows are sorted at a time: some 50 MB.
constexpr std::size_t kBatch = 400'000;
constexpr std::size_t kMaxNameShown = 300;
constexpr std::size_t kMaxCodeBytes = 100;

// The same address twice: the later entry counts, and of one day the one that is no PEC.
constexpr std::string_view kInsert =
    "INSERT INTO entry (address, register, certified, at, body) VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT DO UPDATE SET certified = CASE WHEN excluded.at > at THEN excluded.certified"
    " WHEN excluded.at < at THEN certified ELSE min(certified, excluded.certified) END,"
    " at = max(at, excluded.at)";

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
  const bool certified = *entry.says == Says::certified;
  const std::int64_t at = seconds_of(std::min(entry.date.value_or(now_), now_));
  DomainCount& domain = domains_[address->domain];
  ++(certified ? domain.certified : domain.ordinary);
  domain.at = std::max(domain.at, at);
  const std::string_view code = entry.code.substr(0, kMaxCodeBytes);
  if (!code.empty() && bodies_.emplace(code).second) {
    const auto done = insert_body_->bind(1, code)
                          .bind(2, id_)
                          .bind(3, text::cut(entry.name, kMaxNameShown))
                          .run();
    if (!done) return done;
  }
  rows_.push_back({address->key, std::string(code), at, certified});
  return rows_.size() < kBatch ? Done{} : write_rows();
}

RegisterWriter::Done RegisterWriter::write_rows() {
  std::sort(rows_.begin(), rows_.end(),
            [](const Row& a, const Row& b) { return a.address < b.address; });
  for (const Row& row : rows_) {
    const auto done = insert_->bind(1, row.address)
                          .bind(2, id_)
                          .bind(3, row.certified ? 1 : 0)
                          .bind(4, row.at)
                          .bind(5, row.body)
                          .run();
    if (!done) return done;
  }
  rows_.clear();
  return {};
}

RegisterWriter::Done RegisterWriter::write_domains() {
  std::vector<std::string_view> names;
  names.reserve(domains_.size());
  for (const auto& [name, count] : domains_) names.push_back(name);
  std::sort(names.begin(), names.end());
  auto insert = database().prepare("INSERT INTO register_domain VALUES (?1, ?2, ?3, ?4, ?5)");
  if (!insert) return tl::make_unexpected(std::move(insert.error()));
  for (const std::string_view name : names) {
    const DomainCount& count = domains_.at(std::string(name));
    const auto done = insert->bind(1, name)
                          .bind(2, id_)
                          .bind(3, count.certified)
                          .bind(4, count.ordinary)
                          .bind(5, count.at)
                          .run();
    if (!done) return done;
  }
  return {};
}

tl::expected<ImportResult, StorageError> RegisterWriter::finish(std::string_view format,
                                                                std::int64_t rows) {
  if (auto done = write_rows(); !done) return tl::make_unexpected(std::move(done.error()));
  if (auto done = write_domains(); !done) return tl::make_unexpected(std::move(done.error()));
  auto count = database().prepare("SELECT count(*) FROM entry WHERE register = ?1");
  if (!count) return tl::make_unexpected(std::move(count.error()));
  if (const auto row = count->bind(1, id_).step(); !row) return tl::make_unexpected(row.error());
  result_.addresses = count->number(0);
  count->rewind();
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
