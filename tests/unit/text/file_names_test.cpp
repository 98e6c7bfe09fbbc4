// SPDX-License-Identifier: EUPL-1.2
#include "text/file_names.h"

#include <chrono>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pec::text {
namespace {

using std::string_view_literals::operator""sv;
using Reasons = std::vector<std::string_view>;

struct Case {
  std::string_view name;
  std::string_view file;
  Reasons reasons;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

class FileName : public testing::TestWithParam<Case> {};

TEST_P(FileName, IsOddForTheseReasons) {
  EXPECT_EQ(odd_name_reasons(GetParam().file), GetParam().reasons);
}

const Case kOrdinary[] = {
    {"empty", "", {}},
    {"PDF", "Fattura 2026-31.pdf", {}},
    {"daticert", "daticert.xml", {}},
    {"accents", "citt\xC3\xA0.pdf", {}},
    {"no extension", "README", {}},
    {"one extension that runs", "setup.exe", {}},
    {"signed document", "atto.pdf.p7m", {}},
    {"archive", "backup.tar.gz", {}},
    {"dots in a sentence", "Rossi S.p.A. bilancio.pdf", {}},
    {"long word before the extension", "documento.versione-finale.exe", {}},
    {"one letter before the extension", "v1.2.exe", {}},
    {"hidden file", ".exe", {}},
    {"device name as the start of a word", "console.pdf", {}},
    {"device name with a number too many", "com10.pdf", {}},
    {"device name as an extension", "x.con", {}},
    {"right-to-left letters alone", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D.pdf", {}},
    {"no-break space",
     "a\xC2\xA0"
     "b.pdf",
     {}},
};
INSTANTIATE_TEST_SUITE_P(Ordinary, FileName, testing::ValuesIn(kOrdinary));

const Case kOdd[] = {
    {"NUL", "a\0.pdf"sv, {"control"}},
    {"line break", "a\nb.pdf", {"control"}},
    {"escape", "\x1B[31ma.pdf", {"control"}},
    {"delete", "a\x7F.pdf", {"control"}},
    {"first C1 control", "a\xC2\x80.pdf", {"control"}},
    {"last C1 control", "a\xC2\x9F.pdf", {"control"}},
    {"right-to-left override",
     "fattura\xE2\x80\xAE"
     "fdp.exe",
     {"bidi"}},
    {"right-to-left mark", "a\xE2\x80\x8F.pdf", {"bidi"}},
    {"isolate", "a\xE2\x81\xA7.pdf", {"bidi"}},
    {"Arabic letter mark", "a\xD8\x9C.pdf", {"bidi"}},
    {"double extension", "fattura.pdf.exe", {"double-extension"}},
    {"double extension in capitals", "FATTURA.PDF.EXE", {"double-extension"}},
    {"blanks before the extension", "fattura.pdf        .scr", {"double-extension"}},
    {"blanks after the extension", "fattura.pdf.js ", {"double-extension"}},
    {"three extensions", "a.b.docx.vbs", {"double-extension"}},
    {"device name", "CON", {"reserved"}},
    {"device name with an extension", "aux.pdf", {"reserved"}},
    {"device name with a blank", "nul .txt", {"reserved"}},
    {"numbered device", "Com1.txt", {"reserved"}},
    {"slash", "../a.pdf", {"path"}},
    {"backslash", "..\\a.pdf", {"path"}},
    {"drive", "C:a.pdf", {"path"}},
    {"this folder", ".", {"path"}},
    {"folder above", "..", {"path"}},
    {"everything",
     "C:\\con\xE2\x80\xAE.\x01pdf.exe",
     {"control", "bidi", "double-extension", "path"}},
    {"several in their order", "con.pdf.exe", {"double-extension", "reserved"}},
};
INSTANTIATE_TEST_SUITE_P(Odd, FileName, testing::ValuesIn(kOdd));

TEST(FileName, OfAMegabyteIsJudgedInTime) {
  const auto start = std::chrono::steady_clock::now();
  for (const char c : ".\xE2\xC2 /a"sv)
    EXPECT_LE(odd_name_reasons(std::string(1'000'000, c)).size(), 5U);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{60});
}

}  // namespace
}  // namespace pec::text
