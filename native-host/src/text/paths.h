// SPDX-License-Identifier: EUPL-1.2
//
// Paths as text. Text is UTF-8 everywhere in this program; a path is bytes on POSIX (paths.cpp) and
// UTF-16 on Windows (paths_windows.cpp), where the conversions of std::filesystem go through a
// locale.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace pec::text {

// The path that `utf8`, given by a person or read from a file, names.
std::filesystem::path path_of(std::string_view utf8);

// `path` to show or to write down. POSIX: its bytes, whatever they are. Windows: UTF-8, with U+FFFD
// where a name holds half a surrogate pair. Never throws.
std::string utf8_of(const std::filesystem::path& path);

}  // namespace pec::text
