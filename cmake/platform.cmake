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
