// SPDX-License-Identifier: EUPL-1.2
//
// Content-Type and Content-Disposition, in both readings.
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "mail/values.h"

namespace pec::mail {
namespace {

using std::string_view_literals::operator""sv;

struct Type {
  std::string_view name;
  std::string_view value;
  std::string_view type;
  std::string_view boundary;
  std::string_view file;
};

std::ostream& operator<<(std::ostream& out, const Type& c) { return out << c.name; }

class ContentType : public testing::TestWithParam<Type> {};

TEST_P(ContentType, IsUnderstood) {
  const ParameterisedValue found = content_type(GetParam().value);
  EXPECT_EQ(found.value, GetParam().type);
  EXPECT_EQ(found.boundary, GetParam().boundary);
  EXPECT_EQ(found.name, GetParam().file);
}

const Type kTypes[] = {
    {"bare", "text/plain", "text/plain", "", ""},
    {"capitals", "TEXT/Plain", "text/plain", "", ""},
    {"quoted boundary", "multipart/mixed; boundary=\"a b\"", "multipart/mixed", "a b", ""},
    {"unquoted boundary", "multipart/mixed; boundary=ab", "multipart/mixed", "ab", ""},
    {"case of the boundary is kept", "multipart/mixed; BOUNDARY=\"aB\"", "multipart/mixed", "aB",
     ""},
    {"folded", "multipart/mixed;\r\n\tboundary=\"ab\"\r\n", "multipart/mixed", "ab", ""},
    {"escapes", "multipart/mixed; boundary=\"a\\\"b\"", "multipart/mixed", "a\"b", ""},
    {"boundary inside another value", "multipart/mixed; x=\"; boundary=a\"; boundary=b",
     "multipart/mixed", "b", ""},
    {"name", "application/xml; name=\"daticert.xml\"", "application/xml", "", "daticert.xml"},
    {"name of RFC 2047", "application/pdf; name=\"=?utf-8?Q?citt=C3=A0.pdf?=\"", "application/pdf",
     "", "citt\xC3\xA0.pdf"},
    {"name of RFC 2231", "application/pdf; name*=utf-8''citt%C3%A0.pdf", "application/pdf", "",
     "citt\xC3\xA0.pdf"},
    {"name of RFC 2231 in ISO-8859-1", "application/pdf; name*=iso-8859-1'it'citt%E0.pdf",
     "application/pdf", "", "citt\xC3\xA0.pdf"},
    {"name in pieces", "application/pdf; name*0=dati; name*1=\"cert.xml\"", "application/pdf", "",
     "daticert.xml"},
    {"encoded name in pieces", "application/pdf; name*0*=utf-8''citt; name*1*=%C3%A0; name*2=.pdf",
     "application/pdf", "", "citt\xC3\xA0.pdf"},
};
INSTANTIATE_TEST_SUITE_P(Values, ContentType, testing::ValuesIn(kTypes));

TEST(ContentType, OfNonsenseIsNoMultipart) {
  for (const std::string_view value :
       {""sv, " "sv, ";"sv, "/"sv, "text"sv, "; boundary=a"sv, "="sv, "\""sv, "\0"sv})
    EXPECT_FALSE(content_type(value).value.starts_with("multipart/")) << value;
}

struct Disposition {
  std::string_view name;
  std::string_view value;
  std::string_view disposition;
  std::string_view file;
};

std::ostream& operator<<(std::ostream& out, const Disposition& c) { return out << c.name; }

class ContentDisposition : public testing::TestWithParam<Disposition> {};

TEST_P(ContentDisposition, IsUnderstood) {
  const ParameterisedValue found = content_disposition(GetParam().value);
  EXPECT_EQ(found.value, GetParam().disposition);
  EXPECT_EQ(found.name, GetParam().file);
}

const Disposition kDispositions[] = {
    {"bare", "INLINE", "inline", ""},
    {"file name", "attachment; filename=\"a b.pdf\"", "attachment", "a b.pdf"},
    {"semicolon in the name", "attachment; filename=\"a;b.pdf\"", "attachment", "a;b.pdf"},
    {"RFC 2231", "attachment; filename*=utf-8''citt%C3%A0.pdf", "attachment", "citt\xC3\xA0.pdf"},
    {"RFC 2047", "attachment; filename=\"=?utf-8?B?Y2FmZsOoLnBkZg==?=\"", "attachment",
     "caff\xC3\xA8.pdf"},
    {"NUL does not cut the name", "attachment; filename=\"a.pdf\0.exe\""sv, "attachment",
     "a.pdf?.exe"},
};
INSTANTIATE_TEST_SUITE_P(Values, ContentDisposition, testing::ValuesIn(kDispositions));

using Parameters = std::vector<std::pair<std::string, std::string>>;

struct Raw {
  std::string_view name;
  std::string_view value;
  Parameters expected;
};

std::ostream& operator<<(std::ostream& out, const Raw& c) { return out << c.name; }

class RawParameters : public testing::TestWithParam<Raw> {};

TEST_P(RawParameters, AreReadAsTheyStand) {
  Parameters found;
  for (RawParameter& each : raw_parameters(GetParam().value))
    found.emplace_back(std::move(each.name), std::move(each.value));
  EXPECT_EQ(found, GetParam().expected);
}

const Raw kRaw[] = {
    {"none", "text/plain", {}},
    {"empty value", "", {}},
    {"final semicolon", "a/b; x=1;", {{"x", "1"}}},
    {"several", "a/b; x=1; y=\"2\" ;z=3", {{"x", "1"}, {"y", "2"}, {"z", "3"}}},
    {"capitals", "a/b; Boundary=AbC", {{"boundary", "AbC"}}},
    {"blanks around the sign", "a/b; x = 1 ; y\t=\t\"2\"", {{"x", "1"}, {"y", "2"}}},
    {"duplicates are kept",
     "a/b; boundary=1; BOUNDARY=\"2\"",
     {{"boundary", "1"}, {"boundary", "2"}}},
    {"RFC 2231 stays raw",
     "a/b; boundary*=utf-8''a%20b; boundary*0=c",
     {{"boundary*", "utf-8''a%20b"}, {"boundary*0", "c"}}},
    {"escapes", "a/b; x=\"1\\\"2\\\\3\"; y=4", {{"x", "1\"2\\3"}, {"y", "4"}}},
    {"semicolon and sign in quotes", "a/b; x=\"; y=2\"; z=3", {{"x", "; y=2"}, {"z", "3"}}},
    {"empty quotes", "a/b; x=\"\"; y=1", {{"x", ""}, {"y", "1"}}},
    {"empty without quotes", "a/b; x=; y=1", {{"x", ""}, {"y", "1"}}},
    {"folded", "a/b;\r\n\tx=1;\n y=\"2\r\n 3\"", {{"x", "1"}, {"y", "2 3"}}},
    {"unclosed quotes", "a/b; x=\"1; y=2", {{"x", "1; y=2"}}},
    {"escape at the end", "a/b; x=\"1\\", {{"x", "1\\"}}},
    {"junk after quotes", "a/b; x=\"1\"2; y=3", {{"x", "1"}, {"y", "3"}}},
    {"parameter without a sign", "a/b; x; y=1", {{"y", "1"}}},
    {"semicolons only", "a/b;;;", {}},
    {"further signs belong to the value", "a/b; x=1=2", {{"x", "1=2"}}},
    {"no type", "; x=1", {{"x", "1"}}},
};
INSTANTIATE_TEST_SUITE_P(Values, RawParameters, testing::ValuesIn(kRaw));

TEST(RawParameters, CountAnEmptyOneAtTheEnd) {
  EXPECT_EQ(raw_parameters("a/b; boundary=1; boundary=").size(), 2U);
}

}  // namespace
}  // namespace pec::mail
