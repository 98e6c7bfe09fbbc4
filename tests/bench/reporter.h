// SPDX-License-Identifier: EUPL-1.2
//
// Prints ratios and nothing but ratios: a time says more about the machine than about the program.
#pragma once

#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace pec::bench {

class RatioReporter : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context& context) override;
  // One line a benchmark: the median of its repetitions, their range, what is wanted.
  void ReportRuns(const std::vector<Run>& runs) override;
};

}  // namespace pec::bench
