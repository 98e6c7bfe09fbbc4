// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>

#include <gtest/gtest.h>

#include "host/log.h"
#include "support/temporary_folder.h"

namespace pec::host {
namespace {

namespace fs = std::filesystem;

TEST(LogOnPosix, IsForItsOwnerOnly) {
  const tests::TemporaryFolder folder;
  const fs::path place = folder.path() / "data" / "log";
  Log(place, LogDetail::normal).line("started");
  EXPECT_EQ(fs::status(place / "host.log").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fs::status(place).permissions(), fs::perms::owner_all);
}

}  // namespace
}  // namespace pec::host
