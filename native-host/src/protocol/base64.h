// SPDX-License-Identifier: EUPL-1.2
//
// Base64 as JSON carries it (RFC 4648, section 4): padded, without line breaks.
#pragma once

#include <string>
#include <string_view>

namespace pec::protocol {

// Decodes into `out`, whose memory is used again. Out: false, and `out` empty, for anything that is
// not plain base64: another character, white space, missing or misplaced padding.
bool decode_base64(std::string_view text, std::string& out);

std::string encode_base64(std::string_view bytes);

}  // namespace pec::protocol
