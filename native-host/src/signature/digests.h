// SPDX-License-Identifier: EUPL-1.2
//
// Plain digests, for hashes written in brief delivery receipts (RFC 6109, 3.3.2).
#pragma once

#include <string>
#include <string_view>

namespace pec::signature {

// The digest of `bytes` as lower-case hex. `algorithm` is OpenSSL's name ("SHA1", "SHA256"); an
// unknown one gives an empty string.
std::string digest_hex(const char* algorithm, std::string_view bytes);

}  // namespace pec::signature
