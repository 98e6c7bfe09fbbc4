# SPDX-License-Identifier: EUPL-1.2
#
# Libraries of the system. Nothing is fetched while configuring or building.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Qt6 REQUIRED COMPONENTS Core)           # the system's folders, safe writing of files
find_package(EXPAT REQUIRED)                          # daticert.xml
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)  # CMS, X.509
if(NOT WIN32)  # TLS there is Schannel
  find_package(OpenSSL 3.0 REQUIRED COMPONENTS SSL)   # the connection test
endif()
find_package(nlohmann_json REQUIRED)                  # JSON
find_package(simdjson REQUIRED)                       # the one JSON request that is large
find_package(tl-expected REQUIRED)                    # tl::expected
find_package(SQLite3 REQUIRED)                        # the directory of addresses
find_package(CLI11 REQUIRED)                          # the command line
pkg_check_modules(GLIB REQUIRED IMPORTED_TARGET glib-2.0)    # internationalised domains
pkg_check_modules(GMIME REQUIRED IMPORTED_TARGET gmime-3.0)  # MIME
pkg_check_modules(LIBARCHIVE REQUIRED IMPORTED_TARGET libarchive)  # what is in attached archives
if(NOT WIN32)
  pkg_check_modules(GIO REQUIRED IMPORTED_TARGET gio-2.0)  # D-Bus, for notifications
endif()

if(PEC_TESTS)
  find_package(GTest REQUIRED)
endif()
if(PEC_BENCH)
  find_package(benchmark REQUIRED)
endif()
