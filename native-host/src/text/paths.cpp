// SPDX-License-Identifier: EUPL-1.2
#include "text/paths.h"

namespace pec::text {

std::filesystem::path path_of(std::string_view utf8) { return {utf8}; }

std::string utf8_of(const std::filesystem::path& path) { return path.native(); }

}  // namespace pec::text
