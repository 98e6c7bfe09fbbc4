// SPDX-License-Identifier: EUPL-1.2
//
// "pec-companion anchors": which authorities are trusted, and adding a newer certificate of one.
#pragma once

#include <string>

namespace pec::cli {

// Prints the authorities, their certificates and where they come from. Out: the exit status.
int list_anchors(const std::string& language);

// Takes a new certificate of a shipped authority into the user's own folder, if it holds the
// pinned key and comes from the authority's root. Out: the exit status.
int add_anchor(const std::string& file, const std::string& language);

}  // namespace pec::cli
