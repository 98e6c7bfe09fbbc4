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

# pec_describe(PROGRAM TEXT)
# Windows: what the program says of itself. Its version is what an upgrade compares, and its manifest asks
# for paths of any length and for no more rights than whoever starts it has.
function(pec_describe program text)
  if(WIN32)
    set(PEC_FILE "${program}.exe")
    set(PEC_TEXT "${text}")
    set(resources "${CMAKE_CURRENT_BINARY_DIR}/${program}.rc")
    configure_file("${PROJECT_SOURCE_DIR}/cmake/windows/program.rc.in" "${resources}" @ONLY)
    target_sources(${program} PRIVATE "${resources}")
    set_source_files_properties("${resources}" PROPERTIES
      INCLUDE_DIRECTORIES "${PROJECT_SOURCE_DIR}/cmake/windows"
      OBJECT_DEPENDS "${PROJECT_SOURCE_DIR}/cmake/windows/program.manifest")
  endif()
endfunction()
if(WIN32)
  enable_language(RC)
endif()
