// SPDX-License-Identifier: EUPL-1.2
//
// The rule against the labelled addresses, which were written before it; and the table of
// docs/addresses.md, which is what this test computes.
#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <sstream>

#include <gmock/gmock.h>

#include "addresses/address.h"
#include "unit/addresses/addresses_fixture.h"
#include "unit/addresses/labelled_set.h"

namespace pec::addresses {
namespace {

const std::string kSet =
    std::string(PEC_SOURCE_DIR) + "/tests/unit/addresses/labelled_addresses.tsv";
const std::array<std::string, 6> kVerdicts = {
    "certified", "probably-certified", "unknown", "probably-ordinary", "ordinary", "malformed"};

// Another mailbox of the same domain.
std::string neighbour(const std::string& address) {
  return "altra.casella.di.prova" + address.substr(address.rfind('@'));
}

// Teaches the directory one item as it would have come: by a receipt, a register, a person.
void teach(Directory& directory, const std::string& address, const LabelledItem& item, int number) {
  const auto at = days_ago(item.age_days);
  const bool certified = item.says != "ordinary";
  const std::vector<std::string> own = {kOwn};
  const auto learn = [&](const certification::Certification& what) {
    EXPECT_TRUE(directory.learn(what, own, kNow));
  };
  const auto register_of = [&](const std::string& rows) {
    const auto done =
        import_register(directory, "mail,tipo,data\n" + rows,
                        {"registro " + std::to_string(number), "r.csv", "csv"}, kNow, {});
    EXPECT_TRUE(done) << done.error().what;
  };
  const std::string day = "," + [&] {
    std::ostringstream out;
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(at)};
    out << int(date.year()) << '-' << (unsigned(date.month()) < 10 ? "0" : "")
        << unsigned(date.month()) << '-' << (unsigned(date.day()) < 10 ? "0" : "")
        << unsigned(date.day());
    return out.str();
  }() + "\n";
  const auto quoted = [](std::string text) {
    for (std::size_t i = text.find('"'); i != std::string::npos; i = text.find('"', i + 2))
      text.insert(i, 1, '"');
    return '"' + text + '"';
  };
  if (item.source == "user") {
    EXPECT_TRUE(directory.decide(address, certified ? Says::certified : Says::ordinary, at));
  } else if (item.source == "acceptance") {
    learn(acceptance({{address, certified}}, at));
  } else if (item.source == "acceptance-domain") {
    learn(acceptance({{neighbour(address), certified}}, at));
  } else if (item.source == "delivery") {
    learn(delivery(address, at));
  } else if (item.source == "envelope") {
    learn(envelope(address, kOwn, at));
  } else if (item.source == "failure") {
    learn(non_delivery(address, "id" + std::to_string(number), at));
  } else if (item.source == "register") {
    register_of(quoted(address) + (certified ? ",PEC" : ",Altro") + day);
  } else if (item.source == "register-domain") {
    register_of(quoted(neighbour(address)) + ",Pec" + day +
                (item.says == "mixed" ? quoted("x" + neighbour(address)) + ",altro" + day : ""));
  } else if (item.source == "mx") {
    const auto parsed = parse_address(address);
    ASSERT_TRUE(parsed);
    const std::vector<std::string> hosts = {item.detail};
    EXPECT_TRUE(directory.remember_exchangers(parsed->domain, hosts, at));
  } else {
    ADD_FAILURE() << "no such source: " << item.source;
  }
}

bool holds(const AddressReport& report) {
  return std::any_of(report.evidence.begin(), report.evidence.end(),
                     [](const Evidence& item) { return item.source != Source::name; });
}

struct Outcome {
  std::map<std::string, std::map<std::string, int>> table;  // by group, then verdict
  int with_evidence = 0;
  int unknown_with_evidence = 0;
  int wrong = 0;
};

Outcome judge_all() {
  Outcome out;
  for (const LabelledAddress& row : labelled_addresses(kSet)) {
    Directory directory = open_directory();
    if (parse_address(row.address)) {
      int number = 0;
      for (const LabelledItem& item : row.evidence) teach(directory, row.address, item, ++number);
    }
    const AddressReport report = look_up(directory, row.address);
    const std::string got =
        report.fault ? std::string("malformed") : std::string(verdict_id(report.verdict));
    ++out.table[row.group][got];
    const bool ordinary_label =
        std::none_of(row.expected.begin(), row.expected.end(),
                     [](const std::string& one) { return one.ends_with("certified"); });
    EXPECT_FALSE(ordinary_label && got.ends_with("certified")) << row.id << " " << row.address;
    if (std::find(row.expected.begin(), row.expected.end(), got) == row.expected.end()) {
      ++out.wrong;
      ADD_FAILURE() << row.id << " " << row.address << ": " << got << ", expected "
                    << row.expected.front();
    }
    const bool known = !report.fault && (holds(report) || report.failure);
    out.with_evidence += known ? 1 : 0;
    out.unknown_with_evidence += known && got == "unknown" ? 1 : 0;
  }
  return out;
}

std::string table_of(const Outcome& outcome) {
  std::string out = "| class |";
  for (const std::string& verdict : kVerdicts) out += " " + verdict + " |";
  out += "\n|---|";
  for (std::size_t i = 0; i < kVerdicts.size(); ++i) out += "---|";
  out += "\n";
  for (const auto& [group, counts] : outcome.table) {
    out += "| " + group + " |";
    for (const std::string& verdict : kVerdicts) {
      const auto found = counts.find(verdict);
      out += found == counts.end() ? " |" : " " + std::to_string(found->second) + " |";
    }
    out += "\n";
  }
  return out;
}

TEST(LabelledAddresses, AreJudgedAsTheirLabelsSay) {
  const Outcome outcome = judge_all();
  EXPECT_EQ(outcome.wrong, 0);
  EXPECT_GE(outcome.with_evidence, 300);
  EXPECT_LE(outcome.unknown_with_evidence * 10, outcome.with_evidence);

  std::ifstream page(std::string(PEC_SOURCE_DIR) + "/docs/addresses.md");
  std::ostringstream text;
  text << page.rdbuf();
  EXPECT_THAT(text.str(), testing::HasSubstr(table_of(outcome)))
      << "docs/addresses.md must hold this table:\n"
      << table_of(outcome);
  const std::string figures = std::to_string(outcome.unknown_with_evidence) + " of " +
                              std::to_string(outcome.with_evidence);
  EXPECT_THAT(text.str(), testing::HasSubstr(figures));
}

}  // namespace
}  // namespace pec::addresses
