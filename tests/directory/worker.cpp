// SPDX-License-Identifier: EUPL-1.2
//
// What the kill test kills: it fills a directory and says on standard output what is committed.
//
//   directory_worker import DATABASE LIST    imports the list again and again under one name
//   directory_worker learn DATABASE          learns from one receipt after the other
//   directory_worker check DATABASE          prints what is there, or what is wrong
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "addresses/directory.h"
#include "addresses/register_import.h"

namespace pec::tests {
namespace {

constexpr std::chrono::sys_seconds kNow{std::chrono::seconds(1'795'000'000)};
constexpr const char* kAccount = "studio@pec.studio.example";

[[noreturn]] void fail(const std::string& what, const std::string& detail) {
  std::printf("failed %s %s\n", what.c_str(), detail.c_str());
  std::exit(1);
}

addresses::Directory open(const char* file) {
  static const accounts::Providers none;
  auto directory = addresses::Directory::open(file, none);
  if (!directory) fail(directory.error().what, directory.error().detail);
  return std::move(*directory);
}

void say(const char* what, long number) {
  std::printf("%s %ld\n", what, number);
  std::fflush(stdout);
}

void import_for_ever(const char* file, const char* list) {
  std::ifstream stream(list, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(stream)), {});
  addresses::Directory directory = open(file);
  for (long round = 1;; ++round) {
    say("began", round);
    // Each edition has one address more, so that a look shows which one is there.
    const std::string edition = text + "edition" + std::to_string(round) + "@pec.ente.example\n";
    const auto done =
        addresses::import_register(directory, edition, {"list", "list.csv", "", true}, kNow, {});
    if (!done) fail(done.error().what, done.error().storage.detail);
    say("imported", static_cast<long>(done->addresses));
  }
}

void learn_for_ever(const char* file) {
  addresses::Directory directory = open(file);
  certification::Certification receipt;
  receipt.type = certification::Type::acceptance;
  receipt.sender = kAccount;
  receipt.time = kNow;
  const std::vector<std::string> accounts = {kAccount};
  for (long number = directory.stats()->learned / 2 + 1;; ++number) {
    // Two of one receipt: both are there, or neither.
    const std::string name = std::to_string(number);
    receipt.recipients = {{"a" + name + "@pec.ente.example", true},
                          {"b" + name + "@ditta.example", false}};
    const auto learned = directory.learn(receipt, accounts, kNow);
    if (!learned) fail(learned.error().what, learned.error().detail);
    say("learned", number);
  }
}

void check(const char* file) {
  addresses::Directory directory = open(file);
  const auto stats = directory.stats();
  const auto registers = directory.registers();
  if (!stats || !registers) fail("stats", stats ? "" : stats.error().detail);
  say("addresses", static_cast<long>(stats->addresses));
  say("registers", static_cast<long>(registers->size()));
  say("learned", static_cast<long>(stats->learned));
}

}  // namespace
}  // namespace pec::tests

int main(int argc, char** argv) {
  const std::string what = argc > 2 ? argv[1] : "";
  if (what == "import" && argc == 4) pec::tests::import_for_ever(argv[2], argv[3]);
  if (what == "learn") pec::tests::learn_for_ever(argv[2]);
  if (what != "check") return 2;
  pec::tests::check(argv[2]);
  return 0;
}
