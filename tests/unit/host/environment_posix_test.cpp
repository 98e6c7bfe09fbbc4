// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>

#include <gtest/gtest.h>

#include "host/environment.h"

namespace pec::host {
namespace {

TEST(EnvironmentOnPosix, LosesWhatMakesLibrariesLoadThings) {
  for (const char* name : {"OPENSSL_CONF", "OPENSSL_MODULES", "OPENSSL_ENGINES", "SSL_CERT_FILE",
                           "QT_PLUGIN_PATH", "QT_LOGGING_RULES", "GCONV_PATH", "LOCPATH",
                           "GIO_EXTRA_MODULES", "XDG_CONFIG_HOME", "TMPDIR", "PATH", "home", ""}) {
    EXPECT_FALSE(is_kept(name)) << name;
  }
  EXPECT_TRUE(is_kept("HOME"));
  EXPECT_TRUE(is_kept("XDG_DATA_HOME"));
}

TEST(EnvironmentOnPosix, IsCleanedOfAllElse) {
  ::setenv("OPENSSL_CONF", "x", 1);
  ::setenv("PEC_COMPANION_LOG", "debug", 1);
  clean_environment();
  EXPECT_EQ(std::getenv("OPENSSL_CONF"), nullptr);
  EXPECT_EQ(std::getenv("PATH"), nullptr);
  EXPECT_STREQ(std::getenv("PEC_COMPANION_LOG"), "debug");
}

}  // namespace
}  // namespace pec::host
