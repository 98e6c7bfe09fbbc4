# SPDX-License-Identifier: EUPL-1.2
#
# pec_fuzzing: lets libFuzzer see which way our code took. On all of it, not on the fuzz targets
# alone: a fuzzer that sees only its own file is guided by nothing.
add_library(pec_fuzzing INTERFACE)
if(PEC_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "PEC_FUZZ needs Clang, which brings libFuzzer: use the preset fuzz")
  endif()
  target_compile_options(pec_fuzzing INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(pec_fuzzing INTERFACE -fsanitize=fuzzer-no-link)
endif()
