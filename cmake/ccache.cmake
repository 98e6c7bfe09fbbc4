# SPDX-License-Identifier: EUPL-1.2
#
# Compiles through ccache where it is installed, unless a launcher was chosen already.
find_program(PEC_CCACHE ccache)
mark_as_advanced(PEC_CCACHE)
if(PEC_CCACHE AND PROJECT_IS_TOP_LEVEL AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${PEC_CCACHE}")
endif()
