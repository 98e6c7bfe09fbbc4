// SPDX-License-Identifier: EUPL-1.2
//
// One altered message, and what may be said of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "regions.h"
#include "sample.h"

namespace pec::mutation {

enum class Demand {
  never_genuine,
  not_good,    // if genuine, then with a warning
  keep,        // the same outcome
  keep_level,  // the same outcome and level
  free,        // any outcome; certified facts stay what they were
};

struct Mutant {
  std::string bytes;
  Region region{};
  std::string_view kind;   // of the change: "flip", "swap-parts"
  std::size_t offset = 0;  // in the message, or in the decoded signature
  std::string before;
  std::string after;
  // Set where the mutator knows; else the change is read from the bytes.
  std::optional<Demand> demand;
  // Facts that are as good as the sample's own, for parts taken from another genuine message.
  std::string other_facts;
};

// What a change inside the outer headers may lead to.
Demand header_demand(const Sample& sample, std::string_view mutant);

// What a change of the decoded signature may lead to, and where it lies.
Demand cms_demand(const Sample& sample, std::string_view der, Region& region);

// Decides `demand` (and `region`, where the bytes tell it better) of a mutant of single bytes.
void settle(const Sample& sample, Mutant& mutant);

// The demand that a row of the table makes by itself.
Demand demand_of(Expectation expectation);

}  // namespace pec::mutation
