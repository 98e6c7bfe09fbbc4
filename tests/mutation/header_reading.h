// SPDX-License-Identifier: EUPL-1.2
//
// Our own plain reading of a message's outer header fields. It knows nothing of the verifier's
// parser: where the two disagree, a person should look.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "regions.h"

namespace pec::mutation {

struct Field {
  std::size_t begin = 0;  // the whole field, line breaks included
  std::size_t end = 0;
  std::size_t value = 0;  // after the colon
  std::string name;       // lower-case
  std::string text;       // value, unfolded and trimmed
};

struct Fields {
  std::size_t begin = 0;  // after the lines of a mail store
  std::size_t body = 0;   // after the empty line
  std::vector<Field> all;
  bool junk =
      false;  // some line is neither a field nor the continuation of one, or holds a lone CR
  bool blank = false;  // some line holds blanks only
  bool odd = false;    // some field's name holds what no name may
};

Fields read_fields(std::string_view message);

// The region of a field's name and line breaks, and of its value unless it is split up further.
Region region_of_field(std::string_view lower_case_name);

// Who an outer message is from and to decides which fields the verdict compares.
enum class Role { envelope, receipt, between_providers };

// What the fields say to a reader, as far as the verdict compares it.
struct Meaning {
  std::string sealed;                  // a genuine message must agree exactly
  std::vector<std::string> judged;     // one entry per judged field, see meaning.cpp
  std::vector<std::string> addresses;  // entries that may go, but not come
  std::string raw;                     // judged fields byte by byte
  std::string raw_sealed;              // From and Content-Type byte by byte
  std::string date;
};

Meaning meaning_of(const Fields& fields, std::string_view message, Role role);

// Whether `changed` says to a reader something `original` does not.
bool differs(const Meaning& original, const Meaning& changed);

}  // namespace pec::mutation
