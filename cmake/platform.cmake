# SPDX-License-Identifier: EUPL-1.2
#
# What differs between systems.
#
# pec_platform_sources(TARGET POSIX FILE... WINDOWS FILE...)
# Adds the sources of the system that is built for. Where systems differ there is a source file each
# behind one header, and no #ifdef.
function(pec_platform_sources target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "POSIX;WINDOWS")
  if(WIN32)
    target_sources(${target} PRIVATE ${arg_WINDOWS})
  else()
    target_sources(${target} PRIVATE ${arg_POSIX})
  endif()
endfunction()

# pec_copy_dlls(PROGRAM)
# Windows: lays the DLLs that the program needs beside it, where it finds them.
function(pec_copy_dlls program)
  if(WIN32)
    add_custom_command(TARGET ${program} POST_BUILD
      COMMAND "${PROJECT_SOURCE_DIR}/installer/msi/copy-dlls"
        "${PEC_WINDOWS_SYSROOT}" "$<TARGET_FILE:${program}>" "$<TARGET_FILE_DIR:${program}>"
      VERBATIM)
  endif()
endfunction()

# pec_describe(PROGRAM TEXT), pec_describe_library(LIBRARY TEXT)
# Windows: what the program or the DLL says of itself. Its version is what an upgrade compares, and a program's
# manifest asks for paths of any length and for no more rights than whoever starts it has.
function(pec_describe program text)
  set(PEC_MANIFEST "CREATEPROCESS_MANIFEST_RESOURCE_ID RT_MANIFEST \"program.manifest\"")
  pec_add_description(${program} "${program}.exe" VFT_APP "${text}")
endfunction()

function(pec_describe_library library text)
  set(PEC_MANIFEST "")
  pec_add_description(${library} "${library}.dll" VFT_DLL "${text}")
endfunction()

# For the two above.
function(pec_add_description target PEC_FILE PEC_FILE_TYPE PEC_TEXT)
  if(WIN32)
    set(resources "${CMAKE_CURRENT_BINARY_DIR}/${target}.rc")
    configure_file("${PROJECT_SOURCE_DIR}/cmake/windows/description.rc.in" "${resources}" @ONLY)
    target_sources(${target} PRIVATE "${resources}")
    set_source_files_properties("${resources}" PROPERTIES
      INCLUDE_DIRECTORIES "${PROJECT_SOURCE_DIR}/cmake/windows"
      OBJECT_DEPENDS "${PROJECT_SOURCE_DIR}/cmake/windows/program.manifest")
  endif()
endfunction()
if(WIN32)
  enable_language(RC)
endif()
