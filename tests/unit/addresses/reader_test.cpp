// SPDX-License-Identifier: EUPL-1.2
//
// The readers of registers' files.
#include <gmock/gmock.h>

#include "addresses/ldif.h"
#include "addresses/separated_values.h"

namespace pec::addresses {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(SeparatedValues, ReadsWhatProgramsWrite) {
  SeparatedValues rows(
      "\xEF\xBB\xBF"
      "a,b,c\r\n1, \"two, \"\"quoted\"\"\",\"three\nlines\"\r\n\r\n4,,",
      ',');
  ASSERT_TRUE(rows.next());
  EXPECT_THAT(rows.fields(), ElementsAre("a", "b", "c"));
  ASSERT_TRUE(rows.next());
  EXPECT_THAT(rows.fields(), ElementsAre("1", "two, \"quoted\"", "three\nlines"));
  EXPECT_EQ(rows.line(), 2U);
  ASSERT_TRUE(rows.next());
  EXPECT_THAT(rows.fields(), ElementsAre("4", "", ""));
  EXPECT_EQ(rows.line(), 5U);
  EXPECT_FALSE(rows.next());
  EXPECT_EQ(rows.fault(), "");
}

TEST(SeparatedValues, NamesTheFaultAndItsLine) {
  SeparatedValues open("a\n\"b", ',');
  EXPECT_TRUE(open.next());
  EXPECT_FALSE(open.next());
  EXPECT_EQ(open.fault(), "open-quote");
  EXPECT_EQ(open.line(), 2U);
  SeparatedValues after("\"a\"b,c", ',');
  EXPECT_FALSE(after.next());
  EXPECT_EQ(after.fault(), "after-quote");
  const std::string many(kMaxColumns + 1, ',');
  SeparatedValues wide(many, ',');
  EXPECT_FALSE(wide.next());
  EXPECT_EQ(wide.fault(), "too-many-columns");
  const std::string field(kMaxFieldBytes + 1, 'a');
  SeparatedValues large(field, ',');
  EXPECT_FALSE(large.next());
  EXPECT_EQ(large.fault(), "too-long");
}

TEST(SeparatedValues, FindsTheSeparator) {
  EXPECT_EQ(separator_of("a\tb,c\td\n"), '\t');
  EXPECT_EQ(separator_of("a;b;c,d\n,,,,"), ';');
  EXPECT_EQ(separator_of("pec"), ',');
}

TEST(Ldif, ReadsRecordsWithTheirContinuationsAndBase64) {
  Ldif records(
      "version: 1\n# none\ndn: cn=a\nMail;lang-it: a@pec.en\n te.example\npec:: "
      "YkBwZWMuaXQ=\n\n\ndn: cn=b\n");
  ASSERT_TRUE(records.next());
  EXPECT_THAT(records.attributes(),
              ElementsAre(Pair("version", "1"), Pair("dn", "cn=a"),
                          Pair("mail", "a@pec.ente.example"), Pair("pec", "b@pec.it")));
  ASSERT_TRUE(records.next());
  EXPECT_THAT(records.attributes(), ElementsAre(Pair("dn", "cn=b")));
  EXPECT_FALSE(records.next());
  EXPECT_EQ(records.fault(), "");
}

TEST(Ldif, NamesTheFaultAndItsLine) {
  const auto fault = [](std::string_view text) {
    Ldif records(text);
    while (records.next()) {
    }
    return std::string(records.fault()) + " " + std::to_string(records.line());
  };
  EXPECT_EQ(fault("dn: a\nnothing\n"), "no-colon 2");
  EXPECT_EQ(fault("dn: a\nmail:: ?\n"), "base64 2");
  EXPECT_EQ(fault("dn: a\nmail:< file:///etc/passwd\n"), "url 2");
  EXPECT_EQ(fault("dn: " + std::string(kMaxLdifValueBytes, 'a') + "\n"), "too-long 1");
}

}  // namespace
}  // namespace pec::addresses
