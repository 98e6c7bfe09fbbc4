// SPDX-License-Identifier: EUPL-1.2
//
// A message as a draft: nothing that a server would see may be missed.
#include "outgoing/draft.h"

#include <gtest/gtest.h>

namespace pec::outgoing {
namespace {

Draft read(std::string_view text) {
  const auto message = mail::parse_message(text);
  EXPECT_TRUE(message.has_value());
  return message ? draft_of(*message) : Draft();
}

TEST(DraftOf, ReadsEveryField) {
  const Draft draft = read(
      "From: Studio <studio@pec.it>\r\nReply-To: me@mail.example\r\n"
      "To: \"A, B\" <a@pec.example>, b@pec.example\r\nTo: c@pec.example\r\n"
      "Cc: Courts: d@pec.example, e@pec.example;\r\nBcc: f@pec.example\r\n"
      "Subject: =?utf-8?Q?Avviso_=C3=A0?=\r\nx-TIPOricevuta: Breve\r\n\r\ntext\r\n");
  EXPECT_EQ(draft.from, "studio@pec.it");
  EXPECT_EQ(draft.reply_to, "me@mail.example");
  ASSERT_EQ(draft.to.size(), 3U);
  EXPECT_EQ(draft.to[2].address, "c@pec.example");
  ASSERT_EQ(draft.cc.size(), 2U);
  EXPECT_EQ(draft.cc[1].address, "e@pec.example");
  ASSERT_EQ(draft.bcc.size(), 1U);
  EXPECT_EQ(draft.subject, "Avviso \xC3\xA0");
  EXPECT_EQ(draft.receipt_type, "Breve");
  EXPECT_EQ(draft.format, BodyFormat::plain);
  EXPECT_GT(draft.encoded_bytes, 0U);
}

TEST(DraftOf, TellsAnEmptyGroupFromNonsense) {
  EXPECT_TRUE(read("From: a@pec.it\r\nTo: undisclosed-recipients:;\r\n\r\nx\r\n").to.empty());
  EXPECT_TRUE(read("From: a@pec.it\r\n\r\nx\r\n").to.empty());
  EXPECT_FALSE(read("From: a@pec.it\r\nTo: nobody at all\r\n\r\nx\r\n").to.empty());
}

TEST(DraftOf, FindsAttachments) {
  const Draft draft = read(
      "From: a@pec.it\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
      "--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n"
      "--b\r\nContent-Type: application/pdf; name=a.pdf\r\n"
      "Content-Transfer-Encoding: base64\r\n\r\nTVo=\r\n"
      "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\ny\r\n"
      "--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nz\r\n--b--\r\n");
  EXPECT_EQ(draft.format, BodyFormat::html);
  ASSERT_EQ(draft.attachments.size(), 3U);
  EXPECT_EQ(draft.attachments[0].name, "a.pdf");
  EXPECT_EQ(draft.attachments[0].content, "MZ");
  EXPECT_EQ(draft.attachments[1].type, "message/rfc822");
  EXPECT_EQ(draft.attachments[2].content, "z");
}

TEST(BytesAsSent, EstimatesBase64) {
  Draft draft;
  draft.attachments.push_back({"a", "", 57'000'000, {}});
  EXPECT_GT(bytes_as_sent(draft), 78'000'000U);
  EXPECT_LT(bytes_as_sent(draft), 78'100'000U);
  draft.encoded_bytes = 7;
  EXPECT_EQ(bytes_as_sent(draft), 7U);
}

}  // namespace
}  // namespace pec::outgoing
