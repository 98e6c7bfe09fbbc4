// SPDX-License-Identifier: EUPL-1.2
//
// Where in a JSON text the members of an object stand, so that one can be put in or taken out and
// every other character stays.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pec::policy {

// Offsets into the text: of the key's quotation mark, of the value, and behind the value.
struct Member {
  std::string key;  // decoded
  std::size_t begin = 0;
  std::size_t value = 0;
  std::size_t end = 0;
};

// In: a text that is JSON (RFC 8259), and where in it an object begins ("{").
std::vector<Member> members_of(std::string_view text, std::size_t object);

// Where the first value of a JSON text begins.
std::size_t first_value(std::string_view text);

}  // namespace pec::policy
