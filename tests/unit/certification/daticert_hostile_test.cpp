// SPDX-License-Identifier: EUPL-1.2
//
// Files made to break the reader of daticert.xml: each must be refused, quickly and without a
// crash.
#include <chrono>
#include <memory>
#include <ostream>

#include <gtest/gtest.h>

#include "certification/daticert.h"
#include "daticert_fixture.h"

namespace pec::certification {
namespace {

// From a block of exactly its size, so that a sanitizer sees any read beyond the end.
tl::expected<Certification, DaticertError> parse_exact(std::string_view xml) {
  const auto block = std::make_unique<char[]>(xml.size());
  xml.copy(block.get(), xml.size());
  return parse_daticert({block.get(), xml.size()});
}

std::string error_of(std::string_view xml) {
  const auto read = parse_exact(xml);
  return read ? "" : read.error().id;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::string with_prolog(std::string_view prolog) {
  return edited("<postacert", std::string(prolog) + "<postacert");
}

std::string with_subject(std::string_view markup) { return edited("Societ\u00e0", markup); }

std::string with_recipients(std::size_t count) {
  return edited("<risposte>",
                repeated("<destinatari>a@pec.example</destinatari>", count - 2) + "<risposte>");
}

std::string with_ricezioni(std::size_t count) {
  return edited("<consegna>",
                repeated("<ricezione>a@pec.example</ricezione>", count) + "<consegna>");
}

std::string with_attributes(std::size_t count, std::string_view value) {
  std::string tag = "<dati";
  for (std::size_t i = 0; i < count; ++i) {
    tag += " a" + std::to_string(i) + "=" + std::string(value);
  }
  return edited("<dati", tag);
}

std::string billion_laughs() {
  std::string dtd = "<!DOCTYPE postacert [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 10; ++i) {
    dtd += "<!ENTITY a" + std::to_string(i) + " \"" +
           repeated("&a" + std::to_string(i - 1) + ";", 10) + "\">";
  }
  return edited("Societ\u00e0", "&a9;", with_prolog(dtd + "]>"));
}

std::string in_utf16(std::string_view ascii, bool big_endian) {
  std::string result = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : ascii) {
    result += big_endian ? '\0' : c;
    result += big_endian ? c : '\0';
  }
  return result;
}

struct HostileCase {
  std::string name;
  std::string xml;
  std::string_view error;
};
std::ostream& operator<<(std::ostream& out, const HostileCase& c) { return out << c.name; }

class HostileDaticert : public testing::TestWithParam<HostileCase> {};

TEST_P(HostileDaticert, IsRefusedQuickly) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(error_of(GetParam().xml), GetParam().error);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

const HostileCase kEntities[] = {
    {"DOCTYPE", with_prolog("<!DOCTYPE postacert>"), "doctype"},
    {"DOCTYPE with a system identifier",
     with_prolog("<!DOCTYPE postacert SYSTEM \"http://dtd.example/daticert.dtd\">"), "doctype"},
    {"DOCTYPE after a comment", with_prolog("<!-- a -->\n<?b c?> <!DOCTYPE postacert>"), "doctype"},
    {"DOCTYPE after a comment that ends one", with_prolog("<!--?>--><!DOCTYPE a>"), "doctype"},
    {"DOCTYPE without XML declaration", "<!DOCTYPE postacert><postacert/>", "doctype"},
    {"DOCTYPE after a byte order mark", "\xEF\xBB\xBF<!DOCTYPE postacert><postacert/>", "doctype"},
    {"DOCTYPE cut", "<!DOCTYPE", "not-well-formed"},
    {"DOCTYPE after the root's start", edited("<dati>", "<!DOCTYPE a><dati>"), "not-well-formed"},
    {"DOCTYPE after the root", std::string(kDaticert) + "<!DOCTYPE a>", "not-well-formed"},
    {"attribute declarations within the root",
     edited("<dati>",
            "<!DOCTYPE a [" + repeated("<!ATTLIST a b CDATA #IMPLIED>", 8000) + "]><dati>"),
     "not-well-formed"},
    {"DOCTYPE whose subset is no XML", with_prolog("<!DOCTYPE a [<&%]>"), "doctype"},
    {"DOCTYPE whose subset never ends", with_prolog("<!DOCTYPE a ["), "doctype"},
    {"two DOCTYPE", with_prolog("<!DOCTYPE a><!DOCTYPE a>"), "doctype"},
    {"DOCTYPE in lower case", with_prolog("<!doctype postacert>"), "not-well-formed"},
    {"internal entity", with_prolog("<!DOCTYPE a [<!ENTITY x \"y\">]>"), "doctype"},
    {"external entity", with_prolog("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"),
     "doctype"},
    {"billion laughs", billion_laughs(), "doctype"},
    {"parameter entities",
     with_prolog("<!DOCTYPE a [<!ENTITY % z ' '>" + repeated("%z;", 60000) + "]>"), "doctype"},
    {"undeclared entity in text", with_subject("&egrave;"), "entity"},
    {"undeclared entity in an attribute", edited("completa", "&egrave;"), "entity"},
    {"undeclared entity, not standalone",
     edited("?>", " standalone=\"no\"?>", with_subject("&egrave;")), "entity"},
    {"bare ampersand", with_subject("a & b"), "not-well-formed"},
    {"reference to NUL", with_subject("&#0;"), "not-well-formed"},
    {"reference to a control character", with_subject("&#1;"), "not-well-formed"},
    {"reference to a surrogate", with_subject("&#xD800;"), "not-well-formed"},
    {"reference beyond Unicode", with_subject("&#x110000;"), "not-well-formed"},
    {"reference that overflows", with_subject("&#x100000041;"), "not-well-formed"},
};
INSTANTIATE_TEST_SUITE_P(Entities, HostileDaticert, testing::ValuesIn(kEntities));

const HostileCase kMalformed[] = {
    {"nothing", "", "not-well-formed"},
    {"blanks", " \r\n", "not-well-formed"},
    {"no markup", "postacert", "not-well-formed"},
    {"two roots", repeated(without("<?xml", "?>\n"), 2), "not-well-formed"},
    {"two documents", repeated(kDaticert, 2), "not-well-formed"},
    {"text after the root", std::string(kDaticert) + "x", "not-well-formed"},
    {"text before the root", with_prolog("x"), "not-well-formed"},
    {"CDATA after the root", std::string(kDaticert) + "<![CDATA[]]>", "not-well-formed"},
    {"duplicate attribute", edited("errore=\"nessuno\"", "tipo=\"accettazione\""),
     "not-well-formed"},
    {"unquoted attribute", edited("\"completa\"", "completa"), "not-well-formed"},
    {"crossed tags", edited("</giorno>", "</ora>"), "not-well-formed"},
    {"]]> in text", with_subject("a]]>b"), "not-well-formed"},
    {"declaration not at the start", "\n" + std::string(kDaticert), "not-well-formed"},
    {"XML 1.1", edited("\"1.0\"", "\"1.1\""), "not-well-formed"},
};
INSTANTIATE_TEST_SUITE_P(Malformed, HostileDaticert, testing::ValuesIn(kMalformed));

const HostileCase kEncodings[] = {
    {"NUL in text", with_subject(std::string_view("a\0b", 3)), "not-well-formed"},
    {"NUL after the root", std::string(kDaticert) + '\0', "not-well-formed"},
    {"control character", with_subject("a\x01"), "not-well-formed"},
    {"U+FFFF", with_subject("\xEF\xBF\xBF"), "not-well-formed"},
    {"Latin-1 declared as UTF-8", with_subject("Societ\xE0"), "not-well-formed"},
    {"overlong UTF-8", with_subject("\xC0\xAF"), "not-well-formed"},
    {"surrogate in UTF-8", with_subject("\xED\xA0\x80"), "not-well-formed"},
    {"cut UTF-8 in a comment", with_prolog("<!--\xC3-->"), "not-well-formed"},
    {"cut UTF-8 after the root", std::string(kDaticert) + "\xC3", "not-well-formed"},
    {"UTF-16 little-endian", in_utf16("<postacert/>", false), "unknown-encoding"},
    {"UTF-16 big-endian", in_utf16("<postacert/>", true), "unknown-encoding"},
    {"UTF-16 without byte order mark", in_utf16("<postacert/>", false).substr(2),
     "unknown-encoding"},
    {"UTF-16, but for its mark empty", in_utf16("", true), "unknown-encoding"},
    {"UTF-32", std::string("\0\0\0<", 4), "unknown-encoding"},
    {"unheard-of encoding", edited("UTF-8", "bogus"), "unknown-encoding"},
    {"encoding without name", edited("UTF-8", ""), "not-well-formed"},
    {"byte order mark cut", "\xEF\xBB", "not-well-formed"},
    {"two byte order marks", "\xEF\xBB\xBF\xEF\xBB\xBF" + std::string(kDaticert),
     "not-well-formed"},
    {"Latin-1 declared as ASCII", edited("UTF-8", "US-ASCII", with_subject("Societ\xE0")),
     "not-well-formed"},
    {"byte order mark against Latin-1", "\xEF\xBB\xBF" + edited("UTF-8", "ISO-8859-1"),
     "unknown-encoding"},
    {"byte order mark against ASCII", "\xEF\xBB\xBF" + edited("UTF-8", "US-ASCII"),
     "unknown-encoding"},
};
INSTANTIATE_TEST_SUITE_P(Encodings, HostileDaticert, testing::ValuesIn(kEncodings));

const HostileCase kOversize[] = {
    {"file", std::string(kDaticert) + std::string(kMaxDaticertBytes, ' '), "too-large"},
    {"recipients", with_recipients(kMaxRecipients + 1), "too-many-recipients"},
    {"recipients of a taking in charge", with_ricezioni(kMaxRecipients + 1), "too-many-recipients"},
    {"text", with_subject(std::string(kMaxTextBytes + 1, 'a')), "text-too-long"},
    {"text in bytes, not characters", with_subject(repeated("\u00e8", kMaxTextBytes / 2 + 1)),
     "text-too-long"},
    {"attributes to the cap of the file, one twice",
     edited("<dati", "<dati a0=''", with_attributes(20000, "''")), "not-well-formed"},
    {"deep nesting of unknown elements", repeated("<a>", 80000), "unknown-element"},
    {"deep nesting of known elements", repeated("<postacert tipo='accettazione'>", 8000),
     "unknown-element"},
    {"deep nesting, closed", repeated("<a>", 30000) + repeated("</a>", 30000), "unknown-element"},
    {"100 000 levels", repeated("<a>", 100000), "too-large"},
    {"many CDATA sections", with_subject(repeated("<![CDATA[]]>", 20000)) + "x", "not-well-formed"},
    {"many comments", with_prolog(repeated("<!---->", 30000)) + "x", "not-well-formed"},
    {"many references", with_subject(repeated("&lt;", 50000)), "text-too-long"},
};
INSTANTIATE_TEST_SUITE_P(Oversize, HostileDaticert, testing::ValuesIn(kOversize));

TEST(DaticertCaps, AreInclusive) {
  EXPECT_EQ(error_of(with_recipients(kMaxRecipients)), "");
  EXPECT_EQ(error_of(with_ricezioni(kMaxRecipients)), "");
  EXPECT_EQ(error_of(edited("Societ\u00e0 &amp; citt\u00e0", std::string(kMaxTextBytes, 'a'))), "");
  EXPECT_EQ(error_of(edited("Societ\u00e0 &amp; citt\u00e0",
                            std::string(kMaxTextBytes, ' ') + "a" + std::string(100, '\n'))),
            "");
  EXPECT_EQ(
      error_of(std::string(kDaticert) + std::string(kMaxDaticertBytes - kDaticert.size(), ' ')),
      "");
}

// A parser that compares each attribute with each other takes seconds.
TEST(DaticertCaps, LeaveAttributesAloneBecauseTheyTakeLinearTime) {
  const auto start = std::chrono::steady_clock::now();
  for (const std::string_view value : {"''", " \n\"\"", "'>'"}) {
    EXPECT_EQ(error_of(with_attributes(300, value)), "");
    EXPECT_EQ(error_of(with_attributes(18000, value)), "");
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

TEST(DaticertEncoding, Latin1IsConverted) {
  std::string xml = edited("UTF-8", "iso-8859-1");
  xml = edited("Societ\u00e0 &amp; citt\u00e0", "Societ\xE0", xml);
  const auto read = parse_exact(xml);
  ASSERT_TRUE(read) << read.error().id;
  EXPECT_EQ(read->subject, "Societ\u00e0");
}

TEST(DaticertEncoding, AsciiIsRead) {
  const auto read = parse_exact(
      edited("UTF-8", "us-ascii", edited("Societ\u00e0 &amp; citt\u00e0", "Citt&#xE0;")));
  ASSERT_TRUE(read) << read.error().id;
  EXPECT_EQ(read->subject, "Citt\u00e0");
}

TEST(DaticertEncoding, OthersAreRefusedByName) {
  for (const auto encoding : {"UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252", "UTF-7",
                              "Shift_JIS", "ISO-8859-15", "ISO-8859", "UTF-80"}) {
    const auto read = parse_exact(edited("UTF-8", encoding));
    ASSERT_FALSE(read) << encoding;
    EXPECT_EQ(read.error().id, "unknown-encoding") << encoding;
    EXPECT_EQ(read.error().detail, encoding);
    EXPECT_EQ(read.error().line, 1U);
  }
}

// Many faults, of which the reader's own comes before what the parser would say later.
TEST(DaticertFaults, TheFirstOneIsReported) {
  EXPECT_EQ(error_of("<x><y></z>&a;"), "unknown-element");
  EXPECT_EQ(error_of(edited("completa\"/>", "lunga\"/><x/>&a;")), "unknown-value");
  EXPECT_EQ(error_of(edited("completa\"/>", "completa\"/>&a;<x/>")), "entity");
}

TEST(DaticertTruncated, EveryPrefixIsAnError) {
  const auto end = kDaticert.rfind('>') + 1;
  for (std::size_t size = 0; size < end; ++size) {
    EXPECT_FALSE(parse_exact(kDaticert.substr(0, size))) << size;
  }
  EXPECT_TRUE(parse_exact(kDaticert.substr(0, end)));
}

TEST(DaticertMutated, NoByteMakesItCrashOrBreaksWhatItPromises) {
  std::string xml(kDaticert);
  for (std::size_t at = 0; at < xml.size(); ++at) {
    const char original = xml[at];
    for (const char value : {'\0', '\x01', ' ', '<', '>', '&',    '"',    '\'',   '/',    '!',
                             '?',  ';',    '=', '0', 'x', '\x7F', '\x80', '\xC3', '\xED', '\xFF'}) {
      xml[at] = value;
      const auto read = parse_exact(xml);
      if (read) {
        EXPECT_FALSE(read->sender.empty() || read->recipients.empty() || read->identifier.empty());
      } else {
        EXPECT_FALSE(read.error().id.empty());
      }
    }
    xml[at] = original;
  }
}

TEST(DaticertMutated, NoRemovedOrDoubledByteMakesItCrash) {
  for (std::size_t at = 0; at < kDaticert.size(); ++at) {
    std::string shorter(kDaticert);
    shorter.erase(at, 1);
    std::string longer(kDaticert);
    longer.insert(at, 1, kDaticert[at]);
    for (const auto& xml : {shorter, longer}) {
      const auto read = parse_exact(xml);
      EXPECT_TRUE(read || !read.error().id.empty());
    }
  }
}

}  // namespace
}  // namespace pec::certification
