# SPDX-License-Identifier: EUPL-1.2
#
# Libraries that read data: SQLite, OpenSSL's libcrypto, expat, libarchive, simdjson; and GoogleTest.

build_sqlite3() {
  # The one big source file is made by native tools.
  with_native_tools "$work/src/sqlite3/configure" --disable-tcl
  with_native_tools make sqlite3.c sqlite3.h
  $CC $CFLAGS -shared -DSQLITE_THREADSAFE=1 -DSQLITE_DQS=0 -DSQLITE_API='__declspec(dllexport)' \
    sqlite3.c -o libsqlite3-0.dll -Wl,--out-implib,libsqlite3.dll.a -static-libgcc $LDFLAGS
  cp libsqlite3-0.dll "$prefix/bin/"
  cp libsqlite3.dll.a "$prefix/lib/"
  cp sqlite3.h "$prefix/include/"
  cat >"$prefix/lib/pkgconfig/sqlite3.pc" <<PC
prefix=$prefix
Name: sqlite3
Description: database
Version: $(awk '$2 == "SQLITE_VERSION" { gsub(/"/, "", $3); print $3 }' sqlite3.h)
Libs: -L\${prefix}/lib -lsqlite3
Cflags: -I\${prefix}/include
PC
}

# libcrypto only: TLS is Windows' own (see qt.bash). --prefix and --openssldir are compiled in and
# name where OpenSSL looks for modules and its configuration: a folder that only an administrator can
# write to, never one that this build happened in (on C: anybody may create that).
build_openssl() {
  local programs='C:/Program Files/PEC Companion/openssl'
  with_native_tools "$work/src/openssl/Configure" mingw64 shared no-tests no-engine no-module \
    no-autoload-config --prefix="$programs" --openssldir="$programs" --libdir=lib \
    --cross-compile-prefix=$target- CC=gcc-posix CFLAGS="$CFLAGS" LDFLAGS="-L$prefix/lib -static-libgcc"
  with_native_tools make build_generated
  with_native_tools make -j "$jobs" libcrypto-3-x64.dll
  $STRIP libcrypto-3-x64.dll
  cp libcrypto-3-x64.dll "$prefix/bin/"
  cp libcrypto.dll.a "$prefix/lib/"
  cp -r "$work/src/openssl/include/openssl" "$prefix/include/"
  cp include/openssl/*.h "$prefix/include/openssl/"
  rm -f "$prefix"/include/openssl/*.in
  cat >"$prefix/lib/pkgconfig/libcrypto.pc" <<PC
prefix=$prefix
Name: libcrypto
Description: cryptography
Version: $(. "$work/src/openssl/VERSION.dat" && echo "$MAJOR.$MINOR.$PATCH")
Libs: -L\${prefix}/lib -lcrypto
Cflags: -I\${prefix}/include
PC
}

build_expat() {
  # Debian's security patches ask for its value, which only expat's other build system gives it.
  sed -i 's/^#cmakedefine XML_DTD$/#cmakedefine XML_DTD 1/' "$work/src/expat/expat/expat_config.h.cmake"
  grep -q '^#cmakedefine XML_DTD 1$' "$work/src/expat/expat/expat_config.h.cmake"
  with_cmake "$work/src/expat/expat" -DEXPAT_SHARED_LIBS=ON -DEXPAT_BUILD_TOOLS=OFF \
    -DEXPAT_BUILD_EXAMPLES=OFF -DEXPAT_BUILD_TESTS=OFF -DEXPAT_BUILD_DOCS=OFF
}

# ZIP and tar with deflate are what is needed; every further format is further code for hostile bytes.
# ZLIB_WINAPI would be found out by running a program, at which CMake 3.25 crashes; Debian's zlib is
# built without it.
build_libarchive() {
  with_cmake "$work/src/libarchive" -DZLIB_WINAPI=OFF \
    -DZLIB_WINAPI_WITH_LIB="$prefix/lib/libz.dll.a" -DENABLE_ZLIB=ON -DENABLE_CNG=ON \
    -DENABLE_WERROR=OFF -DENABLE_TEST=OFF -DENABLE_TAR=OFF -DENABLE_CPIO=OFF -DENABLE_CAT=OFF -DENABLE_OPENSSL=OFF \
    -DENABLE_MBEDTLS=OFF -DENABLE_NETTLE=OFF -DENABLE_LIBB2=OFF -DENABLE_LZ4=OFF -DENABLE_LZO=OFF \
    -DENABLE_LZMA=OFF -DENABLE_ZSTD=OFF -DENABLE_BZip2=OFF -DENABLE_LIBXML2=OFF -DENABLE_EXPAT=OFF \
    -DPOSIX_REGEX_LIB=NONE -DENABLE_PCREPOSIX=OFF -DENABLE_ACL=OFF -DENABLE_XATTR=OFF \
    -DENABLE_ICONV=OFF
}

build_simdjson() {  # static: it is on the host's hot path, and nobody else uses it
  with_cmake "$work/src/simdjson" -DBUILD_SHARED_LIBS=OFF -DSIMDJSON_DEVELOPER_MODE=OFF
}

build_googletest() {
  with_cmake "$work/src/googletest" -DBUILD_SHARED_LIBS=OFF -DBUILD_GMOCK=ON
}
