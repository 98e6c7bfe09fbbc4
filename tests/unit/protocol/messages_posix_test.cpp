// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "mail/source.h"
#include "protocol/messages.h"
#include "support/temporary_folder.h"

namespace pec::protocol {
namespace {

namespace fs = std::filesystem;

TEST(MessagesOnPosix, KeepLargeOnesInAFolderForTheirOwnerOnly) {
  const tests::TemporaryFolder folder;
  const fs::path spool = folder.path() / "new" / "spool";
  Messages messages(spool);
  ASSERT_TRUE(messages.begin("m", mail::kMaxBytesInMemory + 1, {}));
  EXPECT_EQ(fs::status(spool).permissions(), fs::perms::owner_all);
}

TEST(MessagesOnPosix, SayWhenTheFolderCannotBeMade) {
  Messages messages("/proc/none/spool");
  ASSERT_TRUE(messages.begin("m", mail::kMaxBytesInMemory + 1, {}));
  HeldMessage& held = **messages.find("m", {});
  const auto taken = held.append(0, std::string(mail::kMaxBytesInMemory + 1, 'x'));
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error().reason, "not-found");
}

}  // namespace
}  // namespace pec::protocol
