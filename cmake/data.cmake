# SPDX-License-Identifier: EUPL-1.2
#
# pec_data: the files that programs read while they run. The build tree mirrors the install tree
# (bin/, share/pec-companion/), because a program finds its data relative to itself: no path is
# compiled in, and what is tested is what gets installed.
set(PEC_SHARE_DIR "${PROJECT_BINARY_DIR}/share/pec-companion")
set(data_dir "${PROJECT_SOURCE_DIR}/native-host/data")
set(locales_dir "${PROJECT_SOURCE_DIR}/locales")

# The list is a dependency of its own, so that the copy is made anew when a file goes, too.
file(GLOB_RECURSE shared CONFIGURE_DEPENDS "${data_dir}/*" "${locales_dir}/*.json")
set(shared_list "${PROJECT_BINARY_DIR}/share.list")
file(CONFIGURE OUTPUT "${shared_list}" CONTENT "${shared}\n")

set(shared_stamp "${PROJECT_BINARY_DIR}/share.stamp")
add_custom_command(OUTPUT "${shared_stamp}"
  COMMAND "${CMAKE_COMMAND}" -E rm -rf "${PEC_SHARE_DIR}"
  COMMAND "${CMAKE_COMMAND}" -E copy_directory "${data_dir}" "${PEC_SHARE_DIR}"
  COMMAND "${CMAKE_COMMAND}" -E copy_directory "${locales_dir}" "${PEC_SHARE_DIR}/locales"
  COMMAND "${CMAKE_COMMAND}" -E touch "${shared_stamp}"
  DEPENDS ${shared} "${shared_list}"
  COMMENT "Copying data and locales"
  VERBATIM)
add_custom_target(pec_data ALL DEPENDS "${shared_stamp}")

install(DIRECTORY "${data_dir}/" DESTINATION "${CMAKE_INSTALL_DATADIR}/pec-companion")
install(DIRECTORY "${locales_dir}" DESTINATION "${CMAKE_INSTALL_DATADIR}/pec-companion"
  FILES_MATCHING PATTERN "*.json")
