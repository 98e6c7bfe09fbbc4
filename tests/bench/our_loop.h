// SPDX-License-Identifier: EUPL-1.2
//
// Ours, as the command does it: a mapped file, the whole verdict, its line of JSON.
#pragma once

#include <filesystem>

#include "verification/verify.h"

namespace pec::bench {

class OurLoop {
 public:
  // `trust` must outlive it.
  explicit OurLoop(const signature::TrustStore& trust) : verifier_(trust) {}

  // Whether the file's verdict is genuine.
  bool verify(const std::filesystem::path& file);

 private:
  verification::Verifier verifier_;
};

}  // namespace pec::bench
