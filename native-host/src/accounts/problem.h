// SPDX-License-Identifier: EUPL-1.2
//
// What could not be read, and where: identifiers, worded by report/.
#pragma once

#include <cstddef>
#include <string>

namespace pec::accounts {

// A place in a text that is not what it should be. `what` is one of "syntax", "string", "number",
// "value-too-long", "too-many-lines", "too-many-entries", "encoding", "header".
struct Fault {
  std::size_t line = 0;  // from 1
  std::string what;
};

// The same with its file. Besides a Fault's, `what` is one of "not-found", "no-permission",
// "not-a-file", "too-large", "cannot-read", and of folders "link" (not followed), "too-deep",
// "too-many-files"; of the registry "no-registry".
struct Problem {
  std::string file;      // below the profile, or the name of a file that a person named
  std::size_t line = 0;  // 0: the file as a whole
  std::string what;
  std::string account;  // whose settings are incomplete thereby; empty: nobody's in particular
};

}  // namespace pec::accounts
