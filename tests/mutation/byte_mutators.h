// SPDX-License-Identifier: EUPL-1.2
//
// Changes of one byte: of the message as it lies there, or of the decoded signature.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "bytes.h"
#include "mutant.h"
#include "sample.h"

namespace pec::mutation {

// The message with another signature, encoded as the sample's own.
std::string with_signature(const Sample& sample, std::string_view der);

class ByteMutators {
 public:
  // `sample` must outlive this.
  explicit ByteMutators(const Sample& sample);

  Mutant in_message(Dice& dice) const;
  Mutant in_signature(Dice& dice) const;

 private:
  using Places = std::vector<std::vector<std::size_t>>;  // offsets per region

  const Sample& sample_;
  Places message_;
  Places signature_;
};

}  // namespace pec::mutation
