# SPDX-License-Identifier: EUPL-1.2
#
# pec_hardening: protections for a program that reads hostile input.
include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)  # makes executables position independent

add_library(pec_hardening INTERFACE)
if(PEC_HARDENING)
  # Bounds of the standard library's containers and iterators are checked at run time.
  target_compile_definitions(pec_hardening INTERFACE _GLIBCXX_ASSERTIONS)
  target_compile_options(pec_hardening INTERFACE -fstack-protector-strong)

  # The C library's checks need optimisation, and would get in the sanitizers' way.
  if(NOT PEC_SANITIZERS)
    target_compile_options(pec_hardening INTERFACE
      $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE>
      $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=3>)
  endif()

  if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    target_compile_options(pec_hardening INTERFACE -fstack-clash-protection)
    target_link_options(pec_hardening INTERFACE
      -Wl,-z,relro,-z,now     # no writable table of addresses after start
      -Wl,-z,noexecstack
      -Wl,--as-needed)
  endif()
  if(WIN32)
    target_link_options(pec_hardening INTERFACE
      -fstack-protector-strong  # there its functions are a library of their own
      -Wl,--dynamicbase         # at another address each start
      -Wl,--nxcompat)           # data is no code
    if(CMAKE_SIZEOF_VOID_P EQUAL 8)
      target_link_options(pec_hardening INTERFACE -Wl,--high-entropy-va)  # anywhere in the 64 bits
    endif()
  endif()
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|i[3-6]86)$")
    target_compile_options(pec_hardening INTERFACE -fcf-protection)  # indirect jumps only to marks
  endif()
endif()
