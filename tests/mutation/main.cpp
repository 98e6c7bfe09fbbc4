// SPDX-License-Identifier: EUPL-1.2
//
// test_mutation CORPUS: alters every genuine message of the provider's corpus in every way it
// knows, and fails when an altered one is judged genuine, or an unharmed one is not. How many
// mutants: the environment's PEC_MUTATIONS.
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <exception>
#include <iomanip>
#include <iostream>
#include <string_view>
#include <vector>

#include "runner.h"

namespace pec::mutation {
namespace {

constexpr std::size_t kDefaultMutations = 220000;
constexpr std::size_t kMaxShown = 20;

std::size_t wanted_mutations() {
  const char* text = std::getenv("PEC_MUTATIONS");
  if (text == nullptr) return kDefaultMutations;
  const std::string_view digits = text;
  std::size_t count = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  return error == std::errc{} && end == digits.data() + digits.size() && count > 0
             ? count
             : kDefaultMutations;
}

void print_table(const Report& report) {
  std::cout << std::left << std::setw(38) << "region" << std::setw(11) << "expected" << std::right
            << std::setw(9) << "mutants" << std::setw(9) << "kept" << std::setw(9) << "good"
            << std::setw(9) << "refused" << std::setw(9) << "equiv."
            << "  why\n";
  for (std::size_t i = 0; i < kRegionCount; ++i) {
    const RegionRow& row = row_of(static_cast<Region>(i));
    const Count& count = report.counts[i];
    std::cout << std::left << std::setw(38) << row.name << std::setw(11)
              << expectation_id(row.expectation) << std::right << std::setw(9) << count.mutants
              << std::setw(9) << count.genuine << std::setw(9) << count.good << std::setw(9)
              << count.mutants - count.genuine << std::setw(9) << count.equivalent << "  "
              << row.reason << '\n';
  }
}

// One of each region first, so that all weaknesses show.
void print_violations(const Report& report) {
  std::vector<const Violation*> first;
  std::vector<const Violation*> further;
  for (const Violation& violation : report.violations) {
    const bool known = std::any_of(first.begin(), first.end(), [&violation](const Violation* v) {
      return v->region == violation.region && violation.region != Region::count;
    });
    (known ? further : first).push_back(&violation);
  }
  first.insert(first.end(), further.begin(), further.end());
  first.resize(std::min(first.size(), kMaxShown));
  for (const Violation* violation : first) std::cout << "VIOLATION " << violation->text << '\n';
}

int test(const char* folder) {
  const std::filesystem::path corpus = folder;
  const auto trust = signature::TrustStore::load(corpus / "trust", signature::Origin::shipped);
  if (!trust) {
    std::cerr << trust.error().file << ": " << trust.error().what << '\n';
    return EXIT_FAILURE;
  }
  std::size_t left_out = 0;
  std::vector<Sample> samples = read_corpus(corpus, left_out);
  const Report report = run(samples, wanted_mutations(), *trust);
  print_table(report);
  print_violations(report);
  std::cout << samples.size() << " messages (" << left_out << " left out), " << report.mutants
            << " mutants, " << report.without_headers << " of them also without headers, "
            << report.violation_count << " violations\n";
  return report.violation_count == 0 && !samples.empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace pec::mutation

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: test_mutation CORPUS\n";
    return EXIT_FAILURE;
  }
  try {
    return pec::mutation::test(argv[1]);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
