// SPDX-License-Identifier: EUPL-1.2
//
// What the road through the host costs: bodies of benchmarks, as in comparisons.h.
#pragma once

#include <filesystem>
#include <vector>

#include <benchmark/benchmark.h>

#include "corpus.h"

namespace pec::bench {

// A copy of the host that trusts the provider of the corpus, removed with its owner.
class StagedHost {
 public:
  // In: the program, and the corpus whose trust/ becomes what is shipped.
  StagedHost(const std::filesystem::path& program, const std::filesystem::path& corpus);
  ~StagedHost();
  StagedHost(const StagedHost&) = delete;
  StagedHost& operator=(const StagedHost&) = delete;

  const std::filesystem::path& program() const { return program_; }
  const std::filesystem::path& home() const { return home_; }

 private:
  std::filesystem::path home_;
  std::filesystem::path program_;
};

// Time from the first byte sent to the verdict received, by the wall clock, divided by that of the
// plain loop on the same files; the signers are known to both.
void compare_host(benchmark::State& state, const Corpus& corpus, const SizeClass& files,
                  const StagedHost& host, double wanted);

// Peak memory of the host while it judges the class, in MB: of its own; with mapped files.
void measure_host_memory(benchmark::State& state, const SizeClass& files, const StagedHost& host,
                         bool with_files);

// Time from the start of the process to its answer, divided by that of a program that does nothing
// but answer one frame.
void compare_hello(benchmark::State& state, const StagedHost& host,
                   const std::filesystem::path& empty);
// The same until the first message is judged.
void compare_ready(benchmark::State& state, const SizeClass& files, const StagedHost& host,
                   const std::filesystem::path& empty);

}  // namespace pec::bench
