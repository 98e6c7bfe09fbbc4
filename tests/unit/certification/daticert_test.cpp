// SPDX-License-Identifier: EUPL-1.2
//
// What parse_daticert() reads, and which files it refuses for their content.
#include "certification/daticert.h"

#include <ostream>

#include <gtest/gtest.h>

#include "certification/kinds.h"
#include "daticert_fixture.h"

namespace pec::certification {
namespace {

using namespace std::chrono_literals;

// The error's id, or "" for a file that was read.
std::string error_of(std::string_view xml) {
  const auto read = parse_daticert(xml);
  return read ? "" : read.error().id;
}

TEST(Daticert, ReadsEveryElement) {
  const auto read = parse_daticert(kDaticert);
  ASSERT_TRUE(read) << read.error().id << " " << read.error().detail;
  EXPECT_EQ(read->type, Type::delivery);
  EXPECT_EQ(read->error, ErrorCode::none);
  EXPECT_EQ(read->sender, "mittente@pec.example");
  ASSERT_EQ(read->recipients.size(), 2U);
  EXPECT_EQ(read->recipients[0].address, "uno@pec.example");
  EXPECT_TRUE(read->recipients[0].certified);
  EXPECT_EQ(read->recipients[1].address, "due@mail.example");
  EXPECT_FALSE(read->recipients[1].certified);
  EXPECT_EQ(read->reply_to, "risposte@pec.example");
  EXPECT_EQ(read->subject, "Societ\u00e0 & citt\u00e0");
  EXPECT_EQ(read->provider, "Gestore S.p.A.");
  EXPECT_EQ(read->time, std::chrono::sys_days{2024y / 12 / 5} + 9h + 20min + 30s);
  EXPECT_EQ(read->zone, 1h);
  EXPECT_EQ(read->identifier, "opec1.20241205102030.1.2.3.4@pec.example");
  EXPECT_EQ(read->message_id, "<abc@client.example>");
  EXPECT_EQ(read->receipt_type, ReceiptType::complete);
  EXPECT_EQ(read->delivered_to, "uno@pec.example");
  EXPECT_TRUE(read->received_for.empty());
  EXPECT_EQ(read->error_detail, "nulla");
}

TEST(Daticert, OptionalElementsMayBeAbsent) {
  std::string xml = without("<oggetto>", "</oggetto>");
  xml = without("<msgid>", "</msgid>", xml);
  xml = without("<ricevuta", "/>", xml);
  xml = without("<consegna>", "</consegna>", xml);
  xml = without("<errore-esteso>", "</errore-esteso>", xml);
  const auto read = parse_daticert(xml);
  ASSERT_TRUE(read) << read.error().id;
  EXPECT_FALSE(read->subject || read->message_id || read->receipt_type || read->delivered_to ||
               read->error_detail);
}

TEST(Daticert, ReadsEveryType) {
  for (const auto type :
       {Type::acceptance, Type::non_acceptance, Type::taking_in_charge, Type::delivery,
        Type::transport_envelope, Type::non_delivery, Type::timeout_notice, Type::virus_notice}) {
    const auto read = parse_daticert(edited("avvenuta-consegna", type_token(type)));
    ASSERT_TRUE(read) << type_token(type);
    EXPECT_EQ(read->type, type);
  }
}

TEST(Daticert, ReadsEveryError) {
  for (const auto error : {ErrorCode::none, ErrorCode::no_recipient, ErrorCode::no_domain,
                           ErrorCode::virus, ErrorCode::other}) {
    const auto read = parse_daticert(edited("nessuno", error_token(error)));
    ASSERT_TRUE(read) << error_token(error);
    EXPECT_EQ(read->error, error);
  }
}

TEST(Daticert, ReadsEveryReceiptType) {
  for (const auto type : {ReceiptType::complete, ReceiptType::brief, ReceiptType::concise}) {
    const auto read = parse_daticert(edited("completa", receipt_type_token(type)));
    ASSERT_TRUE(read) << receipt_type_token(type);
    EXPECT_EQ(read->receipt_type, type);
  }
}

TEST(Daticert, AbsentAttributesTakeTheirDefaults) {
  const auto read =
      parse_daticert(edited(" tipo=\"certificato\"", "", edited(" errore=\"nessuno\"", "")));
  ASSERT_TRUE(read) << read.error().id;
  EXPECT_EQ(read->error, ErrorCode::none);
  EXPECT_TRUE(read->recipients[0].certified);
}

TEST(Daticert, KeepsEveryRicezione) {
  const auto read =
      parse_daticert(edited("<consegna>",
                            "<ricezione>a@pec.example</ricezione><ricezione> b@pec.example "
                            "</ricezione><consegna>"));
  ASSERT_TRUE(read) << read.error().id;
  EXPECT_EQ(read->received_for, (std::vector<std::string>{"a@pec.example", "b@pec.example"}));
}

TEST(Daticert, ElementOrderIsFree) {
  std::string xml = without("<mittente>", "</mittente>");
  xml = edited("</intestazione>", "<mittente>m@pec.example</mittente></intestazione>", xml);
  const auto intestazione = xml.substr(
      xml.find("<intestazione>"), xml.find("</intestazione>") + 15 - xml.find("<intestazione>"));
  xml = edited("</dati>", "</dati>" + intestazione, edited(intestazione, "", xml));
  const auto read = parse_daticert(xml);
  ASSERT_TRUE(read) << read.error().id;
  EXPECT_EQ(read->sender, "m@pec.example");
}

struct TextCase {
  std::string_view name;
  std::string_view markup;
  std::string_view value;
};
std::ostream& operator<<(std::ostream& out, const TextCase& c) { return out << c.name; }

class DaticertText : public testing::TestWithParam<TextCase> {};

TEST_P(DaticertText, IsReadAs) {
  const auto read = parse_daticert(edited("Societ\u00e0 &amp; citt\u00e0", GetParam().markup));
  ASSERT_TRUE(read) << read.error().id << " " << read.error().detail;
  EXPECT_EQ(read->subject, GetParam().value);
}

const TextCase kTexts[] = {
    {"blanks outside", " \t\r\n a b \r\n\t ", "a b"},
    {"inner line break", "a\r\nb", "a\nb"},
    {"no-break space is no blank of XML", "\u00a0a\u00a0", "\u00a0a\u00a0"},
    {"empty", "", ""},
    {"only blanks", "  ", ""},
    {"predefined entities", "&lt;&gt;&amp;&quot;&apos;", "<>&\"'"},
    {"character references", "&#232;&#xE8;&#x1F600;", "\u00e8\u00e8\U0001F600"},
    {"no double expansion", "&amp;lt;", "&lt;"},
    {"CDATA", "a<![CDATA[<b>&amp;]]>c", "a<b>&amp;c"},
    {"DOCTYPE in CDATA is text", "<![CDATA[<!DOCTYPE a>]]>", "<!DOCTYPE a>"},
    {"comment", "a<!-- x -->b", "ab"},
    {"processing instruction", "a<?x y?>b", "ab"},
    {"beyond the BMP", "\U0001F600", "\U0001F600"},
    {"equals and quotes", "a=\"b\" c='d'", "a=\"b\" c='d'"},
};
INSTANTIATE_TEST_SUITE_P(Daticert, DaticertText, testing::ValuesIn(kTexts));

struct FileCase {
  std::string name;
  std::string xml;
  std::string_view error = "";
};
std::ostream& operator<<(std::ostream& out, const FileCase& c) { return out << c.name; }

class DaticertFile : public testing::TestWithParam<FileCase> {};

TEST_P(DaticertFile, IsReadOrRefused) { EXPECT_EQ(error_of(GetParam().xml), GetParam().error); }

const FileCase kTolerated[] = {
    {"empty risposte", edited("risposte@pec.example", "")},
    {"risposte as an empty tag",
     edited("<risposte>risposte@pec.example</risposte>", "<risposte/>")},
    {"empty provider", edited("Gestore S.p.A.", "")},
    {"CRLF after the root", std::string(kDaticert) + "\r\n"},
    {"no line break after the root", edited("</postacert>\n", "</postacert>")},
    {"errore altro for an unknown mailbox", edited("nessuno", "altro")},
    {"byte order mark", "\xEF\xBB\xBF" + std::string(kDaticert)},
    {"no XML declaration", without("<?xml", "?>\n")},
    {"lower-case encoding", edited("UTF-8", "utf-8")},
    {"standalone", edited("\"UTF-8\"?>", "\"UTF-8\" standalone=\"yes\"?>")},
    {"text between elements", edited("<dati>", "stray<dati>stray")},
    {"text in ricevuta", edited("\"completa\"/>", "\"completa\"> x </ricevuta>")},
    {"unknown attribute", edited("<dati>", "<dati x=\"y\" xmlns=\"urn:x\">")},
    {"blanks around a token", edited("\"completa\"", "\" completa \"")},
    {"single quotes", edited("\"completa\"", "'completa'")},
    {"comments around the root", edited("<postacert", "<!-- a --><postacert") + "<!-- b -->"},
    {"instructions around the root", edited("<postacert", "<?a?><postacert") + "<?b?>"},
    {"comment that names a DOCTYPE", edited("<postacert", "<!-- <!DOCTYPE a> --><postacert")},
    {"leap second", edited("10:20:30", "10:20:60")},
    {"leap day", edited("05/12/2024", "29/02/2024")},
};
INSTANTIATE_TEST_SUITE_P(Tolerated, DaticertFile, testing::ValuesIn(kTolerated));

const FileCase kMissing[] = {
    {"mittente", without("<mittente>", "</mittente>"), "missing-element"},
    {"destinatari", without("<destinatari", "due@mail.example</destinatari>"), "missing-element"},
    {"risposte", without("<risposte>", "</risposte>"), "missing-element"},
    {"intestazione", without("<intestazione>", "</intestazione>"), "missing-element"},
    {"dati", without("<dati>", "</dati>"), "missing-element"},
    {"gestore-emittente", without("<gestore-", "</gestore-emittente>"), "missing-element"},
    {"data", without("<data ", "</data>"), "missing-element"},
    {"giorno", without("<giorno>", "</giorno>"), "missing-element"},
    {"ora", without("<ora>", "</ora>"), "missing-element"},
    {"identificativo", without("<identificativo>", "</identificativo>"), "missing-element"},
    {"content", "<postacert tipo=\"accettazione\"/>", "missing-element"},
    {"text of mittente", edited("mittente@pec.example", " "), "missing-element"},
    {"text of identificativo", edited("opec1.20241205102030.1.2.3.4@pec.example", "<!--x-->"),
     "missing-element"},
    {"tipo", edited(" tipo=\"avvenuta-consegna\"", ""), "missing-attribute"},
    {"zona", edited(" zona=\"+0100\"", ""), "missing-attribute"},
    {"tipo of ricevuta", edited(" tipo=\"completa\"", ""), "missing-attribute"},
};
INSTANTIATE_TEST_SUITE_P(Missing, DaticertFile, testing::ValuesIn(kMissing));

const FileCase kRepeated[] = {
    {"mittente", edited("<mittente>", "<mittente>x</mittente><mittente>"), "repeated-element"},
    {"risposte", edited("<risposte>", "<risposte/><risposte>"), "repeated-element"},
    {"oggetto", edited("<oggetto>", "<oggetto/><oggetto>"), "repeated-element"},
    {"intestazione", edited("<intestazione>", "<intestazione/><intestazione>"), "repeated-element"},
    {"dati", edited("<dati>", "<dati/><dati>"), "repeated-element"},
    {"gestore", edited("<gestore-emittente>", "<gestore-emittente/><gestore-emittente>"),
     "repeated-element"},
    {"data", edited("<data ", "<data zona='+0100'/><data "), "repeated-element"},
    {"giorno", edited("<giorno>", "<giorno/><giorno>"), "repeated-element"},
    {"ora", edited("<ora>", "<ora/><ora>"), "repeated-element"},
    {"identificativo", edited("<identificativo>", "<identificativo/><identificativo>"),
     "repeated-element"},
    {"msgid", edited("<msgid>", "<msgid/><msgid>"), "repeated-element"},
    {"ricevuta", edited("<ricevuta ", "<ricevuta tipo='breve'/><ricevuta "), "repeated-element"},
    {"consegna", edited("<consegna>", "<consegna/><consegna>"), "repeated-element"},
    {"errore-esteso", edited("<errore-esteso>", "<errore-esteso/><errore-esteso>"),
     "repeated-element"},
};
INSTANTIATE_TEST_SUITE_P(Repeated, DaticertFile, testing::ValuesIn(kRepeated));

const FileCase kUnknown[] = {
    {"root", "<html/>", "unknown-element"},
    {"child of the root", edited("<dati>", "<altro/><dati>"), "unknown-element"},
    {"child of dati", edited("<msgid>", "<x/><msgid>"), "unknown-element"},
    {"child of a leaf", edited("mittente@", "<b/>mittente@"), "unknown-element"},
    {"child of ricevuta", edited("\"completa\"/>", "\"completa\"><x/></ricevuta>"),
     "unknown-element"},
    {"known element in the wrong place", edited("<dati>", "<dati><mittente/>"), "unknown-element"},
    {"root within the root", edited("<dati>", "<postacert/><dati>"), "unknown-element"},
    {"case", edited("<ricevuta tipo=\"completa\"/>", "<Ricevuta tipo=\"completa\"/>"),
     "unknown-element"},
    {"prefix", edited("<ricevuta ", "<p:ricevuta xmlns:p='urn:x' "), "unknown-element"},
    {"tipo", edited("avvenuta-consegna", "avvenuta"), "unknown-value"},
    {"tipo in capitals", edited("avvenuta-consegna", "Avvenuta-Consegna"), "unknown-value"},
    {"empty tipo", edited("avvenuta-consegna", ""), "unknown-value"},
    {"errore", edited("nessuno", "nulla"), "unknown-value"},
    {"tipo of ricevuta", edited("completa", "lunga"), "unknown-value"},
    {"tipo of destinatari", edited("esterno", "interno"), "unknown-value"},
};
INSTANTIATE_TEST_SUITE_P(Unknown, DaticertFile, testing::ValuesIn(kUnknown));

const FileCase kImpossible[] = {
    {"31 February", edited("05/12/2024", "31/02/2024"), "invalid-time"},
    {"29 February of a common year", edited("05/12/2024", "29/02/2023"), "invalid-time"},
    {"zone", edited("+0100", "+9999"), "invalid-time"},
    {"empty zone", edited("+0100", ""), "invalid-time"},
    {"second 61", edited("10:20:30", "10:20:61"), "invalid-time"},
    {"empty day", edited("05/12/2024", ""), "invalid-time"},
};
INSTANTIATE_TEST_SUITE_P(ImpossibleTime, DaticertFile, testing::ValuesIn(kImpossible));

TEST(Daticert, AnErrorSaysWhatAndWhere) {
  const auto read = parse_daticert(edited("<msgid>", "<x/><msgid>"));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().detail, "x");
  EXPECT_EQ(read.error().line, 17U);
}

TEST(Daticert, AnErrorQuotesLittle) {
  const auto read = parse_daticert("<" + std::string(1000, 'x') + "/>");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().id, "unknown-element");
  EXPECT_EQ(read.error().detail, std::string(64, 'x'));
}

TEST(Daticert, AnErrorQuotesWholeCharacters) {
  std::string name(63, 'x');
  for (int i = 0; i < 10; ++i) name += "\u20ac";
  const auto read = parse_daticert(edited("completa", name));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().id, "unknown-value");
  EXPECT_EQ(read.error().detail, std::string(63, 'x'));
}

TEST(Daticert, AnErrorOfXmlHasItsLineAndNoEnglish) {
  const auto read = parse_daticert(edited("<msgid>", "<ms gid>"));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().id, "not-well-formed");
  EXPECT_EQ(read.error().detail, "");
  EXPECT_EQ(read.error().line, 17U);
}

}  // namespace
}  // namespace pec::certification
