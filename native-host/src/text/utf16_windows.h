// SPDX-License-Identifier: EUPL-1.2
//
// UTF-8, as this program holds text, to UTF-16, as Windows takes it, and back. What is no valid
// text becomes U+FFFD; neither throws.
#pragma once

#include <string>
#include <string_view>

namespace pec::text {

std::wstring utf16_of(std::string_view utf8);
std::string utf8_of_utf16(std::wstring_view utf16);

}  // namespace pec::text
