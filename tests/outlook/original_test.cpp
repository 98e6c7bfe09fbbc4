// SPDX-License-Identifier: EUPL-1.2
//
// The original of a received message, from an Outlook and a MAPI of our own.
#include <string>

#include "mapi/opened_message.h"
#include "original_stage.h"

namespace pec::outlook::testing {
namespace {

TEST_F(OriginalOf, ASignedMessageIsItsHeadersAndWhatWasSigned) {
  for (const std::size_t at_once : {1U, 7U, 100U, 1U << 20}) {
    auto opened = open(signed_message());
    ASSERT_TRUE(opened.has_value());
    EXPECT_TRUE(opened->has_headers());
    const auto text = read(*opened, at_once);
    EXPECT_EQ(text, kHeaders + kHead + kBody);
    EXPECT_EQ(opened->size(), text->size());
  }
}

TEST_F(OriginalOf, AClassMayBeShorterOrOfSomebodysOwn) {
  for (const wchar_t* name : {L"IPM.Note.SMIME", L"ipm.note.smime.multipartsigned",
                              L"IPM.Note.Custom.SMIME.MultipartSigned"}) {
    StoredMessage message = signed_message();
    message.message_class = name;
    EXPECT_TRUE(open(message).has_value());
  }
}

TEST_F(OriginalOf, TheAttachmentHasWhateverNumberTheStoreGives) {
  StoredMessage message = signed_message();
  message.first_number = 7;
  EXPECT_TRUE(open(message).has_value());
  message.first_number = 1000;
  const auto opened = open(message);
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().kind, Kind::failed);
  EXPECT_EQ(opened.error().result, MAPI_E_NOT_FOUND);
}

TEST_F(OriginalOf, WithoutHeadersThePartIsAloneAndItIsSaid) {
  for (const wchar_t* headers : {L"", L"Microsoft Mail Internet Headers Version 2.0\r\n"}) {
    StoredMessage message = signed_message();
    message.headers = headers;
    if (message.headers->empty()) message.headers.reset();
    auto opened = open(message);
    ASSERT_TRUE(opened.has_value());
    EXPECT_FALSE(opened->has_headers());
    EXPECT_EQ(read(*opened), kHead + kBody);
    EXPECT_EQ(opened->size(), kHead.size() + kBody.size());
  }
}

TEST_F(OriginalOf, LongHeadersAreReadAsAStreamAndShortOnesInAnotherCharacterSetByOutlook) {
  StoredMessage message = signed_message();
  std::wstring many;
  for (int at = 0; at < 3000; ++at) many += L"X-Line: " + std::to_wstring(at) + L"\r\n";
  message.headers = many + *message.headers + std::wstring(1, L'\0');
  message.headers_stream.at_once = 999;
  auto opened = open(message);
  ASSERT_TRUE(opened.has_value());
  const auto text = read(*opened);
  ASSERT_TRUE(text.has_value());
  EXPECT_TRUE(text->starts_with("X-Line: 0\r\nX-Line: 1\r\n"));
  EXPECT_TRUE(text->ends_with("X-Line: 2999\r\n" + kHeaders + kHead + kBody));

  message.headers = L"Subject: a\r\n" + std::wstring(1, L'\0');
  opened = open(message);
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(read(*opened), "Subject: a\r\n" + kHead + kBody);

  message.headers = many;
  message.headers_are_narrow = true;
  EXPECT_FALSE(open(message)->has_headers()) << "too long for PropertyAccessor";
  message.headers = signed_message().headers;
  EXPECT_TRUE(open(message)->has_headers());
}

TEST_F(OriginalOf, AnOrdinaryMessageHasNone) {
  StoredMessage message;
  message.subject = L"Consegna: a domani";
  message.sender_name = L"Amico";
  message.sender_address = L"amico@mail.example";
  message.attachments = {{L"foto.jpg", StoredStream{"x"}}, {L"", std::nullopt}};
  EXPECT_EQ(kind_of(message), Kind::ordinary);
  message.headers = L"Subject: X-Trasporto: no\r\n X-Ricevuta: folded\r\n";
  EXPECT_EQ(kind_of(message), Kind::ordinary);
}

TEST_F(OriginalOf, WhatLooksLikePecAndIsConvertedIsSaidToBe) {
  const StoredMessage plain;
  StoredMessage one = plain;
  one.subject = L"POSTA CERTIFICATA: diffida";
  EXPECT_EQ(kind_of(one), Kind::converted);
  one = plain;
  one.attachments = {{L"foto.jpg", std::nullopt}, {L"DatiCert.xml", std::nullopt}};
  EXPECT_EQ(kind_of(one), Kind::converted);
  one = plain;
  one.attachments = {{L"postacert.eml", std::nullopt}};
  EXPECT_EQ(kind_of(one), Kind::converted);
  one = plain;
  one.sender_address = L"posta-certificata@pec.example";
  EXPECT_EQ(kind_of(one), Kind::converted);
  one = plain;
  one.sender_name = L"Per conto di: a@pec.example";
  EXPECT_EQ(kind_of(one), Kind::converted);
  for (const wchar_t* header : {L"x-trasporto: errore", L"A: b\r\nX-Ricevuta: avvenuta-consegna",
                                L"A: b\r\nX-TipoRicevuta: breve"}) {
    one = plain;
    one.headers = header;
    EXPECT_EQ(kind_of(one), Kind::converted);
  }
}

TEST_F(OriginalOf, ASecureClassWithoutASignedPartIsConverted) {
  StoredMessage none = signed_message();
  none.attachments.clear();
  EXPECT_EQ(kind_of(none), Kind::converted);
  StoredMessage two = signed_message();
  two.attachments.push_back(two.attachments.front());
  EXPECT_EQ(kind_of(two), Kind::converted);
  StoredMessage without_data = signed_message();
  without_data.attachments.front().data.reset();
  EXPECT_EQ(kind_of(without_data), Kind::converted);
  for (const std::string& data :
       {std::string(), std::string("\x30\x82\x01\x00", 4), std::string("\r\n") + kHead,
        std::string("Content-Type: application/pkcs7-mime\r\n\r\nMIIB"),
        kHead.substr(0, kHead.size() - 2), "X: " + std::string(kMaxPartHeadBytes, 'x')}) {
    StoredMessage other = signed_message();
    data_of(other).bytes = data;
    EXPECT_EQ(kind_of(other), Kind::converted) << data.substr(0, 20);
  }
}

TEST_F(OriginalOf, AnItemInNoFolderHasNone) {
  const StoredMessage message = signed_message();
  const auto session = mailbox_.name_space();
  for (const wchar_t* entry : {L"", L"0", L"0G", L"no number"}) {
    const auto item = mailbox_.item(L"", entry, message);
    const auto opened = open_original(item.get(), session.get());
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().kind, Kind::unsaved);
  }
}

TEST_F(OriginalOf, TheStoreOfTheItemCountsWhereAnIdentifierIsInSeveral) {
  StoredMessage other = signed_message();
  data_of(other).bytes = kHead + "of another store";
  mailbox_.keep(L"01", kEntry, other);
  auto opened = open(signed_message());
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(read(*opened), kHeaders + kHead + kBody);
  // Without a name of the store the session finds what it finds.
  const auto item = mailbox_.item(L"", kEntry, signed_message());
  opened = open_original(item.get(), mailbox_.name_space().get());
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(read(*opened), kHeaders + kHead + "of another store");
}

TEST_F(OriginalOf, IdentifiersAreHexadecimal) {
  EXPECT_EQ(identifier_of("00fF10"), (Identifier{std::byte{0}, std::byte{0xFF}, std::byte{0x10}}));
  for (const char* none : {"", "0", "0x", "00 0", "zz"}) EXPECT_TRUE(identifier_of(none).empty());
  EXPECT_TRUE(identifier_of(std::string(100'000, '0')).empty());
}

}  // namespace
}  // namespace pec::outlook::testing
