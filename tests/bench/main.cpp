// SPDX-License-Identifier: EUPL-1.2
//
// Measures the verifier against the plain OpenSSL loop. Its figures are read by people and fail
// nothing: they mean something on a quiet machine only.
//
//   pec-bench CORPUS [--benchmark_filter=REGEX]
//   pec-bench CORPUS --only ours|reference [--class NAME] [--reps N]     for callgrind and perf
#include <array>
#include <cstdio>
#include <exception>
#include <string>

#include <CLI/CLI.hpp>
#include <benchmark/benchmark.h>

#include "comparisons.h"
#include "corpus.h"
#include "host_comparisons.h"
#include "our_loop.h"
#include "plain_loop.h"
#include "reporter.h"

namespace pec::bench {
namespace {

constexpr int kRepetitions = 9;

struct Options {
  std::string corpus;
  std::string only;
  std::string size_class = "small";
  int repetitions = 1;
};

// How much longer than the plain loop the road through the host may take.
struct HostGoal {
  const char* size_class;
  double wanted;
};
constexpr std::array<HostGoal, 4> kHostGoals = {
    {{"small", 1.3}, {"medium", 1.6}, {"30MB", 2.6}, {"100MB", 2.6}}};

using Body = void (*)(benchmark::State&, const Corpus&, const SizeClass&);

template <typename Measurement>
void add(const std::string& name, const Measurement& measurement) {
  benchmark::RegisterBenchmark(name.c_str(), measurement)
      ->Iterations(1)
      ->Repetitions(kRepetitions)
      ->UseManualTime();
}

void add(const std::string& name, Body body, const Corpus& corpus, const SizeClass& files) {
  add(name, [body, &corpus, &files](benchmark::State& state) { body(state, corpus, files); });
}

void add_host_benchmarks(const Corpus& corpus, const StagedHost& host) {
  using State = benchmark::State;
  for (const HostGoal& goal : kHostGoals) {
    const SizeClass& files = corpus.at(goal.size_class);
    add("host, " + files.name + ": ours / reference, wall clock",
        [&](State& state) { compare_host(state, corpus, files, host, goal.wanted); });
  }
  for (const char* name : {"small", "100MB"}) {
    const SizeClass& files = corpus.at(name);
    const std::string peak = "host, " + files.name + ": peak in MB, ";
    add(peak + "its own", [&](State& state) { measure_host_memory(state, files, host, false); });
    add(peak + "with files", [&](State& state) { measure_host_memory(state, files, host, true); });
  }
  add("host, start to hello / empty program",
      [&](State& state) { compare_hello(state, host, PEC_EMPTY_HOST); });
  add("host, start to a verdict / empty program",
      [&](State& state) { compare_ready(state, corpus.at("small"), host, PEC_EMPTY_HOST); });
}

void add_benchmarks(const Corpus& corpus) {
  // Memory first: later the process holds what the others left behind.
  add("anonymous memory at 100 MB, peak in MB", measure_memory, corpus, corpus.at("100MB"));
  for (const SizeClass& size_class : corpus.classes) {
    add(size_class.name + ": ours / reference, processor time", compare_with_reference, corpus,
        size_class);
  }
  const SizeClass& small = corpus.at("small");
  add("small: rate of two threads / one", compare_threads, corpus, small);
  add("small: rate of two processes / one thread", compare_processes, corpus, small);
  add("small: processor time, threads / processes", compare_thread_cost, corpus, small);
}

// The same messages again and again, for a tool that counts. Out: false if one was refused.
template <typename Loop>
bool repeat(Loop loop, const SizeClass& size_class, int repetitions) {
  bool good = true;
  for (int round = 0; round < repetitions; ++round) {
    for (const auto& file : size_class.files) good = loop.verify(file) && good;
  }
  std::printf("%zu messages, %d times: %s\n", size_class.files.size(), repetitions,
              good ? "all accepted" : "NOT all accepted");
  return good;
}

int run(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  Options options;
  CLI::App app("Measures the verifier against the plain OpenSSL loop.", "pec-bench");
  app.add_option("CORPUS", options.corpus, "Made by tests/provider, set bench")->required();
  app.add_option("--only", options.only, "No comparison, one of the two alone")
      ->check(CLI::IsMember({"ours", "reference"}));
  app.add_option("--class", options.size_class, "small, medium, 30MB or 100MB; with --only");
  app.add_option("--reps", options.repetitions, "How often; with --only");
  CLI11_PARSE(app, argc, argv);

  const Corpus corpus = load_corpus(options.corpus);
  if (!options.only.empty()) {
    const SizeClass& chosen = corpus.at(options.size_class);
    const bool good = options.only == "ours"
                          ? repeat(OurLoop(corpus.trust), chosen, options.repetitions)
                          : repeat(PlainLoop(corpus.authorities), chosen, options.repetitions);
    return good ? 0 : 1;
  }
  const StagedHost host(PEC_HOST, options.corpus);
  add_benchmarks(corpus);
  add_host_benchmarks(corpus, host);
  RatioReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  return 0;
}

}  // namespace
}  // namespace pec::bench

int main(int argc, char** argv) {
  try {
    return pec::bench::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "pec-bench: %s\n", error.what());
    return 2;
  }
}
