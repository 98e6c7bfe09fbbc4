// SPDX-License-Identifier: EUPL-1.2
#include "protocol/params.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pec::protocol {
namespace {

using nlohmann::json;

// The reason and the member of the fault, "type x"; "" when there is none.
std::string fault_of(const json& object, const std::function<void(Params&)>& read) {
  Params params(object);
  read(params);
  const auto fault = params.fault();
  return fault ? fault->reason + " " + fault->facts.at(0).second : std::string();
}

TEST(Params, AreRead) {
  const json object = {{"t", "text"},     {"n", 7U},         {"f", true},
                       {"l", {"a", "b"}}, {"o", {{"k", 1}}}, {"i", "2025-03-03T10:02:00+01:00"}};
  Params params(object);
  EXPECT_EQ(params.text("t", 10), "text");
  EXPECT_EQ(params.count("n", 7), 7U);
  EXPECT_EQ(params.optional_flag("f"), true);
  EXPECT_EQ(params.optional_texts("l", 2, 1), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(params.optional_object("o").size(), 1U);
  EXPECT_EQ(params.optional_instant("i")->time_since_epoch().count(), 1740992520);
  EXPECT_FALSE(params.fault().has_value());
}

TEST(Params, ThatAreOptionalMayBeAbsentOrNull) {
  for (const json& object : {json::object(), json{{"x", nullptr}}}) {
    Params params(object);
    EXPECT_FALSE(params.optional_flag("x").has_value());
    EXPECT_FALSE(params.optional_text("x", 5).has_value());
    EXPECT_FALSE(params.optional_instant("x").has_value());
    EXPECT_TRUE(params.optional_texts("x", 5, 5).empty());
    EXPECT_TRUE(params.optional_object("x").empty());
    EXPECT_FALSE(params.fault().has_value());
  }
}

struct Fault {
  std::string_view wanted;
  json object;
  std::function<void(Params&)> read;
};

TEST(Params, AreRefusedWithTheirName) {
  const auto text = [](Params& p) { p.text("x", 3); };
  const auto count = [](Params& p) { p.count("x", 3); };
  const auto flag = [](Params& p) { p.optional_flag("x"); };
  const auto texts = [](Params& p) { p.optional_texts("x", 1, 1); };
  const auto instant = [](Params& p) { p.optional_instant("x"); };
  const auto object = [](Params& p) { p.optional_object("x"); };
  const std::vector<Fault> faults = {
      {"missing x", json::object(), text},
      {"type x", {{"x", 1}}, text},
      {"size x", {{"x", ""}}, text},
      {"size x", {{"x", "four"}}, text},
      {"missing x", json::object(), count},
      {"number x", {{"x", -1}}, count},
      {"number x", {{"x", 1.0}}, count},
      {"number x", {{"x", "1"}}, count},
      {"number x", {{"x", 4}}, count},
      {"type x", {{"x", 1}}, flag},
      {"list x", {{"x", "a"}}, texts},
      {"list x", {{"x", {"a", "b"}}}, texts},
      {"list x", {{"x", {"ab"}}}, texts},
      {"list x", {{"x", {1}}}, texts},
      {"instant x", {{"x", "yesterday"}}, instant},
      {"type x", {{"x", json::array()}}, object},
      {"unknown-member acounts", {{"acounts", 1}}, [](Params&) {}},
  };
  for (const Fault& fault : faults) {
    EXPECT_EQ(fault_of(fault.object, fault.read), fault.wanted) << fault.object;
  }
}

TEST(Params, NameTheFirstFaultWithItsPath) {
  const json object = {{"a", 1}, {"b", 1}};
  Params params(object, "context.");
  params.optional_flag("a");
  params.optional_flag("b");
  EXPECT_EQ(params.fault()->facts.at(0).second, "context.a");
}

}  // namespace
}  // namespace pec::protocol
