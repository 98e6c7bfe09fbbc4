// SPDX-License-Identifier: EUPL-1.2
#include "structure_mutators.h"

#include <array>
#include <utility>

namespace pec::mutation {

Mutant replaced(const Sample& sample, std::size_t begin, std::size_t end, std::string text,
                Region region) {
  Mutant mutant;
  mutant.bytes = spliced(sample.bytes, begin, end, text);
  mutant.region = region;
  mutant.offset = begin;
  mutant.before = std::string(sample.part(begin, end));
  mutant.after = std::move(text);
  mutant.demand = demand_of(row_of(region).expectation);
  return mutant;
}

Mutant mutate_structure(const Sample& sample, const Sample& donor, Dice& dice) {
  const std::array<std::span<const MutatorRow>, 4> tables = {header_mutators(), body_mutators(),
                                                             part_mutators(), cms_mutators()};
  const auto table = tables[dice.below(tables.size())];
  const MutatorRow& row = table[dice.below(table.size())];
  Mutant mutant = row.make(sample, donor, dice);
  mutant.kind = row.name;
  return mutant;
}

}  // namespace pec::mutation
