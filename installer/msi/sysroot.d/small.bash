# SPDX-License-Identifier: EUPL-1.2
#
# What the larger libraries stand on: the compiler's runtime, ready-made headers, zlib, libffi, PCRE2,
# and stand-ins for gettext and iconv.

# As DLLs: exceptions pass between Qt and the program, so both need the same libstdc++; and a static
# libssp would be exported by each library that holds it, and clash.
build_runtime() {
  local dll
  for dll in libgcc_s_seh-1.dll libstdc++-6.dll libssp-0.dll libwinpthread-1.dll; do
    cp "$($CXX -print-file-name="$dll")" "$prefix/bin/"
  done
  $STRIP "$prefix"/bin/*.dll
}

# Libraries that are headers only are the machine's own, copied: with /usr/include itself on its path
# the cross compiler would find glibc there.
build_headers() {
  local name
  mkdir -p "$prefix/share/cmake"
  cp -r /usr/include/nlohmann /usr/include/tl /usr/include/CLI "$prefix/include/"
  for name in nlohmann_json tl-expected CLI11; do
    cp -r "/usr/share/cmake/$name" "$prefix/share/cmake/"
  done
}

build_zlib() {  # Debian builds it for Windows already
  cp "/usr/$target/lib/zlib1.dll" "$prefix/bin/"
  cp "/usr/$target/lib/libz.dll.a" "$prefix/lib/"
  cp "/usr/$target/include/zlib.h" "/usr/$target/include/zconf.h" "$prefix/include/"
  cat >"$prefix/lib/pkgconfig/zlib.pc" <<PC
prefix=$prefix
Name: zlib
Description: compression
Version: $(dpkg-query -W -f '${Version}' libz-mingw-w64-dev | sed 's/[+-].*//')
Libs: -L\${prefix}/lib -lz
Cflags: -I\${prefix}/include
PC
}

build_libffi() {
  with_configure "$work/src/libffi" --disable-docs --disable-multi-os-directory
  make -j "$jobs"
  make install
}

build_pcre2() {
  with_configure "$work/src/pcre2" --enable-jit --disable-pcre2grep-libz --disable-pcre2grep-libbz2
  make -j "$jobs" libpcre2-8.la
  make install-libLTLIBRARIES install-includeHEADERS install-nodist_includeHEADERS \
    install-pkgconfigDATA
}

# GLib insists on gettext. Its messages are never shown (our sentences are in locales/), so a libintl
# that gives back what it gets is enough.
build_libintl() {
  $CC $CFLAGS -c "$parts/libintl/libintl.c" -o libintl.o
  $AR rcs "$prefix/lib/libintl.a" libintl.o
  cp "$parts/libintl/libintl.h" "$prefix/include/"
}

# GMime wants iconv; GLib carries one made of Windows' own code pages. It asks the system even about
# the number that stands for an unknown name, which costs 20 times what refusing does: a header full
# of such names took a minute. GLib, built later from the same tree, gets the correction too.
build_iconv() {
  local source=$work/src/glib/glib/win_iconv.c
  sed -i 's/else if (IsValidCodePage(cv->codepage)$/else if (cv->codepage > 0 \&\& IsValidCodePage(cv->codepage)/' \
    "$source"
  grep -q 'cv->codepage > 0 && IsValidCodePage' "$source"
  cat >"$prefix/include/iconv.h" <<'H'
#pragma once
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif
typedef void* iconv_t;
iconv_t iconv_open(const char* to, const char* from);
int iconv_close(iconv_t converter);
size_t iconv(iconv_t converter, char** in, size_t* in_left, char** out, size_t* out_left);
#ifdef __cplusplus
}
#endif
H
  $CC $CFLAGS $CPPFLAGS -c "$source" -o win_iconv.o
  $AR rcs "$prefix/lib/libiconv.a" win_iconv.o
}
