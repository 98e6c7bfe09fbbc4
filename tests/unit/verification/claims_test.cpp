// SPDX-License-Identifier: EUPL-1.2
#include "verification/claims.h"

#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pec::verification {
namespace {

using certification::Kind;

struct Case {
  std::string_view name;
  std::string_view message;
  bool any;
  bool strong;
  Kind kind;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

class Message : public testing::TestWithParam<Case> {};

TEST_P(Message, ClaimsThis) {
  const auto message = mail::parse_message(GetParam().message);
  ASSERT_TRUE(message.has_value());
  const Claim claim = claim_of(message->root);
  EXPECT_EQ(claim.any, GetParam().any);
  EXPECT_EQ(claim.strong, GetParam().strong);
  EXPECT_EQ(certification::kind_id(claim.kind), certification::kind_id(GetParam().kind));
}

const Case kNothing[] = {
    {"ordinary mail", "From: a@b.example\nSubject: Fattura\n\nx", false, false, Kind::none},
    {"prefix of everyday Italian", "Subject: Consegna: domani\n\nx", false, false, Kind::none},
    {"reply to a receipt", "Subject: Re: CONSEGNA: x\n\nx", false, false, Kind::none},
    {"prefix in the body", "Subject: x\n\nCONSEGNA: x\nX-Ricevuta: avvenuta-consegna\n", false,
     false, Kind::none},
    {"address that starts alike", "From: posta-certificata.info@b.example\n\nx", false, false,
     Kind::none},
    {"sign in the middle of the name", "From: x.posta-certificata@b.example\n\nx", false, false,
     Kind::none},
    {"addressee of a provider", "From: a@b.example\nTo: posta-certificata@pec.example\n\nx", false,
     false, Kind::none},
    {"other file", "Content-Type: application/xml; name=\"daticert.xml.zip\"\n\nx", false, false,
     Kind::none},
};
INSTANTIATE_TEST_SUITE_P(Nothing, Message, testing::ValuesIn(kNothing));

const Case kWeak[] = {
    {"receipt type asked for", "Subject: x\nX-TipoRicevuta: breve\n\nx", true, false, Kind::none},
    {"reference", "Subject: x\nx-riferimento-message-id: <a@b>\n\nx", true, false, Kind::none},
};
INSTANTIATE_TEST_SUITE_P(Weak, Message, testing::ValuesIn(kWeak));

const Case kStrong[] = {
    {"envelope", "To: x\nX-Trasporto: posta-certificata\n\nx", true, true,
     Kind::transport_envelope},
    {"anomaly", "To: x\nX-Trasporto: errore\n\nx", true, true, Kind::anomaly_envelope},
    {"receipt", "To: x\nX-RICEVUTA: avvenuta-consegna\n\nx", true, true, Kind::delivery},
    {"unknown receipt", "To: x\nX-Ricevuta: altro\n\nx", true, true, Kind::none},
    {"empty kind", "To: x\nX-Ricevuta:\n\nx", true, true, Kind::none},
    {"subject", "Subject: ACCETTAZIONE: x\n\nx", true, true, Kind::acceptance},
    {"subject in encoded words", "Subject: =?utf-8?Q?CONSEGNA:_citt=C3=A0?=\n\nx", true, true,
     Kind::delivery},
    {"header goes before the subject", "Subject: CONSEGNA: x\nX-Ricevuta: accettazione\n\nx", true,
     true, Kind::acceptance},
    {"sender", "From: Posta-Certificata@pec.example\n\nx", true, true, Kind::none},
    {"second sender", "From: a@b.example, posta-certificata@pec.example\n\nx", true, true,
     Kind::none},
    {"display name", "From: \"per conto di: a@b.example\" <c@d.example>\n\nx", true, true,
     Kind::none},
    {"encoded display name", "From: =?utf-8?Q?Per_conto_di:_a@b.example?= <c@d.example>\n\nx", true,
     true, Kind::none},
    {"daticert as the whole message", "Content-Type: application/xml; name=DATICERT.xml\n\nx", true,
     true, Kind::none},
    {"postacert in a part",
     "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=i\n"
     "\n--i\nContent-Disposition: attachment; filename=\"postacert.eml\"\n\nx\n--i--\n--b--\n",
     true, true, Kind::none},
};
INSTANTIATE_TEST_SUITE_P(Strong, Message, testing::ValuesIn(kStrong));

TEST(Message, DoesNotClaimWhatAMessageForwardedInItClaims) {
  const auto message = mail::parse_message(
      "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n"
      "\nX-Ricevuta: avvenuta-consegna\nContent-Type: application/xml; name=daticert.xml\n\nx\n"
      "--b--\n");
  ASSERT_TRUE(message.has_value());
  EXPECT_FALSE(claim_of(message->root).any);
  EXPECT_TRUE(claim_of(message->root.children.at(0).children.at(0)).strong);
}

}  // namespace
}  // namespace pec::verification
