// SPDX-License-Identifier: EUPL-1.2
//
// The messages to measure with, made by tests/provider/make_corpus.py --set bench.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "signature/trust_store.h"

namespace pec::bench {

// Messages of about one size, and how much slower than the reference ours may be on them.
struct SizeClass {
  std::string name;
  double allowed = 1.0;
  std::vector<std::filesystem::path> files;
};

struct Corpus {
  std::filesystem::path authorities;  // PEM, for the reference
  signature::TrustStore trust;
  std::vector<SizeClass> classes;

  // The class called `name`. Throws std::runtime_error if there is none.
  const SizeClass& at(const std::string& name) const;
};

// Throws std::runtime_error if a part of it is missing.
Corpus load_corpus(const std::filesystem::path& folder);

}  // namespace pec::bench
