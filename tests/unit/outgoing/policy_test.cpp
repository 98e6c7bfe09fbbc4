// SPDX-License-Identifier: EUPL-1.2
#include "outgoing/policy.h"

#include <gtest/gtest.h>

namespace pec::outgoing {
namespace {

using Text = std::string_view;

TEST(Policy, ReadsWhatItKnows) {
  const auto read = parse_policy(Text(
      R"({"sending":{"recipient.ordinary":"block","subject.empty":"none"},"requireCheck":true})"));
  ASSERT_TRUE(read.has_value());
  EXPECT_TRUE(read->require_check);
  EXPECT_EQ(action_for(*read, "recipient.ordinary", Severity::grave), Action::block);
  EXPECT_EQ(action_for(*read, "subject.empty", Severity::warning), Action::none);
  EXPECT_EQ(action_for(*read, "recipients.bcc", Severity::grave), Action::confirm);
  EXPECT_EQ(action_for(*read, "receipt.kind", Severity::warning), Action::warn);
  EXPECT_EQ(action_for(*read, "recipient.unknown", Severity::note), Action::none);
}

TEST(Policy, RefusesWhatItDoesNotKnow) {
  struct Case {
    Text text;
    Text what;
    Text member;
  };
  const Case cases[] = {
      {"", "syntax", ""},
      {"{", "syntax", ""},
      {"[]", "type", ""},
      {R"({"sending":[]})", "type", "sending"},
      {R"({"requireCheck":"yes"})", "type", "requireCheck"},
      {R"({"require_check":true})", "unknown-member", "require_check"},
      {R"({"sending":{"recipient.not-pec":"block"}})", "unknown-rule", "recipient.not-pec"},
      {R"({"sending":{"recipient.ordinary":"Block"}})", "unknown-action", "recipient.ordinary"},
      {R"({"sending":{"recipient.ordinary":true}})", "unknown-action", "recipient.ordinary"},
  };
  for (const Case& one : cases) {
    const auto read = parse_policy(one.text);
    ASSERT_FALSE(read.has_value()) << one.text;
    EXPECT_EQ(read.error().what, one.what) << one.text;
    EXPECT_EQ(read.error().member, one.member) << one.text;
  }
  EXPECT_FALSE(parse_policy(Text(std::string(kMaxPolicyBytes + 1, ' '))).has_value());
}

TEST(Policy, OfAFile) {
  using File = tl::expected<std::string, std::string>;
  EXPECT_TRUE(parse_policy(File("")).has_value());
  EXPECT_FALSE(parse_policy(File("{")).has_value());
  EXPECT_EQ(parse_policy(File(tl::make_unexpected(std::string("owner")))).error().what, "owner");
}

TEST(Policy, OfTwoTheStricterWins) {
  Policy one;
  one.actions = {{"subject.empty", Action::block}, {"receipt.kind", Action::none}};
  Policy other;
  other.actions = {{"subject.empty", Action::warn}, {"receipt.kind", Action::confirm}};
  other.require_check = true;
  for (const Policy& both : {merged(one, other), merged(other, one)}) {
    EXPECT_EQ(both.actions.at("subject.empty"), Action::block);
    EXPECT_EQ(both.actions.at("receipt.kind"), Action::confirm);
    EXPECT_TRUE(both.require_check);
  }
}

}  // namespace
}  // namespace pec::outgoing
