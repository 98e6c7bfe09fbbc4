# SPDX-License-Identifier: EUPL-1.2
#
# CMake toolchain of the preset "windows": the libraries that installer/msi/sysroot built, and Wine to
# run what comes out.
set(top "${CMAKE_CURRENT_LIST_DIR}/../..")

if(NOT PEC_WINDOWS_SYSROOT)
  execute_process(COMMAND "${top}/installer/msi/sysroot" --path
    OUTPUT_VARIABLE PEC_WINDOWS_SYSROOT OUTPUT_STRIP_TRAILING_WHITESPACE
    RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "The libraries for Windows are not built yet: run installer/msi/sysroot")
  endif()
endif()
include("${top}/installer/msi/sysroot.d/mingw64.cmake")

set(CMAKE_CROSSCOMPILING_EMULATOR
  "${top}/tests/windows/run-wine" --dlls "${PEC_WINDOWS_SYSROOT}/bin")
