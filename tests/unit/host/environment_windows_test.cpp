// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>
#include <windows.h>

#include <gtest/gtest.h>

#include "host/environment.h"

namespace pec::host {
namespace {

bool process_has(const wchar_t* name) { return ::GetEnvironmentVariableW(name, nullptr, 0) != 0; }

TEST(EnvironmentOnWindows, LosesWhatMakesLibrariesLoadThings) {
  for (const char* name : {"OPENSSL_CONF", "OPENSSL_MODULES", "SSL_CERT_FILE", "QT_PLUGIN_PATH",
                           "GIO_EXTRA_MODULES", "PATH", "Path", "HOME", "=C:", ""}) {
    EXPECT_FALSE(is_kept(name)) << name;
  }
  EXPECT_TRUE(is_kept("SystemRoot"));
  EXPECT_TRUE(is_kept("SYSTEMROOT"));
}

TEST(EnvironmentOnWindows, IsCleanedOfAllElse) {
  ::_putenv("OPENSSL_CONF=x");
  ::SetEnvironmentVariableW(L"OPENSSL_MODULES", L"x");
  ::SetEnvironmentVariableW(L"perch\u00e9", L"x");
  ::_putenv("PEC_COMPANION_LOG=debug");
  clean_environment();
  EXPECT_EQ(std::getenv("OPENSSL_CONF"), nullptr);
  EXPECT_EQ(std::getenv("PATH"), nullptr);
  for (const wchar_t* name : {L"OPENSSL_CONF", L"OPENSSL_MODULES", L"perch\u00e9", L"PATH"}) {
    EXPECT_FALSE(process_has(name)) << name;
  }
  EXPECT_TRUE(process_has(L"SystemRoot"));
  EXPECT_STREQ(std::getenv("PEC_COMPANION_LOG"), "debug");
}

}  // namespace
}  // namespace pec::host
