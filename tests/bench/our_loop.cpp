// SPDX-License-Identifier: EUPL-1.2
#include "our_loop.h"

#include <string>

#include <benchmark/benchmark.h>

#include "mail/source.h"
#include "report/json.h"

namespace pec::bench {

bool OurLoop::verify(const std::filesystem::path& file) {
  const auto source = mail::Source::open(file);
  if (!source) return false;
  const verification::Verdict verdict = verifier_.verify(source->bytes());
  const std::string line = report::verdict_line(verdict, file.native(), 1);
  benchmark::DoNotOptimize(line.data());
  return verdict.outcome == verification::Outcome::genuine;
}

}  // namespace pec::bench
