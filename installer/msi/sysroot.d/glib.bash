# SPDX-License-Identifier: EUPL-1.2
#
# GLib and, on it, GMime.

build_glib() {
  cat >cross.ini <<INI
[binaries]
c = '$CC'
cpp = '$CXX'
ar = '$AR'
strip = '$STRIP'
windres = '$WINDRES'
pkgconfig = 'pkg-config'
exe_wrapper = ['$top/tests/windows/run-wine', '--dlls', '$prefix/bin']
[built-in options]
c_args = ['-I$prefix/include', '-fstack-protector-strong']
cpp_args = ['-I$prefix/include', '-fstack-protector-strong']
c_link_args = ['-L$prefix/lib', '-static-libgcc', '-fstack-protector-strong']
cpp_link_args = ['-L$prefix/lib', '-fstack-protector-strong']
[properties]
needs_exe_wrapper = true
pkg_config_libdir = ['$prefix/lib/pkgconfig']
[host_machine]
system = 'windows'
cpu_family = 'x86_64'
cpu = 'x86_64'
endian = 'little'
INI
  with_native_tools meson setup build "$work/src/glib" --cross-file cross.ini --prefix="$prefix" \
    --libdir=lib --buildtype=release --strip --wrap-mode=nodownload -Ddefault_library=shared \
    -Dtests=false -Dnls=disabled -Dglib_debug=disabled -Dman=false -Dgtk_doc=false -Dlibelf=disabled
  ninja -C build -j "$jobs"
  with_native_tools meson install -C build --no-rebuild
}

build_gmime() {
  # Debian's tree has no configure, and its configure.ac asks for gtk-doc. Without win32-dll libtool
  # makes static libraries only and says nothing.
  cd "$work/src/gmime"
  printf 'EXTRA_DIST =\nCLEANFILES =\n' >gtk-doc.make
  sed -i 's/^GTK_DOC_CHECK.*//; s/^LT_INIT$/LT_INIT([win32-dll])/' configure.ac
  touch ChangeLog
  [[ -f ltmain.sh ]] || with_native_tools autoreconf -fi
  cd -
  # How this iconv spells charsets, which configure can only find out by running a program.
  : >config.h
  $CC $CFLAGS $CPPFLAGS -DHAVE_CONFIG_H -I. "$work/src/gmime/iconv-detect.c" -o iconv-detect.exe \
    $LDFLAGS -liconv
  "$top/tests/windows/run-wine" --dlls "$prefix/bin" ./iconv-detect.exe
  [[ -s iconv-detect.h ]]
  rm config.h
  # deplibs_check_method: else libtool refuses the static libintl and libiconv, and makes no DLL.
  with_configure "$work/src/gmime" --disable-crypto --without-libidn --with-libiconv=native \
    --disable-vala --disable-introspection --disable-gtk-doc --disable-glibtest \
    ac_cv_have_iconv_detect_h=yes lt_cv_deplibs_check_method=pass_all
  make -j "$jobs"
  make install
  [[ -e $prefix/bin/libgmime-3.0-0.dll ]]
}
