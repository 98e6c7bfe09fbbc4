// SPDX-License-Identifier: EUPL-1.2
//
// Addresses that are nearly another: a typing error, or a name made to be taken for it. Private to
// addresses/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "addresses/address.h"
#include "addresses/evidence.h"

namespace pec::addresses {

// A domain that is PEC, and what it looks like to a reader who does not look closely.
struct KnownDomain {
  explicit KnownDomain(std::string name);
  std::string domain;
  std::string skeleton;
};

// A known domain that `address` may have meant, or may want to be taken for. In: an address about
// which nothing is known, and domains in their folded form. Out: the nearest one.
//
// A look-alike has the same skeleton (letters that look alike are one letter, as with Unicode's
// confusables) or hides a known domain among its labels ("pec.it.example"); a typing error is one
// letter off in a domain of six or more, or two in one of twelve or more, or two neighbours
// swapped.
std::optional<Suggestion> resembled(const ParsedAddress& address,
                                    const std::vector<KnownDomain>& known_domains);

// Whether a local part reads like a typing error in another of the same domain: a dot, hyphen or
// underscore more or less; or, in one of six letters or more, one letter too many, missing, wrong
// or swapped. Another number, and another first letter of a name ("m.rossi", "n.rossi"), are
// another mailbox. In: both in their folded form, not equal.
bool is_slip_in(std::string_view local, std::string_view known);

// How many letters must be typed, left out, changed or swapped to make one of the other (Damerau
// and Levenshtein, restricted); `limit` + 1 when they are more than `limit`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace pec::addresses
