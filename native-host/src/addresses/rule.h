// SPDX-License-Identifier: EUPL-1.2
//
// From evidence to a verdict: the rule of docs/addresses.md.
#pragma once

#include <chrono>
#include <span>

#include "addresses/evidence.h"

namespace pec::addresses {

// How long evidence is fresh; after that it still says something, but not for sure.
struct Freshness {
  std::chrono::days certified_by_acceptance{730};
  std::chrono::days ordinary_by_acceptance{365};
  std::chrono::days ordinary_by_acceptance_of_domain{90};
  std::chrono::days delivery{1095};  // and envelopes
  std::chrono::days register_entry{730};
};
inline constexpr Freshness kFreshness;

// In: all that is known of one address, in any order; dates are those of the thing, never of our
// reading it. What has no date counts as old as it can be. Out: the verdict.
Verdict judge(std::span<const Evidence> items, std::chrono::sys_seconds now);

// Whether the evidence is still fresh.
bool is_fresh(const Evidence& evidence, std::chrono::sys_seconds now);

// What a person may compare evidence by, 0 to 100: by its source, halved when it is not fresh.
int weight_of(const Evidence& evidence, std::chrono::sys_seconds now);

}  // namespace pec::addresses
