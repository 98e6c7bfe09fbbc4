// SPDX-License-Identifier: EUPL-1.2
//
// Where trust comes from on this computer: what ships with the program, the newer editions that
// this user added, what the administrator put down, and what a command line names.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include <tl/expected.hpp>

#include "signature/trust_store.h"

namespace pec::installation {

struct Trust {
  signature::TrustStore store;
  // Editions that the user added and that no longer pass: left out, worth a warning.
  std::vector<signature::TrustError> left_out;
};

// Everything together. `extra`: folders of further anchors, which only a command line may name.
// Errors: something shipped, the administrator's or named cannot be used.
tl::expected<Trust, signature::TrustError> load_trust(std::span<const std::filesystem::path> extra);

}  // namespace pec::installation
