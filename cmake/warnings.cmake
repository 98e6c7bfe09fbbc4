# SPDX-License-Identifier: EUPL-1.2
#
# pec_warnings: the warnings all our own code is compiled with.
add_library(pec_warnings INTERFACE)
target_compile_options(pec_warnings INTERFACE
  -Wall
  -Wextra
  -Wpedantic
  -Wshadow                # a name that hides another
  -Wconversion            # an implicit conversion that may change a value
  -Wsign-conversion
  -Wold-style-cast
  -Wcast-align
  -Wcast-qual
  -Wnon-virtual-dtor
  -Woverloaded-virtual
  -Wdouble-promotion
  -Wformat=2
  -Wimplicit-fallthrough
  -Wundef
  -Wvla
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond>
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-branches>
  $<$<CXX_COMPILER_ID:GNU>:-Wlogical-op>)

if(PEC_WARNINGS_AS_ERRORS)
  target_compile_options(pec_warnings INTERFACE -Werror)
endif()
