// SPDX-License-Identifier: EUPL-1.2
#include "comparisons.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <thread>

#include "clock.h"
#include "memory.h"
#include "other_process.h"
#include "our_loop.h"
#include "plain_loop.h"

namespace pec::bench {
namespace {

using Files = std::span<const std::filesystem::path>;

// Long enough that each side finds its own code in the cache, short enough that a disturbance from
// outside hits both.
constexpr std::size_t kFilesInTurn = 50;
constexpr double kMegabyte = 1e6;
constexpr double kWantedGain = 1.8;

// Judges all files. Out: false if one is refused, so that no refusal passes for speed.
template <typename Loop>
bool judge(Loop& loop, Files files) {
  bool good = true;
  for (const std::filesystem::path& file : files) good = loop.verify(file) && good;
  return good;
}

template <typename Loop>
bool timed(Loop& loop, Files files, Seconds& total) {
  const Seconds start = thread_time();
  const bool good = judge(loop, files);
  total += thread_time() - start;
  return good;
}

void report(benchmark::State& state, double result, double wanted) {
  state.counters[kResult] = result;
  state.counters[kWanted] = wanted;
}

struct Cost {
  Seconds wall{0};
  Seconds processor{0};  // of all threads together
  Cost& operator+=(const Cost& more) {
    wall += more.wall;
    processor += more.processor;
    return *this;
  }
};

// Runs `task`, which returns the processor time it took.
template <typename Task>
Cost alone(const Task& task) {
  const Seconds start = wall_time();
  const Seconds processor = task();
  return {wall_time() - start, processor};
}

// Runs both tasks at the same time.
template <typename First, typename Second>
Cost together(const First& first, const Second& second) {
  return alone([&] {
    Seconds other{0};
    std::thread thread([&] { other = second(); });
    const Seconds own = first();
    thread.join();
    return own + other;
  });
}

struct Threads {
  Cost one;
  Cost two;
  Cost apart;  // two processes, which share nothing but the machine
  bool good = true;
};

// The same messages by one thread, then by two with a half for each, then by two processes.
Threads run_threads(benchmark::State& state, const Corpus& corpus, Files files) {
  const Files front = files.first(files.size() / 2);
  const Files back = files.subspan(files.size() / 2);
  OurLoop first(corpus.trust);
  OurLoop second(corpus.trust);
  Threads out;
  out.good = judge(first, files) && judge(second, files);  // the signers are known from here on
  bool other_good = true;
  const auto task = [](OurLoop& loop, Files part, bool& good) {
    return [&loop, part, &good] {
      Seconds taken{0};
      good = timed(loop, part, taken) && good;
      return taken;
    };
  };
  OtherProcess process(task(second, back, other_good));
  for ([[maybe_unused]] auto round : state) {
    out.one += alone(task(first, files, out.good));
    out.two += together(task(first, front, out.good), task(second, back, other_good));
    out.apart += together(task(first, front, out.good), [&] { return process.run(); });
    state.SetIterationTime(out.two.wall.count());
  }
  out.good = out.good && other_good;
  if (!out.good) state.SkipWithError("a message was refused");
  return out;
}

}  // namespace

void compare_with_reference(benchmark::State& state, const Corpus& corpus,
                            const SizeClass& size_class) {
  // Both new each time: ours judges each signer's chain once, which is part of the measurement.
  PlainLoop reference(corpus.authorities);
  OurLoop ours(corpus.trust);
  Seconds reference_time{0};
  Seconds our_time{0};
  bool good = true;
  bool ours_first = false;
  for ([[maybe_unused]] auto round : state) {
    for (Files left = size_class.files; !left.empty();) {
      const Files turn = left.first(std::min(left.size(), kFilesInTurn));
      left = left.subspan(turn.size());
      // Whoever comes second finds the files warm, so they take turns.
      if (ours_first) good = timed(ours, turn, our_time) && good;
      good = timed(reference, turn, reference_time) && good;
      if (!ours_first) good = timed(ours, turn, our_time) && good;
      ours_first = !ours_first;
    }
    state.SetIterationTime(our_time.count());
  }
  if (!good) state.SkipWithError("a message was refused");
  report(state, our_time / reference_time, size_class.allowed);
}

void compare_threads(benchmark::State& state, const Corpus& corpus, const SizeClass& size_class) {
  const Threads run = run_threads(state, corpus, size_class.files);
  report(state, run.one.wall / run.two.wall, kWantedGain);
}

void compare_processes(benchmark::State& state, const Corpus& corpus, const SizeClass& size_class) {
  const Threads run = run_threads(state, corpus, size_class.files);
  report(state, run.one.wall / run.apart.wall, kWantedGain);
}

void compare_thread_cost(benchmark::State& state, const Corpus& corpus,
                         const SizeClass& size_class) {
  constexpr double kWantedCost = 1.05;
  const Threads run = run_threads(state, corpus, size_class.files);
  report(state, run.two.processor / run.apart.processor, kWantedCost);
}

void measure_memory(benchmark::State& state, const Corpus& corpus, const SizeClass& size_class) {
  constexpr double kWantedMegabytes = 32;
  bool good = true;
  std::size_t peak = 0;
  for ([[maybe_unused]] auto round : state) {
    const Seconds start = wall_time();
    peak = peak_anonymous_memory([&] {
      OurLoop ours(corpus.trust);
      good = judge(ours, size_class.files);
    });
    state.SetIterationTime((wall_time() - start).count());
  }
  if (!good) state.SkipWithError("a message was refused");
  report(state, static_cast<double>(peak) / kMegabyte, kWantedMegabytes);
}

}  // namespace pec::bench
