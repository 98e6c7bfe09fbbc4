# SPDX-License-Identifier: EUPL-1.2
#
# pec_options: what every target of ours links. Includes are written from native-host/src
# ("mail/message.h"), so that they name the folder they come from.
add_library(pec_options INTERFACE)
target_compile_features(pec_options INTERFACE cxx_std_20)
target_include_directories(pec_options INTERFACE "${PROJECT_SOURCE_DIR}/native-host/src")
target_link_libraries(pec_options INTERFACE pec_warnings pec_hardening pec_sanitizers
  pec_fuzzing)
