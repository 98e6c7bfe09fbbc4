// SPDX-License-Identifier: EUPL-1.2
//
// What genuine receipts and envelopes teach.
#include <algorithm>
#include <vector>

#include "addresses/address.h"
#include "addresses/directory.h"
#include "addresses/directory_state.h"
#include "certification/kinds.h"

namespace pec::addresses {
namespace {

using certification::Certification;
using certification::Type;
using std::chrono::sys_seconds;
using storage::StorageError;

using Lesson = tl::expected<void, StorageError>;

constexpr std::size_t kMaxDetailBytes = 500;

// What one certification says of one address.
struct Fact {
  std::string address;
  Source source;
  bool certified;
};

// The newest of each sort stays.
constexpr std::string_view kRemember =
    "INSERT INTO learned (address, source, certified, at, domain) VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT DO UPDATE SET at = max(at, excluded.at)";
constexpr std::string_view kRememberFailure =
    "INSERT INTO failure (address, message, at, error, detail) VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT DO UPDATE SET at = excluded.at, error = excluded.error,"
    " detail = excluded.detail WHERE excluded.at > at";

bool same(std::string_view a, std::string_view b) {
  const auto first = parse_address(a);
  const auto second = parse_address(b);
  return first && second && first->key == second->key;
}

bool is_among(std::string_view address, std::span<const std::string> list) {
  return std::any_of(list.begin(), list.end(),
                     [address](const std::string& one) { return same(one, address); });
}

bool concerns(const Certification& certified, std::span<const std::string> accounts) {
  if (certified.type != Type::transport_envelope) return is_among(certified.sender, accounts);
  return std::any_of(
      certified.recipients.begin(), certified.recipients.end(),
      [accounts](const certification::Recipient& one) { return is_among(one.address, accounts); });
}

std::vector<Fact> facts_of(const Certification& certified) {
  std::vector<Fact> out;
  if (certified.type == Type::acceptance) {
    for (const certification::Recipient& one : certified.recipients)
      out.push_back({one.address, Source::acceptance, one.certified});
  }
  if (certified.type == Type::delivery && certified.delivered_to)
    out.push_back({*certified.delivered_to, Source::delivery, true});
  if (certified.type == Type::transport_envelope)
    out.push_back({certified.sender, Source::envelope, true});
  return out;
}

Lesson remember(storage::Statement& statement, const Fact& fact, const ParsedAddress& address,
                sys_seconds at) {
  return statement.bind(1, address.key)
      .bind(2, static_cast<std::int64_t>(fact.source))
      .bind(3, fact.certified ? 1 : 0)
      .bind(4, seconds_of(at))
      .bind(5, address.domain)
      .run();
}

Lesson remember_failure(storage::Database& database, const ParsedAddress& address,
                        const Certification& certified) {
  auto statement = database.prepare(kRememberFailure);
  if (!statement) return tl::make_unexpected(std::move(statement.error()));
  const std::string detail = certified.error_detail.value_or("").substr(0, kMaxDetailBytes);
  return statement->bind(1, address.key)
      .bind(2, certified.identifier)
      .bind(3, seconds_of(certified.time))
      .bind(4, certification::error_token(certified.error))
      .bind(5, detail)
      .run();
}

}  // namespace

tl::expected<int, StorageError> Directory::learn(const Certification& certified,
                                                 std::span<const std::string> account_addresses,
                                                 sys_seconds now) {
  if (!concerns(certified, account_addresses)) return 0;
  const DirectorySettings kept = settings().value_or(DirectorySettings{});
  if (kept.retention_days > 0 && now - certified.time > std::chrono::days(kept.retention_days))
    return 0;
  const std::vector<Fact> facts = facts_of(certified);
  const bool failed = certified.type == Type::non_delivery && certified.delivered_to.has_value();
  if (facts.empty() && !failed) return 0;

  auto transaction = storage::Transaction::begin(state_->database);
  if (!transaction) return tl::make_unexpected(std::move(transaction.error()));
  if (auto done = drop_expired(state_->database, kept.retention_days, now); !done)
    return tl::make_unexpected(std::move(done.error()));
  auto statement = state_->database.prepare(kRemember);
  if (!statement) return tl::make_unexpected(std::move(statement.error()));
  int told = 0;
  for (const Fact& fact : facts) {
    const auto address = parse_address(fact.address);
    if (!address) continue;  // certified, but no address that anybody could type
    // A signed time of tomorrow would be newer than any receipt to come.
    const auto done = remember(*statement, fact, *address, std::min(certified.time, now));
    if (!done) return tl::make_unexpected(done.error());
    ++told;
  }
  if (const auto address = failed ? parse_address(*certified.delivered_to)
                                  : tl::make_unexpected(AddressFault::empty)) {
    const auto done = remember_failure(state_->database, *address, certified);
    if (!done) return tl::make_unexpected(done.error());
    ++told;
  }
  if (auto done = transaction->commit(); !done) return tl::make_unexpected(std::move(done.error()));
  state_->known_domains.reset();
  return told;
}

}  // namespace pec::addresses
