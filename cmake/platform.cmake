# SPDX-License-Identifier: EUPL-1.2
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
