// SPDX-License-Identifier: EUPL-1.2
//
// The directory of addresses against bare SQLite: look-ups against the same number of primary-key
// look-ups, an import against "sqlite3 .import" into a table with the same key, and their files.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <sqlite3.h>
#include <stdexcept>
#include <string>
#include <vector>

#include <sys/resource.h>

#include "addresses/directory.h"
#include "addresses/register_import.h"
#include "mail/source.h"

namespace pec::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kRecipients = 50;  // of one message
constexpr int kRounds = 15;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void require(bool holds, const std::string& what) {
  if (!holds) throw std::runtime_error(what);
}

// A third at providers' domains, the rest at domains of one to four addresses.
std::string address_of(std::size_t number) {
  static const std::vector<std::string> kProviders = {"pec.it", "legalmail.it", "arubapec.it",
                                                      "postecert.it"};
  if (number % 3 == 0) return "ditta" + std::to_string(number) + "@" + kProviders[number % 4];
  return "protocollo" + std::to_string(number % 5) + "@pec.ente" + std::to_string(number / 4) +
         ".example";
}

void write_csv(const fs::path& file, std::size_t count, bool shuffled) {
  std::vector<std::string> addresses(count);
  for (std::size_t i = 0; i < count; ++i) addresses[i] = address_of(i);
  if (shuffled)
    std::shuffle(addresses.begin(), addresses.end(), std::mt19937(1));
  else
    std::sort(addresses.begin(), addresses.end());
  std::ofstream out(file);
  out << "pec\n";
  for (const std::string& address : addresses) out << address << '\n';
  require(out.good(), "cannot write " + file.string());
}

double bare_import(const fs::path& csv, const fs::path& database) {
  const std::string command =
      "sqlite3 '" + database.string() +
      "' 'CREATE TABLE entry(address TEXT PRIMARY KEY) WITHOUT ROWID;' '.mode csv' "
      "'.import --skip 1 \"" +
      csv.string() + "\" entry'";
  const auto start = Clock::now();
  require(std::system(command.c_str()) == 0, "sqlite3 failed");
  return seconds_since(start);
}

double our_import(const fs::path& csv, const fs::path& database,
                  const accounts::Providers& providers) {
  const auto start = Clock::now();
  auto directory = addresses::Directory::open(database, providers);
  require(directory.has_value(), "cannot open the directory");
  const auto source = mail::Source::open(csv);
  require(source.has_value(), "cannot read the list");
  const auto result = addresses::import_register(
      *directory, source->bytes(), {"bench", "bench.csv", "", false},
      std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()), {});
  require(result.has_value(), result ? "" : result.error().what);
  return seconds_since(start);
}

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct FinishStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

class Bare {
 public:
  explicit Bare(const fs::path& file) {
    sqlite3* opened = nullptr;
    sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
    database_.reset(opened);
    sqlite3_stmt* prepared = nullptr;
    sqlite3_prepare_v2(opened, "SELECT address FROM entry WHERE address = ?1", -1, &prepared,
                       nullptr);
    statement_.reset(prepared);
  }
  void look_up(const std::string& address) {
    sqlite3_bind_text(statement_.get(), 1, address.data(), static_cast<int>(address.size()),
                      SQLITE_STATIC);
    require(sqlite3_step(statement_.get()) == SQLITE_ROW, "not found: " + address);
    sqlite3_reset(statement_.get());
  }

 private:
  std::unique_ptr<sqlite3, CloseDatabase> database_;
  std::unique_ptr<sqlite3_stmt, FinishStatement> statement_;
};

class Ours {
 public:
  Ours(const fs::path& file, const accounts::Providers& providers)
      : directory_(std::move(*addresses::Directory::open(file, providers))) {}
  void look_up(const std::string& address) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const auto report = directory_.look_up(address, now);
    require(report && report->verdict == addresses::Verdict::certified, "not known: " + address);
  }

 private:
  addresses::Directory directory_;
};

// Another fifty each time, so that no round finds the pages of the one before at hand.
std::vector<std::string> recipients(std::size_t count, std::mt19937& dice) {
  std::vector<std::string> out;
  while (out.size() < kRecipients) out.push_back(address_of(dice() % count));
  return out;
}

struct Times {
  double first;  // opening, and the fifty
  double warm;   // fifty more
};

template <typename Make>
Times look_ups(std::size_t count, const Make& make) {
  std::mt19937 dice(7);
  std::vector<double> first;
  std::vector<double> warm;
  for (int round = 0; round < kRounds; ++round) {
    const auto start = Clock::now();
    auto opened = make();
    for (const std::string& address : recipients(count, dice)) opened.look_up(address);
    first.push_back(seconds_since(start));
    for (int again = 0; again < kRounds; ++again) {
      const std::vector<std::string> more = recipients(count, dice);
      const auto begun = Clock::now();
      for (const std::string& address : more) opened.look_up(address);
      warm.push_back(seconds_since(begun));
    }
  }
  return {median(first), median(warm)};
}

void print(const char* what, double ours, double bare, const char* unit) {
  std::printf("%-34s %12.3f %12.3f %-3s %7.2fx\n", what, ours, bare, unit, ours / bare);
}

void run(std::size_t count, bool shuffled, const fs::path& folder) {
  const auto providers =
      accounts::Providers::load(fs::path(PEC_SHARE_DIR) / "providers.json").value();
  const fs::path csv = folder / "addresses.csv";
  const fs::path bare = folder / "bare.sqlite";
  const fs::path ours = folder / "directory.sqlite";
  write_csv(csv, count, shuffled);
  std::printf("%zu addresses, %s; ours, bare SQLite, ours/bare\n", count,
              shuffled ? "in any order" : "sorted");
  const double bare_time = bare_import(csv, bare);
  const double our_time = our_import(csv, ours, providers);
  print("import (rate: bare/ours)", our_time, bare_time, "s");
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%-34s %12.0f MB\n", "most memory, making the list too",
              static_cast<double>(usage.ru_maxrss) / 1024);
  constexpr double kMega = 1e6;
  print("file", static_cast<double>(fs::file_size(ours)) / kMega,
        static_cast<double>(fs::file_size(bare)) / kMega, "MB");
  const Times bare_times = look_ups(count, [&] { return Bare(bare); });
  const Times our_times = look_ups(count, [&] { return Ours(ours, providers); });
  constexpr double kMilli = 1e3;
  print("50 recipients, opening included", our_times.first * kMilli, bare_times.first * kMilli,
        "ms");
  print("50 recipients, warm", our_times.warm * kMilli, bare_times.warm * kMilli, "ms");
}

}  // namespace
}  // namespace pec::bench

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::stoul(argv[1]) : 10'000'000;
  const bool shuffled = argc > 2 && std::string(argv[2]) == "shuffled";
  const auto folder = std::filesystem::temp_directory_path() / "pec-directory-bench";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  try {
    pec::bench::run(count, shuffled, folder);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "directory-bench: %s\n", error.what());
    return 1;
  }
  std::filesystem::remove_all(folder);
  return 0;
}
