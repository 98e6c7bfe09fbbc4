# SPDX-License-Identifier: EUPL-1.2
#
# pec_sanitizers: memory errors and undefined behaviour end the program at once.
add_library(pec_sanitizers INTERFACE)
if(PEC_SANITIZERS)
  set(flags -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(pec_sanitizers INTERFACE ${flags})
  target_link_options(pec_sanitizers INTERFACE ${flags})
  unset(flags)
endif()
