// SPDX-License-Identifier: EUPL-1.2
//
// What this user's computer knows of addresses: one database, and the domains that are shipped.
// Nothing here asks anybody; what it does not know it says.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "accounts/providers.h"
#include "addresses/evidence.h"
#include "certification/certification.h"
#include "storage/database.h"
#include "storage/examination.h"

namespace pec::addresses {

// What a person may switch.
struct DirectorySettings {
  int retention_days = 0;  // what receipts taught is forgotten after so many days; 0: never
  bool mx = false;         // whether the command line may ask the network for a domain's MX
};
inline constexpr int kMaxRetentionDays = 36500;

struct ImportedRegister {
  std::string name;
  std::string format;  // "ipa", "csv", "ldif"
  std::string file;    // its name alone
  std::int64_t rows = 0;
  std::int64_t addresses = 0;
  std::chrono::sys_seconds imported{};
};

struct DirectoryStats {
  std::int64_t addresses = 0;  // in registers
  std::int64_t decisions = 0;
  std::int64_t learned = 0;  // addresses that receipts and envelopes spoke of
  std::int64_t failures = 0;
  std::int64_t bytes = 0;
};

class Directory {
 public:
  // Opens the database; an empty path is one in memory, for whoever has none: then only what is
  // shipped is known. Errors: Database::open().
  static tl::expected<Directory, storage::StorageError> open(const std::filesystem::path& file,
                                                             const accounts::Providers& providers);
  // Looks at a database as it lies there, without changing it. Errors: storage::examine().
  static tl::expected<storage::Examination, storage::StorageError> examine(
      const std::filesystem::path& file, std::chrono::milliseconds limit);
  ~Directory();
  Directory(Directory&& other) noexcept;
  Directory& operator=(Directory&& other) noexcept;
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;

  struct State;  // private to addresses/

  // All that is known of an address, and the verdict. In: an addr-spec, untrusted. A text that is
  // no address has `fault` and nothing else. Errors: the database.
  tl::expected<AddressReport, storage::StorageError> look_up(std::string_view address,
                                                             std::chrono::sys_seconds now);

  // The user's own word on an address, over all evidence; std::nullopt takes it back. Errors: the
  // database; "no-address" when the text is none.
  tl::expected<void, storage::StorageError> decide(std::string_view address,
                                                   std::optional<Says> says,
                                                   std::chrono::sys_seconds now);

  // Learns from a certification that verified: whoever calls has seen a genuine message, by an
  // anchor that is shipped. Only what concerns these accounts teaches: a receipt whose sender
  // (mittente) is one of them, an envelope of which one is a recipient. Out: how many addresses
  // it spoke of; 0 where it is somebody else's. Told again, it changes nothing. Errors: the
  // database.
  tl::expected<int, storage::StorageError> learn(const certification::Certification& certified,
                                                 std::span<const std::string> account_addresses,
                                                 std::chrono::sys_seconds now);

  // Makes what is known of an address, of a source (source_id(), or a register's name) or
  // everything but the settings as if it had never been; the file keeps no trace of it.
  // Out: how many records went. Errors: the database.
  tl::expected<std::int64_t, storage::StorageError> forget_address(std::string_view address);
  tl::expected<std::int64_t, storage::StorageError> forget_source(std::string_view source);
  tl::expected<std::int64_t, storage::StorageError> forget_everything();

  tl::expected<std::vector<ImportedRegister>, storage::StorageError> registers() const;
  tl::expected<DirectoryStats, storage::StorageError> stats() const;
  tl::expected<DirectorySettings, storage::StorageError> settings() const;
  // Errors: the database. A shorter retention takes effect at once.
  tl::expected<void, storage::StorageError> set_settings(const DirectorySettings& settings,
                                                         std::chrono::sys_seconds now);

  // Remembers which servers take a domain's mail, for `kMxKeptFor`. In: a folded domain; the
  // servers, none where it has none. Out: whether one of them is a provider's. Errors: the
  // database.
  tl::expected<bool, storage::StorageError> remember_exchangers(std::string_view domain,
                                                                std::span<const std::string> hosts,
                                                                std::chrono::sys_seconds now);
  // Which domains of addresses of which nothing is known are worth asking, each once, at most
  // kMaxDomainsToAsk; none where the user did not switch that on. Errors: the database.
  tl::expected<std::vector<std::string>, storage::StorageError> domains_to_ask(
      std::span<const std::string> unknown_addresses, std::chrono::sys_seconds now);

 private:
  friend class RegisterWriter;
  explicit Directory(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// More than that at a time, and a silent network would be waited for too long.
inline constexpr std::size_t kMaxDomainsToAsk = 20;

// How long an answer about a mail exchanger is not asked for again, and how long it counts.
inline constexpr std::chrono::days kMxKeptFor{7};
inline constexpr std::chrono::days kMxCountsFor{90};

}  // namespace pec::addresses
