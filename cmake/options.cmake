# SPDX-License-Identifier: EUPL-1.2
#
# pec_options: what every target of ours links. Includes are written from native-host/src
# ("mail/message.h"), so that they name the folder they come from.
add_library(pec_options INTERFACE)
target_compile_features(pec_options INTERFACE cxx_std_20)
target_include_directories(pec_options INTERFACE "${PROJECT_SOURCE_DIR}/native-host/src")
target_link_libraries(pec_options INTERFACE pec_warnings pec_hardening pec_sanitizers
  pec_fuzzing)
# What is shipped names no folder of whoever built it.
target_compile_options(pec_options INTERFACE
  "$<$<CONFIG:Release>:-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=>")
if(WIN32)
  # windows.h: its macros min and max stay away, as does what nobody here uses; names are UTF-16; and
  # Windows 10 is the oldest that Qt runs on.
  target_compile_definitions(pec_options INTERFACE
    NOMINMAX WIN32_LEAN_AND_MEAN UNICODE _UNICODE _WIN32_WINNT=0x0A00)
endif()
