// SPDX-License-Identifier: EUPL-1.2
//
// Makes mutants of every sample, has each judged, and compares with what may come of it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "regions.h"
#include "sample.h"
#include "signature/trust_store.h"

namespace pec::mutation {

struct Count {
  std::size_t mutants = 0;
  std::size_t genuine = 0;     // uncertified, for a sample that is
  std::size_t good = 0;        // of these, without any warning
  std::size_t equivalent = 0;  // in a sealed or unsigned region, but meaning the same
};

struct Violation {
  Region region{};
  std::string kind;
  std::string text;  // for people
};

struct Report {
  std::array<Count, kRegionCount> counts{};
  std::vector<Violation> violations;  // at most kMaxKept per region and kind
  std::size_t violation_count = 0;
  std::size_t mutants = 0;
  std::size_t without_headers = 0;  // of them judged once more, without outer headers
};

inline constexpr std::size_t kMaxKept = 1;

// The same mutants for the same samples and total, however many threads there are.
Report run(std::span<Sample> samples, std::size_t total, const signature::TrustStore& trust);

}  // namespace pec::mutation
