// SPDX-License-Identifier: EUPL-1.2
#include "reporter.h"

#include <algorithm>
#include <cstdio>

#include "comparisons.h"

namespace pec::bench {

bool RatioReporter::ReportContext(const Context& /*context*/) {
  std::printf("%-44s %8s %17s %8s\n", "", "median", "range", "wanted");
  return true;
}

void RatioReporter::ReportRuns(const std::vector<Run>& runs) {
  std::vector<double> results;
  double wanted = 0;
  for (const Run& run : runs) {
    if (run.error_occurred) {
      std::printf("%-44s %s\n", run.run_name.function_name.c_str(), run.error_message.c_str());
      return;
    }
    if (run.run_type != Run::RT_Iteration) continue;
    results.push_back(run.counters.at(kResult).value);
    wanted = run.counters.at(kWanted).value;
  }
  if (results.empty()) return;
  std::sort(results.begin(), results.end());
  std::printf("%-44s %8.2f %8.2f-%-8.2f %8.2f\n", runs.front().run_name.function_name.c_str(),
              results[results.size() / 2], results.front(), results.back(), wanted);
  std::fflush(stdout);
}

}  // namespace pec::bench
