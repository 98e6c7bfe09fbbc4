// SPDX-License-Identifier: EUPL-1.2
#include "addresses/register_writer.h"

#include <algorithm>

#include "addresses/address.h"
#include "addresses/schema.h"
#include "text/cut.h"

namespace pec::addresses {
namespace {

using storage::StorageError;

constexpr std::size_t kMaxNameShown = 300;
constexpr std::size_t kMaxCodeBytes = 100;

// Numbers that are in the order of the texts they begin; a text has no NUL.
std::array<std::uint64_t, 2> head_of(std::string_view text) {
  std::array<std::uint64_t, 2> out{};
  for (std::size_t i = 0; i < 2 * sizeof(std::uint64_t); ++i) {
    std::uint64_t& word = out[i / sizeof(std::uint64_t)];
    word = (word << 8U) | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return out;
}

// A statement that writes many rows finds its place once, and goes on from there: half the time.
constexpr std::size_t kRowsATime = 32;
// 1 is the register's; these are of each row: place, certified, at, body.
constexpr int kFirstParameter = 2;
constexpr int kParametersOfRow = 4;

std::string insertion(std::size_t rows) {
  std::string out = "INSERT INTO entry (register, place, certified, at, body) VALUES ";
  int parameter = kFirstParameter;
  for (std::size_t row = 0; row < rows; ++row) {
    out += row == 0 ? "(?1" : ", (?1";
    for (int i = 0; i < kParametersOfRow; ++i) out += ", ?" + std::to_string(parameter++);
    out += ")";
  }
  return out;
}

// For an address that an earlier run may have: of two, the later entry counts, and of one day the
// one that is no PEC (as in sort_rows).
constexpr std::string_view kMerge =
    "INSERT INTO entry (register, place, certified, at, body) VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT DO UPDATE SET"
    " certified = CASE WHEN coalesce(excluded.at, ?6) > coalesce(at, ?6) THEN excluded.certified"
    " WHEN coalesce(excluded.at, ?6) < coalesce(at, ?6) THEN certified"
    " ELSE min(certified, excluded.certified) END,"
    " at = CASE WHEN coalesce(excluded.at, ?6) > coalesce(at, ?6) THEN excluded.at ELSE at END";

}  // namespace

// Not before there is something to write: others write meanwhile, and a broken file costs nothing.
RegisterWriter::Done RegisterWriter::start() {
  if (transaction_) return {};
  auto transaction = storage::Transaction::begin(database());
  if (!transaction) return tl::make_unexpected(std::move(transaction.error()));
  transaction_.emplace(std::move(*transaction));
  const auto earlier = erase_register(database(), request_.name);
  if (!earlier) return tl::make_unexpected(earlier.error());
  result_.replaced = *earlier > 0;
  auto next = database().prepare("SELECT coalesce(max(id), 0) + 1 FROM register");
  if (!next) return tl::make_unexpected(std::move(next.error()));
  if (const auto found = next->step(); !found) return tl::make_unexpected(found.error());
  id_ = next->number(0);
  auto insert = database().prepare(insertion(1));
  if (!insert) return tl::make_unexpected(std::move(insert.error()));
  insert_.emplace(std::move(*insert));
  auto many = database().prepare(insertion(kRowsATime));
  if (!many) return tl::make_unexpected(std::move(many.error()));
  insert_many_.emplace(std::move(*many));
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
  const std::string at_home = place_of(*address);
  Row row;
  row.head = head_of(at_home);
  row.text = texts_.size();
  row.place_bytes = static_cast<std::uint16_t>(at_home.size());
  row.body_bytes = static_cast<std::uint8_t>(code.size());
  row.certified = *entry.says == Says::certified;
  row.at = entry.date ? seconds_of(std::min(*entry.date, now_)) : kUndated;
  if (!code.empty()) note_body(code, entry.name, at_home, row);
  texts_.append(at_home).append(code);
  rows_.push_back(row);
  const bool full = texts_.size() + rows_.size() * sizeof(Row) > max_run_bytes_;
  return full ? end_run() : Done{};
}

void RegisterWriter::note_body(std::string_view code, std::string_view name,
                               const std::string& place, const Row& row) {
  Body& body = bodies_[std::string(code)];
  if (body.name.empty()) body.name = text::cut(name, kMaxNameShown);
  const std::int64_t day = row.day(seconds_of(now_));
  if (!row.certified || (!body.pec.empty() && day <= body.at)) return;
  body.pec = place;
  body.at = day;
}

RegisterWriter::Done RegisterWriter::write_bodies() {
  auto insert = database().prepare("INSERT INTO body VALUES (?1, ?2, ?3, ?4)");
  if (!insert) return tl::make_unexpected(std::move(insert.error()));
  for (const auto& [code, body] : bodies_) {
    auto done = insert->bind(1, id_).bind(2, code).bind(3, body.name).bind(4, body.pec).run();
    if (!done) return done;
  }
  return {};
}

// Sorts the rows, and keeps of each address the entry that counts.
void RegisterWriter::sort_rows() {
  const std::int64_t now = seconds_of(now_);
  std::sort(rows_.begin(), rows_.end(), [this, now](const Row& a, const Row& b) {
    if (a.head != b.head) return a.head < b.head;
    const int order = place(a).compare(place(b));
    if (order != 0) return order < 0;
    if (a.day(now) != b.day(now)) return a.day(now) > b.day(now);
    return !a.certified && b.certified;
  });
  const auto same = [this](const Row& a, const Row& b) {
    return a.head == b.head && place(a) == place(b);
  };
  rows_.erase(std::unique(rows_.begin(), rows_.end(), same), rows_.end());
}

void RegisterWriter::bind(storage::Statement& statement, const Row& row, int first) const {
  statement.bind(first, place(row)).bind(first + 1, row.certified ? 1 : 0);
  if (row.at == kUndated)
    statement.bind_null(first + 2);
  else
    statement.bind(first + 2, row.at);
  statement.bind(first + 3,
                 std::string_view(texts_).substr(row.text + row.place_bytes, row.body_bytes));
}

RegisterWriter::Done RegisterWriter::write_rows() {
  if (auto started = start(); !started) return started;
  sort_rows();
  const std::int64_t now = seconds_of(now_);
  for (std::size_t at = 0; at < rows_.size();) {
    const bool many = runs_ == 0 && rows_.size() - at >= kRowsATime;
    storage::Statement& statement = many ? *insert_many_ : *insert_;
    const std::size_t end = at + (many ? kRowsATime : 1);
    statement.bind(1, id_);
    if (runs_ > 0) statement.bind(kFirstParameter + kParametersOfRow, now);
    int parameter = kFirstParameter;
    for (; at < end; ++at, parameter += kParametersOfRow) {
      const Row& row = rows_[at];
      bind(statement, row, parameter);
      if (runs_ > 0) continue;
      if (auto done = count(place(row), row.certified, row.day(now)); !done) return done;
    }
    if (auto done = statement.run(); !done) return done;
  }
  rows_.clear();
  texts_.clear();
  return {};
}

// What is sorted so far is written; what follows meets it.
RegisterWriter::Done RegisterWriter::end_run() {
  const bool first = runs_ == 0;
  if (auto done = write_rows(); !done) return done;
  ++runs_;
  if (!first) return {};
  auto merge = database().prepare(kMerge);
  if (!merge) return tl::make_unexpected(std::move(merge.error()));
  insert_.emplace(std::move(*merge));
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

RegisterWriter::Done RegisterWriter::count_domains() {
  if (runs_ == 0) return write_domain();  // counted while they were written
  auto clear = database().prepare("DELETE FROM register_domain WHERE register = ?1");
  if (!clear) return tl::make_unexpected(std::move(clear.error()));
  if (auto done = clear->bind(1, id_).run(); !done) return done;
  domain_ = {};
  addresses_ = 0;
  auto entries = database().prepare(
      "SELECT place, certified, coalesce(at, ?2) FROM entry WHERE register = ?1 ORDER BY place");
  if (!entries) return tl::make_unexpected(std::move(entries.error()));
  entries->bind(1, id_).bind(2, seconds_of(now_));
  for (;;) {
    const auto more = entries->step();
    if (!more) return tl::make_unexpected(more.error());
    if (!*more) return write_domain();
    auto done = count(entries->text(0), entries->number(1) != 0, entries->number(2));
    if (!done) return done;
  }
}

tl::expected<ImportResult, StorageError> RegisterWriter::finish(std::string_view format,
                                                                std::int64_t rows) {
  if (auto done = write_rows(); !done) return tl::make_unexpected(std::move(done.error()));
  if (auto done = write_bodies(); !done) return tl::make_unexpected(std::move(done.error()));
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
  if (auto kept = transaction_->commit(); !kept)
    return tl::make_unexpected(std::move(kept.error()));
  return std::move(result_);
}

}  // namespace pec::addresses
