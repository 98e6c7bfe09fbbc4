// SPDX-License-Identifier: EUPL-1.2
//
// Where a program of ours looks for libraries that it loads later. library_search_windows.cpp is
// for Windows; elsewhere the loader goes by what was linked.
#pragma once

namespace pec::installation {

// From now on only beside the program and in Windows' own folder: not in the current folder, and
// not in those of PATH, where anybody may have put one. First thing in main(): what was linked is
// loaded before, and found beside the program or in Windows' folder, which come first
// (Microsoft, "Dynamic-link library search order").
void search_libraries_in_safe_places();

}  // namespace pec::installation
