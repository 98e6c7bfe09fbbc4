// SPDX-License-Identifier: EUPL-1.2
//
// A signed message as it came, put together from the two things that Outlook keeps of it: the
// headers of the transport, and the signed part. Texts only, nothing of Windows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pec::outlook {

// Where the header block ends that `text` begins with: after its empty line. Nothing while there
// is none.
std::optional<std::size_t> end_of_headers(std::string_view text);

// Whether a header block says that a multipart/signed follows.
bool says_multipart_signed(std::string_view head);

// Whether it says that S/MIME of either form follows (RFC 8551, 3.4 and 3.5).
bool says_signed_or_sealed(std::string_view head);

// Whether there is any header field in what Outlook keeps as the headers.
bool has_fields(std::string_view headers);

// The headers of the transport as a header block, its empty line included; without any text before
// the first of them and whatever comes after an empty line.
std::string header_block(std::string_view headers);

// The header block of the message that is judged, its empty line included; the rest of the part,
// unchanged, comes after it. In: the headers of the transport, with any text before the first of
// them and whatever comes after an empty line; the part's own header block.
//
// The headers are kept as they are, but for the ends of lines, which become the part's. Only where
// their one Content-Type is not that of the part do the part's fields about content take the place
// of theirs: the body belongs to those. Several fields Content-Type stay, for the host to find.
std::string joined_original(std::string_view headers, std::string_view part_head);

}  // namespace pec::outlook
