// SPDX-License-Identifier: EUPL-1.2
//
// What the text of one header field says. Each key is equal for texts that say the same: case,
// white space, quotes and comments say nothing (RFC 5322, 3.2.2 and 3.2.4).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pec::mutation {

// The addresses in it: words around an "@", domain in lower case.
std::vector<std::string> address_words(std::string_view text);

// Of From: without what only describes an address.
std::string without_quotes_and_comments(std::string_view text);

// Of Subject, and of the text around an address.
std::string words_key(std::string_view text);
std::string display_key(std::string_view text);

// Of a Message-ID.
std::string id_key(std::string_view text);

// Of Content-Type: its type and boundary.
std::string content_type_key(std::string_view value);

// The boundary of a Content-Type value; empty when there is none.
std::string boundary_of(std::string_view content_type);

// Of Date: a count of minutes, good for telling how far apart two are.
std::optional<long> minutes_of(std::string_view text);

}  // namespace pec::mutation
