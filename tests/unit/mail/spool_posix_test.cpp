// SPDX-License-Identifier: EUPL-1.2
//
// Windows' spool takes no folder.
#include <string>

#include <gtest/gtest.h>

#include "mail/source.h"
#include "mail/spool.h"

namespace pec::mail {
namespace {

TEST(SpoolOnPosix, NamesAFolderThatTakesNoFile) {
  Spool spool("/proc/none", "test", kMaxBytesInMemory * 2);
  const auto taken = spool.append(std::string(kMaxBytesInMemory + 1, 'x'));
  ASSERT_FALSE(taken.has_value());
  EXPECT_EQ(taken.error().what, "not-found");
  EXPECT_EQ(taken.error().path, "test");
}

}  // namespace
}  // namespace pec::mail
