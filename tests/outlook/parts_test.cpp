// SPDX-License-Identifier: EUPL-1.2
//
// The parts that need no Outlook: frames, texts, the policy, the window's description.
#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "addin/required_check.h"
#include "com/text.h"
#include "host/frames.h"
#include "text/utf16_windows.h"
#include "texts/texts.h"
#include "windows/dialog_template.h"

namespace pec::outlook {
namespace {

FrameReader reader_of(std::string bytes, std::size_t step) {
  return FrameReader([bytes, step, at = std::size_t{0}](std::span<char> into) mutable {
    const std::size_t size = std::min({into.size(), step, bytes.size() - at});
    bytes.copy(into.data(), size, at);
    at += size;
    return size;
  });
}

TEST(Frames, ComeInWhateverPieces) {
  for (const std::size_t step : {1U, 3U, 1000U}) {
    FrameReader reader = reader_of(framed("{}") + framed("") + framed("[1]"), step);
    EXPECT_EQ(reader.next(), "{}");
    EXPECT_EQ(reader.next(), "");
    EXPECT_EQ(reader.next(), "[1]");
    EXPECT_EQ(reader.next(), std::nullopt);
  }
}

TEST(Frames, ThatAreNoneEnd) {
  EXPECT_EQ(reader_of("ab", 10).next(), std::nullopt);
  EXPECT_EQ(reader_of(framed("abc").substr(0, 6), 10).next(), std::nullopt);
  EXPECT_EQ(reader_of("\xFF\xFF\xFF\x7F" + std::string(100, 'x'), 10).next(), std::nullopt);
}

TEST(Texts, AreThereInEachLanguageAndInOrder) {
  const auto rows = text_rows();
  EXPECT_GT(rows.size(), 20U);
  EXPECT_TRUE(
      std::is_sorted(rows.begin(), rows.end(),
                     [](const TextRow& one, const TextRow& other) { return one.key < other.key; }));
  for (const TextRow& row : rows)
    for (const std::string_view text : row.texts) EXPECT_FALSE(text.empty()) << row.key;
  EXPECT_EQ(Texts(Language::italian).get("outlook.close"), L"Chiudi");
  EXPECT_EQ(Texts(Language::german).get("outlook.close"), L"Schlie\u00DFen");
  EXPECT_EQ(Texts(Language::english).get("no.such.key"), L"no.such.key");
}

TEST(Texts, AreInTheLanguageOfOutlook) {
  EXPECT_EQ(language_of(0x0410), Language::italian);
  EXPECT_EQ(language_of(0x0810), Language::italian) << "of Switzerland";
  EXPECT_EQ(language_of(0x0407), Language::german);
  EXPECT_EQ(language_of(0x040C), Language::english) << "French";
}

TEST(Utf16, SurvivesWhatIsNoText) {
  EXPECT_EQ(text::utf8_of_utf16(L"perch\u00E9 \U0001F4E7"), "perch\xC3\xA9 \xF0\x9F\x93\xA7");
  EXPECT_EQ(text::utf16_of("a\xFFz").size(), 3U);
  EXPECT_EQ(text::utf8_of_utf16(std::wstring(1, L'\xD800')).size(), 3U);
  EXPECT_EQ(text::utf16_of(""), L"");
}

TEST(Policy, AsksForACheckOnlyWhereItSaysSo) {
  EXPECT_TRUE(asks_for_check(R"({"requireCheck": true})"));
  for (const char* other : {"", "{", "[]", "{}", R"({"requireCheck": false})",
                            R"({"requireCheck": "true"})", R"({"requireCheck": 1})"})
    EXPECT_FALSE(asks_for_check(other)) << other;
}

TEST(DialogTemplate, HoldsItsControls) {
  DialogTemplate one(L"Title", 100, 50);
  one.add(0x0082, 7, 0, {1, 2, 3, 4}, L"odd");
  one.add(0x0080, 8, 0, {1, 2, 3, 4}, L"even");
  EXPECT_EQ(one.get()->cdit, 2);
  EXPECT_EQ(one.get()->cx, 100);
}

}  // namespace
}  // namespace pec::outlook
