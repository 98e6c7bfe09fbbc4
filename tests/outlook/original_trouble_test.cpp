// SPDX-License-Identifier: EUPL-1.2
//
// Stores that fail, lie or go on without end: an original is whole, or there is an error.
#include <map>
#include <string>

#include "original_stage.h"

namespace pec::outlook::testing {
namespace {

class OriginalTrouble : public OriginalOf {};

TEST_F(OriginalTrouble, ErrorsAreToldAsTheyCame) {
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

TEST_F(OriginalTrouble, StreamsMayBeShortAndMaySayNothingOfTheirSize) {
  StoredMessage message = signed_message();
  data_of(message).at_once = 3;
  data_of(message).at_end = S_FALSE;
  data_of(message).tells_size = false;
  auto opened = open(message);
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(opened->size(), std::nullopt);
  EXPECT_EQ(read(*opened), kHeaders + kHead + kBody);
}

TEST_F(OriginalTrouble, AStreamThatLiesOrFailsIsAnErrorAndStaysOne) {
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

TEST_F(OriginalTrouble, AfterAnErrorThereIsNothingButThatError) {
  StoredMessage message = signed_message();
  data_of(message).at_once = kHead.size();
  auto opened = open(message);
  ASSERT_TRUE(opened.has_value());
  ASSERT_TRUE(opened->read_some(1000).has_value());  // the headers
  world_.fails_at = world_.calls;
  EXPECT_EQ(opened->read_some(5).error(), E_FAIL);
  EXPECT_EQ(opened->read_some(5).error(), E_FAIL) << "what was missed would not be noticed";
}

TEST_F(OriginalTrouble, AHugeOneIsReadInSlicesAndATooLargeOneNot) {
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

TEST_F(OriginalTrouble, AStreamWithoutEndIsLeft) {
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
  data_of(message).bytes = "X: headers without end";
  EXPECT_EQ(kind_of(message), Kind::converted);
}

// An error from every single call, one after the other: the original, or the part alone where the
// headers could not be read, or an error.
TEST_F(OriginalTrouble, AnErrorFromEachCall) {
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

}  // namespace
}  // namespace pec::outlook::testing
