// SPDX-License-Identifier: EUPL-1.2
//
// The trust of the provider that made the seeds: with it a seed is genuine, and the way to the end
// of every check is open to a fuzzer.
#pragma once

#include <filesystem>

#include "input.h"
#include "signature/trust_store.h"

namespace pec::fuzz {

inline const signature::TrustStore& provider_trust() {
  static const signature::TrustStore kTrust = [] {
    auto loaded = signature::TrustStore::load(std::filesystem::path(PEC_CORPUS_DIR) / "trust",
                                              signature::Origin::shipped);
    require(loaded.has_value(), "the corpus has trust anchors: build the target corpus first");
    return std::move(*loaded);
  }();
  return kTrust;
}

}  // namespace pec::fuzz
