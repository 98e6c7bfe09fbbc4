// SPDX-License-Identifier: EUPL-1.2
//
// Changes of structure: header fields, parts, the signature's values, all that an attacker or a
// careless gateway may rearrange.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "bytes.h"
#include "mutant.h"
#include "regions.h"
#include "sample.h"

namespace pec::mutation {

// Every mutator takes the sample, another genuine message to steal from, and the dice; a mutant
// without bytes means that it has nothing to change here.
using Mutator = Mutant (*)(const Sample& sample, const Sample& donor, Dice& dice);

struct MutatorRow {
  std::string_view name;
  Mutator make;
};

std::span<const MutatorRow> header_mutators();  // header_mutators.cpp
std::span<const MutatorRow> body_mutators();    // body_mutators.cpp
std::span<const MutatorRow> part_mutators();    // part_mutators.cpp
std::span<const MutatorRow> cms_mutators();     // cms_mutators.cpp

// The mutant with `text` in place of the bytes [begin, end), in `region`.
Mutant replaced(const Sample& sample, std::size_t begin, std::size_t end, std::string text,
                Region region);

// A mutant of `sample` by any of them.
Mutant mutate_structure(const Sample& sample, const Sample& donor, Dice& dice);

}  // namespace pec::mutation
