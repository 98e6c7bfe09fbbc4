// SPDX-License-Identifier: EUPL-1.2
//
// What is measured. Each function is the body of one repetition of a benchmark and leaves its
// result in the counter kResult, beside what is asked for in kWanted.
#pragma once

#include <benchmark/benchmark.h>

#include "corpus.h"

namespace pec::bench {

inline constexpr const char* kResult = "result";
inline constexpr const char* kWanted = "wanted";

// Time of ours divided by that of the reference, one thread, over all files of the class, a few
// files of one and of the other in turn.
void compare_with_reference(benchmark::State& state, const Corpus& corpus, const SizeClass& files);

// Messages a second with two threads divided by those with one, ours, each with a Verifier.
void compare_threads(benchmark::State& state, const Corpus& corpus, const SizeClass& files);

// The same with two processes: they share nothing, so this is what the machine allows. Processors
// that are halves of one core, or lent to others, allow less than 2.
void compare_processes(benchmark::State& state, const Corpus& corpus, const SizeClass& files);

// Processor time of two threads divided by that of two processes: what threads of one program cost
// each other in locks, shared cache lines and interrupts.
void compare_thread_cost(benchmark::State& state, const Corpus& corpus, const SizeClass& files);

// Peak anonymous memory of this process while ours judges the class, in MB.
void measure_memory(benchmark::State& state, const Corpus& corpus, const SizeClass& files);

}  // namespace pec::bench
