// SPDX-License-Identifier: EUPL-1.2
//
// The original of a received message, from an Outlook and a MAPI of our own.
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "mapi/opened_message.h"
#include "mapi/original.h"
#include "scripted_mapi.h"

namespace pec::outlook::testing {
namespace {

using Kind = NoOriginal::Kind;

const std::wstring kStoreId = L"00AB01", kEntry = L"0000C0FFEE";
const std::string kHead = "Content-Type: multipart/signed; boundary=\"=_one\"\r\n\r\n";
const std::string kBody = "--=_one\r\n\r\nwhat was signed\r\n--=_one--\r\n";
const std::string kHeaders = "Subject: CONSEGNA: perch\xC3\xA9\r\nMIME-Version: 1.0\r\n";

StoredMessage signed_message() {
  StoredMessage out;
  out.message_class = L"IPM.Note.SMIME.MultipartSigned";
  out.attachments = {{L"smime.p7m", StoredStream{kHead + kBody}}};
  out.headers =
      L"Subject: CONSEGNA: perch\u00E9\r\nMIME-Version: 1.0\r\n"
      L"Content-Type: multipart/signed; boundary=\"=_one\"\r\n\r\n";
  return out;
}

StoredStream& data_of(StoredMessage& message) { return *message.attachments.front().data; }

class OriginalOf : public ::testing::Test {
 protected:
  ~OriginalOf() override {
    EXPECT_EQ(world_.alive, 0) << "an object is kept";
    EXPECT_EQ(world_.references, 0) << "a reference is kept";
  }

  tl::expected<Original, NoOriginal> open(StoredMessage message) {
    mailbox_.keep(kStoreId, kEntry, std::move(message));
    return open();
  }
  tl::expected<Original, NoOriginal> open() {
    const auto item = mailbox_.item(kStoreId, kEntry);
    const auto session = mailbox_.name_space();
    return open_original(item.get(), session.get());
  }
  Kind kind_of(StoredMessage message) {
    const auto opened = open(std::move(message));
    EXPECT_FALSE(opened.has_value());
    return opened ? Kind::failed : opened.error().kind;
  }

  static tl::expected<std::string, HRESULT> read(Original& original, std::size_t at_once = 100) {
    std::string out;
    while (true) {
      const auto piece = original.read_some(at_once);
      if (!piece) return tl::make_unexpected(piece.error());
      EXPECT_LE(piece->size(), at_once);
      if (piece->empty()) return out;
      out += *piece;
    }
  }

