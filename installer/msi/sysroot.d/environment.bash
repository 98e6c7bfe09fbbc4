# SPDX-License-Identifier: EUPL-1.2
#
# Tools and flags of every library. The compilers are those with POSIX threads: libstdc++ has
# std::thread with these only.
target=x86_64-w64-mingw32

# Sets what configure scripts and CMake read. Overflows on the stack end the program: these libraries
# read hostile bytes.
with_environment() {
  export CC=$target-gcc-posix CXX=$target-g++-posix AR=$target-gcc-ar-posix
  export RANLIB=$target-gcc-ranlib-posix NM=$target-gcc-nm-posix STRIP=$target-strip
  export RC=$target-windres WINDRES=$target-windres
  export CFLAGS="-O2 -fstack-protector-strong" CXXFLAGS="-O2 -fstack-protector-strong"
  export CPPFLAGS="-I$prefix/include" LDFLAGS="-L$prefix/lib -s"
  # Only what lies in the sysroot; the machine's own libraries are another system's.
  export PKG_CONFIG_LIBDIR=$prefix/lib/pkgconfig:$prefix/share/pkgconfig PKG_CONFIG_PATH=
  export PEC_WINDOWS_SYSROOT=$prefix
  # What the libraries' configuration runs on "Windows".
  export PEC_WINE_PREFIX=$work/wine
}

# Environment of a native tool, for libraries that build one on the way.
with_native_tools() {
  env -u CC -u CXX -u AR -u RANLIB -u NM -u STRIP -u RC -u WINDRES -u CFLAGS -u CXXFLAGS -u CPPFLAGS \
    -u LDFLAGS "$@"
}

with_configure() {  # SOURCE OPTION...
  local source=$1
  shift
  "$source/configure" --host=$target --prefix="$prefix" --enable-shared --disable-static "$@"
}

with_cmake() {  # SOURCE OPTION...
  local source=$1
  shift
  cmake -G Ninja -S "$source" -B . -DCMAKE_TOOLCHAIN_FILE="$parts/mingw64.cmake" \
    -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR=lib -DCMAKE_BUILD_TYPE=Release "$@"
  ninja -j "$jobs"
  ninja install
}

# What is left to do after any library: libtool's files name absolute paths for nothing, and
# pkg-config's shall follow the folder when it is renamed or unpacked elsewhere.
finish_library() {
  find "$prefix/lib" -name '*.la' -delete
  find "$prefix/lib/pkgconfig" -name '*.pc' -exec sed -i "s#$prefix#\${pcfiledir}/../..#g" {} +
}

# The version of a library, for people. Ready-made packages have theirs from dpkg.
version_of() {
  case $1 in
    zlib) dpkg-query -W -f '${Version}' libz-mingw-w64-dev ;;
    runtime) dpkg-query -W -f '${Version}' g++-mingw-w64-x86-64-posix ;;
    iconv) version_of glib ;;
    headers | libintl) ;;
    *) awk -F'\t' -v name="$1" '$1 == name { print $3; exit }' "$parts/sources.tsv" ;;
  esac
}
