# SPDX-License-Identifier: EUPL-1.2
#
# pec_version: the generated header version.h, from the one version in project().
configure_file("${PROJECT_SOURCE_DIR}/cmake/version.h.in"
  "${PROJECT_BINARY_DIR}/generated/version.h" @ONLY)
add_library(pec_version INTERFACE)
target_include_directories(pec_version INTERFACE "${PROJECT_BINARY_DIR}/generated")
