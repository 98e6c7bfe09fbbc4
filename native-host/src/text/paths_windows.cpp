// SPDX-License-Identifier: EUPL-1.2
#include "text/paths.h"
#include "text/utf16_windows.h"

namespace pec::text {

std::filesystem::path path_of(std::string_view utf8) { return {utf16_of(utf8)}; }

std::string utf8_of(const std::filesystem::path& path) { return utf8_of_utf16(path.native()); }

}  // namespace pec::text
