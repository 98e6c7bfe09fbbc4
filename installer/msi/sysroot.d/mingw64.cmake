# SPDX-License-Identifier: EUPL-1.2
#
# CMake toolchain: Debian's mingw-w64 compilers and the libraries of PEC_WINDOWS_SYSROOT. What the
# project adds on top is in cmake/toolchains/windows.cmake.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)

if(NOT PEC_WINDOWS_SYSROOT)
  set(PEC_WINDOWS_SYSROOT "$ENV{PEC_WINDOWS_SYSROOT}")
endif()
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES PEC_WINDOWS_SYSROOT)

set(triple x86_64-w64-mingw32)
set(CMAKE_C_COMPILER ${triple}-gcc-posix)
set(CMAKE_CXX_COMPILER ${triple}-g++-posix)
set(CMAKE_RC_COMPILER ${triple}-windres)
set(CMAKE_AR /usr/bin/${triple}-gcc-ar-posix CACHE FILEPATH "")
set(CMAKE_RANLIB /usr/bin/${triple}-gcc-ranlib-posix CACHE FILEPATH "")

set(CMAKE_FIND_ROOT_PATH "${PEC_WINDOWS_SYSROOT}" /usr/${triple})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_LIBDIR}
  "${PEC_WINDOWS_SYSROOT}/lib/pkgconfig:${PEC_WINDOWS_SYSROOT}/share/pkgconfig")
set(ENV{PKG_CONFIG_PATH} "")

# Qt's own tools (moc) run here, and Debian keeps their description in a folder of its own.
set(QT_HOST_PATH /usr CACHE PATH "")
set(QT_HOST_PATH_CMAKE_DIR /usr/lib/${CMAKE_HOST_SYSTEM_PROCESSOR}-linux-gnu/cmake CACHE PATH "")