  World world_;
  Mailbox mailbox_{world_};
};

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

TEST_F(OriginalOf, ErrorsAreToldAsTheyCame) {
  const auto failure_of = [](const tl::expected<Original, NoOriginal>& opened) {
    EXPECT_FALSE(opened.has_value());
    if (opened) return S_OK;
    EXPECT_EQ(opened.error().kind, Kind::failed);
    return opened.error().result;
  };
  StoredMessage message = signed_message();
  message.is_folder = true;
  EXPECT_EQ(failure_of(open(message)), MAPI_E_INVALID_OBJECT);
  message = signed_message();
  message.counts_attachments = false;
  EXPECT_EQ(failure_of(open(message)), MAPI_E_NO_SUPPORT);
  message = signed_message();
  data_of(message).opened = MAPI_E_NO_ACCESS;
  EXPECT_EQ(failure_of(open(message)), MAPI_E_NO_ACCESS);
  const auto item = mailbox_.item(kStoreId, L"FF", message);
  const auto session = mailbox_.name_space();
  EXPECT_EQ(failure_of(open_original(item.get(), session.get())), MAPI_E_NOT_FOUND);
  EXPECT_EQ(failure_of(open_original(item.get(), mailbox_.name_space(false).get())),
            DISP_E_TYPEMISMATCH);
  EXPECT_EQ(failure_of(open_original(item.get(), nullptr)), E_POINTER);
  EXPECT_EQ(failure_of(open_original(nullptr, session.get())), E_POINTER);
  mailbox_.close(kStoreId);
  EXPECT_EQ(failure_of(open(signed_message())), MAPI_E_UNKNOWN_ENTRYID);
}

TEST_F(OriginalOf, StreamsMayBeShortAndMaySayNothingOfTheirSize) {
  StoredMessage message = signed_message();
  data_of(message).at_once = 3;
  data_of(message).at_end = S_FALSE;
  data_of(message).tells_size = false;
  auto opened = open(message);
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(opened->size(), std::nullopt);
  EXPECT_EQ(read(*opened), kHeaders + kHead + kBody);
}

TEST_F(OriginalOf, AStreamThatLiesOrFailsIsAnErrorAndStaysOne) {
  const std::uint64_t real = kHead.size() + kBody.size();
  const auto error_of = [this](const StoredMessage& message) {
    auto opened = open(message);
    if (!opened) return opened.error().result;
    const auto text = read(*opened);
    EXPECT_FALSE(text.has_value());
    if (text) return S_OK;
    EXPECT_EQ(opened->read_some(10).error(), text.error());
    return text.error();
  };
  StoredMessage message = signed_message();
  data_of(message).at_once = kHead.size();
  data_of(message).told = real + 1;
  EXPECT_EQ(error_of(message), kCutShort);
  data_of(message).told = real - 1;
  EXPECT_EQ(error_of(message), kTooLong);
  data_of(message).told.reset();
  data_of(message).fails_at = real - 5;
  EXPECT_EQ(error_of(message), STG_E_READFAULT);
  data_of(message).fails_at = 5;
  EXPECT_EQ(error_of(message), STG_E_READFAULT);
}

TEST_F(OriginalOf, AHugeOneIsReadInSlicesAndATooLargeOneNot) {
  StoredMessage message = signed_message();
  data_of(message).zeros = 100'000'000;
  auto opened = open(message);
  ASSERT_TRUE(opened.has_value());
  std::uint64_t size = 0;
  for (auto piece = opened->read_some(1U << 20); piece && !piece->empty();
       piece = opened->read_some(1U << 20)) {
    EXPECT_LE(piece->size(), 1U << 20);
    size += piece->size();
  }
  EXPECT_EQ(size, kHeaders.size() + kHead.size() + kBody.size() + 100'000'000);
  EXPECT_EQ(opened->size(), size);
  data_of(message).zeros = kMaxOriginalBytes;
  EXPECT_EQ(kind_of(message), Kind::too_large);
  data_of(message).zeros = std::uint64_t{1} << 40;
  EXPECT_EQ(kind_of(message), Kind::too_large);
  data_of(message).zeros = kMaxOriginalBytes - kHead.size() - kBody.size();
  EXPECT_EQ(kind_of(message), Kind::too_large) << "with its headers";
}

TEST_F(OriginalOf, AStreamWithoutEndIsLeft) {
  StoredMessage message = signed_message();
  message.headers_stream.zeros = std::uint64_t{1} << 50;
  message.headers_stream.tells_size = false;
  auto opened = open(message);
  ASSERT_TRUE(opened.has_value());
  EXPECT_TRUE(opened->has_headers()) << "short ones, by PropertyAccessor";
  EXPECT_EQ(read(*opened), kHeaders + kHead + kBody);
  data_of(message).zeros = std::uint64_t{1} << 50;
  data_of(message).tells_size = false;
  opened = open(message);
  ASSERT_TRUE(opened.has_value());
  auto piece = opened->read_some(1U << 20);
  std::uint64_t size = 0;
  for (; piece && !piece->empty(); piece = opened->read_some(1U << 20)) size += piece->size();
  EXPECT_EQ(piece.error(), kTooLong);
  EXPECT_LE(size, kMaxOriginalBytes + kHeaders.size());
}

// An error from every single call, one after the other: the original, or the part alone where the
// headers could not be read, or an error.
TEST_F(OriginalOf, AnErrorFromEachCall) {
  mailbox_.keep(kStoreId, kEntry, signed_message());
  StoredMessage ordinary;
  ordinary.attachments = {{L"foto.jpg", std::nullopt}};
  mailbox_.keep(kStoreId, L"02", ordinary);
  const auto open_and_read = [this](const std::wstring& entry) {
    world_.calls = 0;
    const auto item = mailbox_.item(kStoreId, entry);
    const auto session = mailbox_.name_space();
    auto opened = open_original(item.get(), session.get());
    if (!opened) return std::string(opened.error().kind == Kind::ordinary ? "ordinary" : "failed");
    const auto text = read(*opened);
    if (!text) return std::string("failed");
    EXPECT_EQ(*text, opened->has_headers() ? kHeaders + kHead + kBody : kHead + kBody);
    return std::string(opened->has_headers() ? "whole" : "alone");
  };
  for (const std::wstring& entry : {kEntry, std::wstring(L"02")}) {
    world_.fails_at = -1;
    const std::string undisturbed = open_and_read(entry);
    const long calls = world_.calls;
    EXPECT_GT(calls, 12);
    for (const HRESULT failure : {E_FAIL, E_OUTOFMEMORY, MAPI_E_NOT_FOUND, E_ACCESSDENIED}) {
      world_.failure = failure;
      std::map<std::string, int> came;
      for (long at = 0; at < calls; ++at) {
        SCOPED_TRACE(at);
        world_.fails_at = at;
        ++came[open_and_read(entry)];
        EXPECT_EQ(world_.references, 0);
      }
      EXPECT_GT(came["failed"], 5);
      EXPECT_EQ(came[undisturbed] + came["failed"] + came["alone"], calls);
    }
  }
}

TEST_F(OriginalOf, IdentifiersAreHexadecimal) {
  EXPECT_EQ(identifier_of("00fF10"),
            (Identifier{std::byte{0}, std::byte{0xFF}, std::byte{0x10}}));
  for (const char* none : {"", "0", "0x", "00 0", "zz"}) EXPECT_TRUE(identifier_of(none).empty());
  EXPECT_TRUE(identifier_of(std::string(100'000, '0')).empty());
}

}  // namespace
}  // namespace pec::outlook::testing
