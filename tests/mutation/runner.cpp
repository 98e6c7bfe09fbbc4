// SPDX-License-Identifier: EUPL-1.2
#include "runner.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "byte_mutators.h"
#include "mutant.h"
#include "structure_mutators.h"
#include "verification/verify.h"

namespace pec::mutation {
namespace {

using verification::Level;
using verification::Outcome;
using verification::Verdict;
using verification::Verifier;

constexpr unsigned kThreads = 2;
constexpr std::uint64_t kSeed = 20261121;
// Every so many mutants are judged once more as Outlook would have them, without outer headers.
constexpr std::size_t kWithoutHeadersEvery = 5;

std::string_view demand_text(Demand demand) {
  switch (demand) {
    case Demand::never_genuine:
      return "must not be genuine";
    case Demand::not_good:
      return "must not be good";
    case Demand::keep:
      return "must keep its outcome";
    case Demand::keep_level:
      return "must keep its outcome and level";
    case Demand::free:
      break;
  }
  return "must keep its facts";
}

// Whether `verdict` is one that `mutant` may have.
bool allowed(const Sample& sample, const Mutant& mutant, Demand demand, const Verdict& verdict) {
  const Baseline& was = sample.baseline;
  const bool genuine = verdict.outcome == Outcome::genuine;
  if (genuine) {
    const std::string facts = facts_of(verdict);
    if (facts != was.facts && (mutant.other_facts.empty() || facts != mutant.other_facts))
      return false;
  }
  if (was.outcome != Outcome::genuine && genuine) return false;
  const bool same_outcome = verdict.outcome == was.outcome;
  switch (demand) {
    case Demand::never_genuine:
      return !genuine;
    case Demand::not_good:
      return !(genuine && verdict.level == Level::good);
    case Demand::keep:
      return same_outcome;
    case Demand::keep_level:
      return same_outcome && verdict.level == was.level;
    case Demand::free:
      break;
  }
  return true;
}

// What an uncertified message claims to be is not signed, so a change may well make it untrusted.
Demand demand_for(const Sample& sample, const Mutant& mutant) {
  const Demand demand = mutant.demand.value_or(Demand::free);
  // A change may also take back what was warned of.
  if (demand == Demand::not_good && sample.baseline.level != Level::good) return Demand::free;
  const bool inside_headers = mutant.offset < sample.layout.body;
  if (sample.baseline.outcome == Outcome::uncertified && demand == Demand::keep && inside_headers)
    return Demand::never_genuine;
  return demand;
}

std::string described(const Sample& sample, const Mutant& mutant, Demand demand,
                      const Verdict& verdict) {
  std::string out = sample.name + ", offset " + std::to_string(mutant.offset) + ", region \"" +
                    std::string(row_of(mutant.region).name) + "\", " + std::string(mutant.kind) +
                    ": \"" + printable(mutant.before) + "\" -> \"" + printable(mutant.after) +
                    "\": " + std::string(demand_text(demand)) + ", is " +
                    std::string(verification::outcome_id(verdict.outcome)) + "/" +
                    std::string(verification::level_id(verdict.level));
  for (const verification::Check& check : verdict.checks) {
    if (check.result != verification::Result::fail && check.result != verification::Result::warn)
      continue;
    out += " [" + std::string(verification::check_id(check.id));
    for (const auto& [name, value] : check.facts) out += " " + name + "=" + printable(value);
    out += "]";
  }
  return out;
}

// A few of each sort: one weakness must not hide another.
void keep(Violation violation, Report& report) {
  const auto same = std::count_if(report.violations.begin(), report.violations.end(),
                                  [&violation](const Violation& v) {
                                    return v.region == violation.region && v.kind == violation.kind;
                                  });
  if (static_cast<std::size_t>(same) < kMaxKept) report.violations.push_back(std::move(violation));
}

void record(const Sample& sample, const Mutant& mutant, const Verdict& verdict, Report& report) {
  const Demand demand = demand_for(sample, mutant);
  Count& count = report.counts[static_cast<std::size_t>(mutant.region)];
  ++report.mutants;
  ++count.mutants;
  const bool kept = verdict.outcome == sample.baseline.outcome;
  if (kept) ++count.genuine;
  if (kept && verdict.level == Level::good) ++count.good;
  const Expectation expectation = row_of(mutant.region).expectation;
  const bool lenient =
      demand == Demand::keep || demand == Demand::keep_level || demand == Demand::free;
  if (lenient && (expectation == Expectation::sealed || expectation == Expectation::unsigned_))
    ++count.equivalent;
  if (allowed(sample, mutant, demand, verdict)) return;
  ++report.violation_count;
  keep({mutant.region, std::string(mutant.kind), described(sample, mutant, demand, verdict)},
       report);
}

// What must hold of a mutant whose outer headers nobody has: never plainly good, nothing certified
// but what was, and of what lies below the headers the same outcome as with them. Another message's
// whole body is that message then, since only our headers spoke against it.
bool allowed_without_headers(const Sample& sample, const Mutant& mutant, const Verdict& with,
                             const Verdict& without) {
  if (without.level == Level::good) return false;
  const bool is_another = mutant.region == Region::other_body;
  if (without.outcome == Outcome::genuine) {
    const std::string facts = facts_of(without);
    if (facts != sample.baseline.facts &&
        (mutant.other_facts.empty() || facts != mutant.other_facts))
      return false;
    if (sample.baseline.outcome != Outcome::genuine && !is_another) return false;
  }
  return is_another || mutant.offset < sample.layout.body || without.outcome == with.outcome;
}

void record_without_headers(const Sample& sample, const Mutant& mutant, const Verdict& with,
                            Verifier& verifier, Report& report) {
  verification::Context context = sample.context;
  context.has_headers = false;
  const Verdict without = verifier.verify(mutant.bytes, context);
  ++report.without_headers;
  if (allowed_without_headers(sample, mutant, with, without)) return;
  ++report.violation_count;
  keep({mutant.region, "without headers, " + std::string(mutant.kind),
        "without headers, " + described(sample, mutant, Demand::free, without)},
       report);
}

Mutant next_mutant(const Sample& sample, const ByteMutators& bytes, std::span<const Sample> samples,
                   Dice& dice) {
  const std::size_t which = dice.below(10);
  if (which < 5) return bytes.in_message(dice);
  if (which < 7) return bytes.in_signature(dice);
  const Sample& donor = samples[dice.below(samples.size())];
  return mutate_structure(sample, donor, dice);
}

void mutate(const Sample& sample, std::span<const Sample> samples, std::size_t count,
            std::uint64_t seed, Verifier& verifier, Report& report) {
  Dice dice(seed);
  const ByteMutators bytes(sample);
  for (std::size_t made = 0; made < count;) {
    const Mutant mutant = next_mutant(sample, bytes, samples, dice);
    if (mutant.bytes.empty() || mutant.bytes == sample.bytes) continue;
    ++made;
    const Verdict verdict = verifier.verify(mutant.bytes, sample.context);
    record(sample, mutant, verdict, report);
    if (made % kWithoutHeadersEvery == 0)
      record_without_headers(sample, mutant, verdict, verifier, report);
  }
}

void merge(Report& into, Report&& from) {
  for (std::size_t i = 0; i < kRegionCount; ++i) {
    into.counts[i].mutants += from.counts[i].mutants;
    into.counts[i].genuine += from.counts[i].genuine;
    into.counts[i].good += from.counts[i].good;
    into.counts[i].equivalent += from.counts[i].equivalent;
  }
  into.mutants += from.mutants;
  into.without_headers += from.without_headers;
  into.violation_count += from.violation_count;
  for (Violation& violation : from.violations) keep(std::move(violation), into);
}

// A sample must be what the corpus says before its mutants mean anything.
void judge_original(Sample& sample, Verifier& verifier, Report& report) {
  const Verdict verdict = verifier.verify(sample.bytes, sample.context);
  sample.baseline = {verdict.outcome, verdict.level, facts_of(verdict)};
  const std::string_view content = sample.part(sample.layout.content, sample.layout.content_end);
  sample.canonical = verdict.signature.canonicalised || with_crlf(content) == content;
  if (verification::outcome_id(verdict.outcome) == sample.expected) return;
  ++report.violation_count;
  report.violations.push_back({Region::count, "original",
                               sample.name + ": is " +
                                   std::string(verification::outcome_id(verdict.outcome)) +
                                   " before any change"});
}

}  // namespace

Report run(std::span<Sample> samples, std::size_t total, const signature::TrustStore& trust) {
  Report report;
  Verifier first(trust);
  for (Sample& sample : samples) judge_original(sample, first, report);
  std::vector<Report> reports(samples.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    Verifier verifier(trust);
    for (std::size_t i = next++; i < samples.size(); i = next++) {
      const std::size_t share = total * (i + 1) / samples.size() - total * i / samples.size();
      mutate(samples[i], samples, share, kSeed + i, verifier, reports[i]);
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < kThreads; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  for (Report& part : reports) merge(report, std::move(part));
  return report;
}

}  // namespace pec::mutation
