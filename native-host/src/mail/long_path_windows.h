// SPDX-License-Identifier: EUPL-1.2
//
// Private to mail/: paths as the functions of Windows want them.
#pragma once

#include <filesystem>
#include <string>

namespace pec::mail {

// `path`, so that Windows takes it at any length: from about 260 characters on it wants an absolute
// path in another notation. Short paths stay as they are; what is shown is always the caller's own.
std::wstring openable(const std::filesystem::path& path);

}  // namespace pec::mail
