// SPDX-License-Identifier: EUPL-1.2
#include "protocol/messages.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "mail/source.h"
#include "support/temporary_folder.h"

namespace pec::protocol {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;

constexpr Clock::time_point kStart{};

class MessagesTest : public ::testing::Test {
 protected:
  // The reason of a failure, or "".
  template <typename Result>
  static std::string reason(const Result& result) {
    return result ? std::string() : result.error().reason;
  }

  const tests::TemporaryFolder folder_;
  const fs::path root_ = folder_.path();
};

TEST_F(MessagesTest, GiveBackWhatCame) {
  Messages messages(root_);
  ASSERT_TRUE(messages.begin("m", 5, kStart));
  HeldMessage& held = **messages.find("m", kStart);
  EXPECT_TRUE(held.append(0, "ab"));
  EXPECT_TRUE(held.append(1, ""));
  EXPECT_TRUE(held.append(2, "cde"));
  EXPECT_EQ(*held.bytes(), "abcde");
  EXPECT_EQ(*held.bytes(), "abcde");
}

TEST_F(MessagesTest, LeaveNoFileBehindWhileLargeOnesAreHeld) {
  const std::string large(mail::kMaxBytesInMemory * 3, 'x');
  Messages messages(root_ / "new" / "spool");
  ASSERT_TRUE(messages.begin("m", large.size(), kStart));
  HeldMessage& held = **messages.find("m", kStart);
  ASSERT_TRUE(held.append(0, large));
  EXPECT_TRUE(fs::is_empty(root_ / "new" / "spool"));
  EXPECT_EQ(*held.bytes(), large);
}

TEST_F(MessagesTest, TakeChunksInOrderOnly) {
  Messages messages(root_);
  ASSERT_TRUE(messages.begin("m", 4, kStart));
  HeldMessage& held = **messages.find("m", kStart);
  EXPECT_EQ(reason(held.append(1, "ab")), "out-of-order");
  EXPECT_TRUE(held.append(0, "ab"));
  EXPECT_EQ(reason(held.append(0, "ab")), "out-of-order");
  EXPECT_EQ(reason(held.append(1, "cde")), "too-many-bytes");
  EXPECT_EQ(reason(held.bytes()), "incomplete");
  EXPECT_TRUE(held.append(1, "cd"));  // a refused chunk changes nothing
  EXPECT_EQ(*held.bytes(), "abcd");
  EXPECT_EQ(reason(held.append(2, "")), "too-many-bytes");
}

TEST_F(MessagesTest, AreKnownByName) {
  Messages messages(root_);
  ASSERT_TRUE(messages.begin("m", 1, kStart));
  EXPECT_EQ(reason(messages.begin("m", 1, kStart)), "name-taken");
  EXPECT_EQ(reason(messages.find("n", kStart)), "unknown-message");
  EXPECT_EQ(reason(messages.discard("n")), "unknown-message");
  EXPECT_TRUE(messages.discard("m"));
  EXPECT_EQ(reason(messages.find("m", kStart)), "unknown-message");
}

TEST_F(MessagesTest, AreLimited) {
  Messages messages(root_);
  EXPECT_EQ(reason(messages.begin("m", kMaxMessageBytes + 1, kStart)), "too-large");
  for (std::size_t i = 0; i < kMaxMessages; ++i) {
    ASSERT_TRUE(messages.begin(std::to_string(i), 1, kStart));
  }
  EXPECT_EQ(reason(messages.begin("m", 1, kStart)), "too-many-messages");
}

TEST_F(MessagesTest, AreLimitedTogether) {
  Messages messages(root_);
  ASSERT_TRUE(messages.begin("a", kMaxMessageBytes, kStart));
  ASSERT_TRUE(messages.begin("b", kMaxMessageBytes, kStart));
  EXPECT_EQ(reason(messages.begin("c", 1, kStart)), "too-much");
}

TEST_F(MessagesTest, AreForgottenWhenIdle) {
  Messages messages(root_);
  ASSERT_TRUE(messages.begin("old", 1, kStart));
  ASSERT_TRUE(messages.begin("used", 1, kStart));
  ASSERT_TRUE(messages.find("used", kStart + seconds(1)));
  EXPECT_EQ(messages.drop_idle(kStart + kIdleTime - seconds(1)), 0U);
  EXPECT_EQ(messages.drop_idle(kStart + kIdleTime), 1U);
  EXPECT_EQ(reason(messages.find("old", kStart)), "unknown-message");
  EXPECT_TRUE(messages.find("used", kStart).has_value());
}

TEST_F(MessagesTest, SayWhenThereIsNoFolderToKeepThemIn) {
  Messages nowhere{fs::path()};
  EXPECT_EQ(reason(nowhere.begin("m", mail::kMaxBytesInMemory + 1, kStart)), "not-found");
  EXPECT_TRUE(nowhere.begin("small", mail::kMaxBytesInMemory, kStart));
}

}  // namespace
}  // namespace pec::protocol
