// SPDX-License-Identifier: EUPL-1.2
//
// A mailbox with one message that may be signed, and the original read out of it.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "mapi/original.h"
#include "scripted_mapi.h"

namespace pec::outlook::testing {

using Kind = NoOriginal::Kind;

inline const std::wstring kStoreId = L"00AB01", kEntry = L"0000C0FFEE";
inline const std::string kHead = "Content-Type: multipart/signed; boundary=\"=_one\"\r\n\r\n";
inline const std::string kBody = "--=_one\r\n\r\nwhat was signed\r\n--=_one--\r\n";
inline const std::string kHeaders = "Subject: CONSEGNA: perch\xC3\xA9\r\nMIME-Version: 1.0\r\n";

inline StoredMessage signed_message() {
  StoredMessage out;
  out.message_class = L"IPM.Note.SMIME.MultipartSigned";
  out.attachments = {{L"smime.p7m", StoredStream{kHead + kBody}}};
  out.headers =
      L"Subject: CONSEGNA: perch\u00E9\r\nMIME-Version: 1.0\r\n"
      L"Content-Type: multipart/signed; boundary=\"=_one\"\r\n\r\n";
  return out;
}

inline StoredStream& data_of(StoredMessage& message) { return *message.attachments.front().data; }

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

}  // namespace pec::outlook::testing
