// SPDX-License-Identifier: EUPL-1.2
//
// What is no message, what has too much of everything, and any bytes at all.
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <ostream>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "mail/message.h"

namespace pec::mail {
namespace {

using std::string_view_literals::operator""sv;

struct Refusal {
  std::string_view name;
  std::string bytes;
  std::string_view error;
};

std::ostream& operator<<(std::ostream& out, const Refusal& c) { return out << c.name; }

class NoMessage : public testing::TestWithParam<Refusal> {};

TEST_P(NoMessage, IsRefusedWithAReason) {
  const auto message = parse_message(GetParam().bytes);
  ASSERT_FALSE(message.has_value());
  EXPECT_EQ(message.error().id, GetParam().error);
}

const Refusal kRefusals[] = {
    {"nothing", "", "empty"},
    {"blanks and line breaks", " \t\r\n\r\n", "empty"},
    {"more blanks than a header block", std::string(kMaxHeaderBytes + 1, ' '), "not-a-message"},
    {"prose", "Buongiorno,\r\nsi trasmette quanto in oggetto.\r\n", "not-a-message"},
    {"XML", "<?xml version=\"1.0\"?>\n<a>From: x</a>\n", "not-a-message"},
    {"NUL bytes", std::string(4096, '\0'), "not-a-message"},
    {"unknown fields only", "A: 1\nB: 2\n\nx\n", "not-a-message"},
    {"fields in the body only", "\nFrom: a@b\nTo: c@d\n", "not-a-message"},
    {"store lines only", "From x\nX-Mozilla-Status: 1\n", "not-a-message"},
    {"mbox separator without a break", "From x", "not-a-message"},
};
INSTANTIATE_TEST_SUITE_P(Message, NoMessage, testing::ValuesIn(kRefusals));

TEST(NoMessage, IsWhatIsLargerThanTheCap) {
  // Pages that nobody touches cost nothing, and only the size of this much is looked at.
  const std::size_t size = kMaxMessageBytes + 1;
  const std::unique_ptr<void, decltype(&std::free)> pages(std::calloc(size, 1), &std::free);
  ASSERT_NE(pages, nullptr);
  const auto message = parse_message({static_cast<const char*>(pages.get()), size});
  ASSERT_FALSE(message.has_value());
  EXPECT_EQ(message.error().id, "too-large");
}

// Every range lies in its parent's, in order.
void expect_sound(const Message& message, const Entity& entity, std::size_t depth = 1) {
  ASSERT_LE(depth, kMaxDepth + 1);
  ASSERT_LE(entity.begin, entity.body);
  ASSERT_LE(entity.body, entity.end);
  ASSERT_LE(entity.end, message.bytes.size());
  std::size_t from = entity.body;
  for (const Entity& child : entity.children) {
    ASSERT_GE(child.begin, from);
    ASSERT_LE(child.end, entity.end);
    from = child.end;
    expect_sound(message, child, depth + 1);
  }
}

constexpr std::string_view kMessage =
    "From - x\r\nFrom: a@b.example\r\nContent-Type: multipart/signed;\r\n "
    "boundary=\"b\"\r\n\r\nx\r\n"
    "--b\r\nContent-Type: multipart/mixed; boundary=\"bb\"\r\n\r\n--bb\r\n\r\none\r\n--bb\r\n"
    "Content-Type: message/rfc822\r\n\r\nSubject: =?utf-8?B?YQ==?=\r\nContent-Type: "
    "multipart/mixed; boundary=\"i\"\r\n\r\n--i\r\nContent-Disposition: attachment; "
    "filename*=utf-8''a%20b\r\n\r\ntwo\r\n--i--\r\n--bb--\r\n\r\n--b\r\nContent-Type: "
    "application/pkcs7-signature\r\nContent-Transfer-Encoding: base64\r\n\r\nYWJj\r\n--b--\r\n";

TEST(AnyBytes, CutAfterEveryByteAreReadSoundly) {
  for (std::size_t size = 0; size <= kMessage.size(); ++size) {
    SCOPED_TRACE(size);
    // A copy of the exact size lets the address sanitizer see a read past the end.
    const std::string bytes(kMessage.substr(0, size));
    if (const auto message = parse_message(bytes)) expect_sound(*message, message->root);
  }
}

TEST(AnyBytes, WithOneByteChangedAreReadSoundly) {
  for (std::size_t at = 0; at < kMessage.size(); ++at) {
    for (const char c : "\n\r\0- :\xFF"sv) {
      SCOPED_TRACE(at);
      std::string bytes(kMessage);
      bytes[at] = c;
      if (const auto message = parse_message(bytes)) expect_sound(*message, message->root);
    }
  }
}

TEST(AnyBytes, OfTheAlphabetOfMimeAreReadSoundly) {
  constexpr std::string_view kPieces[] = {"--b",
                                          "--c",
                                          "--",
                                          "\n",
                                          "\r\n",
                                          "\r",
                                          " ",
                                          "x",
                                          ":",
                                          "A: 1",
                                          "\n\n",
                                          "Content-Type: multipart/mixed; boundary=\"b\"",
                                          "Content-Type: multipart/mixed; boundary=c",
                                          "Content-Type: message/rfc822"};
  std::mt19937 random(20260302);  // NOLINT: the same bytes in every run
  std::uniform_int_distribution<std::size_t> pick(0, std::size(kPieces) - 1);
  for (int round = 0; round < 3000; ++round) {
    SCOPED_TRACE(round);
    std::string bytes = "To: x\nContent-Type: multipart/mixed; boundary=\"b\"\n\n";
    for (int i = 0; i < 40; ++i) bytes += kPieces[pick(random)];
    if (const auto message = parse_message(bytes)) expect_sound(*message, message->root);
  }
}

// The line break before a delimiter is the delimiter's, even where it ends a header block or
// another delimiter line.
TEST(AnyBytes, WithAnEmptyLastPartAreReadSoundly) {
  const std::string begin = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: ";
  for (const std::string_view rest : {"message/rfc822\n\n--b", "message/rfc822\r\n\r\n--b--\r\n",
                                      "multipart/mixed; boundary=c\n\n--c\n--b--\n",
                                      "message/rfc822\n\nContent-Type: message/rfc822\n\n--b"}) {
    SCOPED_TRACE(rest);
    const std::string bytes = begin + std::string(rest);
    const auto message = parse_message(bytes);
    ASSERT_TRUE(message.has_value());
    expect_sound(*message, message->root);
    ASSERT_EQ(message->root.children.front().children.size(), 1U);
  }
}

TEST(AnyBytes, AtRandomAreReadSoundly) {
  std::mt19937 random(31);  // NOLINT: the same bytes in every run
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 500; ++round) {
    std::string bytes = "To: x\n";
    for (int i = 0; i < 300; ++i) bytes.push_back(static_cast<char>(byte(random)));
    if (const auto message = parse_message(bytes)) expect_sound(*message, message->root);
  }
}

std::string signed_around(std::string_view content) {
  std::string bytes = "To: x\nContent-Type: multipart/signed; boundary=\"outer\"\n\n--outer\n";
  bytes.append(content);
  return bytes + "\n--outer\nContent-Type: application/pkcs7-signature\n\nYWJj\n--outer--\n";
}

std::string multiparts_in_each_other(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string boundary = "in" + std::to_string(i);
    out.append("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\n\n--" + boundary +
               "\n");
  }
  return out;
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

struct TooMuch {
  std::string_view name;
  std::string content;
  std::string_view truncated;
};

std::ostream& operator<<(std::ostream& out, const TooMuch& c) { return out << c.name; }

class SignedMessage : public testing::TestWithParam<TooMuch> {};

TEST_P(SignedMessage, ShowsItsSignatureWhateverItsFirstPartHolds) {
  const std::string bytes = signed_around(GetParam().content);
  const auto message = parse_message(bytes);
  ASSERT_TRUE(message.has_value());
  EXPECT_EQ(message->truncated, GetParam().truncated);
  ASSERT_EQ(message->root.children.size(), 2U);
  EXPECT_EQ(message->body(message->root.children[1]), "YWJj");
  EXPECT_EQ(message->whole(message->root.children[0]), GetParam().content);
  expect_sound(*message, message->root);
}

const TooMuch kTooMuch[] = {
    {"ten multiparts in each other", multiparts_in_each_other(10), ""},
    {"a hundred multiparts in each other", multiparts_in_each_other(100), "too-deep"},
    {"twenty thousand multiparts in each other", multiparts_in_each_other(20000), "too-deep"},
    {"a hundred messages in each other", repeated("Content-Type: message/rfc822\n\n", 100),
     "too-deep"},
    {"twenty thousand parts",
     "Content-Type: multipart/mixed; boundary=\"in\"\n\n" + repeated("--in\n\nx\n", 20000),
     "too-many-parts"},
    {"twenty thousand parts of no line",
     "Content-Type: multipart/mixed; boundary=\"in\"\n\n" + repeated("--in\n", 20000) + "x",
     "too-many-parts"},
};
INSTANTIATE_TEST_SUITE_P(Caps, SignedMessage, testing::ValuesIn(kTooMuch));

TEST(Caps, HoldForTheOuterPartsToo) {
  const std::string bytes = "To: x\nContent-Type: multipart/mixed; boundary=\"b\"\n\n" +
                            repeated("--b\n\nx\n", kMaxParts + 100);
  const auto message = parse_message(bytes);
  ASSERT_TRUE(message.has_value());
  EXPECT_EQ(message->truncated, "too-many-parts");
  EXPECT_LE(message->root.children.size(), kMaxParts);
}

TEST(Message, OfManyMegabytesOfDashesIsReadInTime) {
  const auto start = std::chrono::steady_clock::now();
  for (const std::string_view line : {"-", "--", "-\n", "--\n", "--outer", "--outer\r"}) {
    const std::string bytes = signed_around("\n" + repeated(line, 1'000'000));
    ASSERT_EQ(parse_message(bytes)->root.children.size(), 2U) << line;
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{60});
}

}  // namespace
}  // namespace pec::mail
