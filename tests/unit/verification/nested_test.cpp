// SPDX-License-Identifier: EUPL-1.2
#include "verification/nested.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pec::verification {
namespace {

// "2.1 message" or "1 part" for each entity that was judged.
std::vector<std::string> judged_in(std::string_view bytes,
                                   NestedScope scope = NestedScope::below_root) {
  const auto message = mail::parse_message(bytes);
  if (!message) return {message.error().id};
  std::vector<std::string> calls;
  const auto verdicts =
      judge_nested(*message, scope, [&calls](const mail::Entity&, bool has_message_headers) {
        calls.emplace_back(has_message_headers ? " message" : " part");
        return Verdict{};
      });
  for (std::size_t i = 0; i < calls.size(); ++i) calls[i].insert(0, verdicts.at(i).part);
  EXPECT_EQ(verdicts.size(), calls.size());
  return calls;
}

std::string mixed(const std::vector<std::string>& parts) {
  std::string out = "To: x\nContent-Type: multipart/mixed; boundary=outer\n\n";
  for (const std::string& part : parts) out += "--outer\n" + part + "\n";
  return out + "--outer--\n";
}

std::string forwarded(const std::string& message) {
  return "Content-Type: message/rfc822\n\n" + message;
}

const std::string kReceipt = "X-Ricevuta: avvenuta-consegna\nTo: x\n\nx";
const std::string kOrdinary = "Subject: Fattura\nX-Riferimento-Message-ID: <a@b>\n\nx";

using Judged = std::vector<std::string>;

TEST(Nested, IsEveryMessageThatClaimsToBePec) {
  EXPECT_EQ(judged_in(mixed({"\nx", forwarded(kReceipt), forwarded(kReceipt)})),
            (Judged{"2.1 message", "3.1 message"}));
}

TEST(Nested, IsNoOrdinaryOriginal) {
  EXPECT_EQ(judged_in(mixed({forwarded(kOrdinary), "\nx"})), Judged{});
}

TEST(Nested, IsASignedPartThatClaimsToBePec) {
  EXPECT_EQ(judged_in(mixed({"Content-Type: multipart/signed; boundary=s\n\n--s\nContent-Type: "
                             "application/xml; name=daticert.xml\n\nx\n--s\n\ny\n--s--\n"})),
            Judged{"1 part"});
}

TEST(Nested, IsNoSignedPartOfAPerson) {
  EXPECT_EQ(judged_in(mixed({"Content-Type: multipart/signed; boundary=s\n\n--s\n\nx\n--s\n\ny\n"
                             "--s--\n"})),
            Judged{});
}

TEST(Nested, IsNoPartThatIsNeitherMessageNorSigned) {
  EXPECT_EQ(judged_in(mixed({"X-Ricevuta: avvenuta-consegna\nContent-Type: text/plain\n\nx"})),
            Judged{});
}

TEST(Nested, IsFoundAtEveryDepth) {
  EXPECT_EQ(
      judged_in(mixed({forwarded("X-Ricevuta: accettazione\n" + mixed({forwarded(kReceipt)}))})),
      (Judged{"1.1 message", "1.1.1.1 message"}));
}

TEST(Nested, IsNotTheRootUnlessAskedFor) {
  EXPECT_EQ(judged_in(kReceipt), Judged{});
  EXPECT_EQ(judged_in(kReceipt, NestedScope::with_root), Judged{"1 message"});
  EXPECT_EQ(judged_in(kOrdinary, NestedScope::with_root), Judged{});
}

TEST(Nested, StopsAtTheCap) {
  const std::vector<std::string> parts(kMaxNested + 20, forwarded(kReceipt));
  EXPECT_EQ(judged_in(mixed(parts)).size(), kMaxNested);
}

}  // namespace
}  // namespace pec::verification
