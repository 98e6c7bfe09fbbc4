# SPDX-License-Identifier: EUPL-1.2
#
# The add-in for Outlook and what it links, without the host and its libraries. Outlook loads a 32-bit library
# where Office is 32-bit, whatever Windows is; the host that it starts is the 64-bit one in either case.
#
# The two libraries that the add-in takes are headers, the same for every system. They are reached through a folder
# that holds nothing else: this machine's own headers lie beside them, and are not for Windows.
set(headers "${PROJECT_BINARY_DIR}/headers")
file(MAKE_DIRECTORY "${headers}")
foreach(folder nlohmann tl)
  find_path(PEC_HEADERS_${folder} ${folder} PATHS /usr/include NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  mark_as_advanced(PEC_HEADERS_${folder})
  file(CREATE_LINK "${PEC_HEADERS_${folder}}/${folder}" "${headers}/${folder}" SYMBOLIC)
endforeach()
foreach(name nlohmann_json::nlohmann_json tl::expected)
  add_library(${name} INTERFACE IMPORTED)
  set_target_properties(${name} PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${headers}")
endforeach()

add_subdirectory(native-host/src/text)
add_subdirectory(native-host/src/process)
add_subdirectory(extension/outlook)
