// SPDX-License-Identifier: EUPL-1.2
#include "host_comparisons.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <unistd.h>

#include "clock.h"
#include "comparisons.h"
#include "host_process.h"
#include "mail/source.h"
#include "plain_loop.h"

namespace pec::bench {
namespace {

namespace fs = std::filesystem;

constexpr double kMegabyte = 1e6;
constexpr int kStarts = 40;
// Enough messages for a stable ratio, few enough to hold their frames in memory.
constexpr std::size_t kMessages = 200;

// One message and what a front end writes to have it judged.
struct Letter {
  fs::path file;
  std::string frames;
  std::size_t replies = 0;
};

std::vector<Letter> letters_of(const SizeClass& size_class) {
  std::vector<Letter> out;
  for (const fs::path& file : size_class.files) {
    if (out.size() == kMessages) break;
    const auto source = mail::Source::open(file);
    if (!source) throw std::runtime_error("cannot read " + file.string());
    out.push_back({file, verify_frames(source->bytes()), verify_replies(source->bytes())});
  }
  return out;
}

// Out: whether the host said genuine.
bool judge(const HostProcess& host, const Letter& letter, Seconds& time) {
  const Seconds start = wall_time();
  host.write(letter.frames);
  std::string reply;
  for (std::size_t i = 0; i < letter.replies; ++i) reply = host.read();
  time += wall_time() - start;
  host.write(discard_frame());
  host.read();
  return reply.find(R"("outcome":"genuine")") != std::string::npos;
}

void greet(const HostProcess& host) {
  host.write(hello_frame());
  host.read();
}

void report(benchmark::State& state, double result, double wanted) {
  state.counters[kResult] = result;
  state.counters[kWanted] = wanted;
}

// Starts `program` and runs `work` on it; adds the time until it is done.
template <typename Work>
void timed_start(const fs::path& program, const fs::path& home, Seconds& total, const Work& work) {
  const Seconds start = wall_time();
  const HostProcess host(program, home);
  work(host);
  total += wall_time() - start;
}

}  // namespace

StagedHost::StagedHost(const fs::path& program, const fs::path& corpus) {
  std::string name = (fs::temp_directory_path() / "pec-bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  home_ = name;
  program_ = home_ / "libexec" / program.filename();
  fs::create_directories(program_.parent_path());
  fs::create_directories(home_ / "share" / "pec-companion");
  fs::copy_file(program, program_);
  fs::copy(corpus / "trust", home_ / "share" / "pec-companion" / "trust",
           fs::copy_options::recursive);
}

StagedHost::~StagedHost() {
  std::error_code ignored;
  fs::remove_all(home_, ignored);
}

void compare_host(benchmark::State& state, const Corpus& corpus, const SizeClass& files,
                  const StagedHost& staged, double wanted) {
  const std::vector<Letter> letters = letters_of(files);
  PlainLoop reference(corpus.authorities);
  const HostProcess host(staged.program(), staged.home());
  greet(host);
  Seconds unused{0};
  bool good = true;
  for (const Letter& letter : letters) {  // from here on every signer is known
    good = judge(host, letter, unused) && reference.verify(letter.file) && good;
  }
  Seconds ours{0};
  Seconds theirs{0};
  for ([[maybe_unused]] auto round : state) {
    for (const Letter& letter : letters) {
      good = judge(host, letter, ours) && good;
      const Seconds start = wall_time();
      good = reference.verify(letter.file) && good;
      theirs += wall_time() - start;
    }
    state.SetIterationTime(ours.count());
  }
  if (!good) state.SkipWithError("a message was refused");
  report(state, ours / theirs, wanted);
}

void measure_host_memory(benchmark::State& state, const SizeClass& files, const StagedHost& staged,
                         bool with_files) {
  constexpr double kWantedMegabytes = 32;
  const std::vector<Letter> letters = letters_of(files);
  const HostProcess host(staged.program(), staged.home());
  greet(host);
  std::atomic<bool> done = false;
  HostProcess::Memory peak;
  std::thread watcher([&] {
    while (!done.load()) {
      const HostProcess::Memory now = host.memory();
      peak.anonymous = std::max(peak.anonymous, now.anonymous);
      peak.resident = std::max(peak.resident, now.resident);
      std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
  });
  Seconds time{0};
  bool good = true;
  for ([[maybe_unused]] auto round : state) {
    for (const Letter& letter : letters) good = judge(host, letter, time) && good;
    state.SetIterationTime(time.count());
  }
  done.store(true);
  watcher.join();
  if (!good) state.SkipWithError("a message was refused");
  const std::size_t bytes = with_files ? peak.resident : peak.anonymous;
  report(state, static_cast<double>(bytes) / kMegabyte, kWantedMegabytes);
}

void compare_hello(benchmark::State& state, const StagedHost& staged, const fs::path& empty) {
  constexpr double kWantedRatio = 3;
  Seconds ours{0};
  Seconds theirs{0};
  for ([[maybe_unused]] auto round : state) {
    for (int i = 0; i < kStarts; ++i) {
      timed_start(staged.program(), staged.home(), ours, greet);
      timed_start(empty, staged.home(), theirs, greet);
    }
    state.SetIterationTime(ours.count());
  }
  report(state, ours / theirs, kWantedRatio);
}

void compare_ready(benchmark::State& state, const SizeClass& files, const StagedHost& staged,
                   const fs::path& empty) {
  constexpr double kWantedRatio = 6;
  const Letter letter = letters_of(files).front();
  Seconds ours{0};
  Seconds theirs{0};
  bool good = true;
  for ([[maybe_unused]] auto round : state) {
    for (int i = 0; i < kStarts; ++i) {
      timed_start(staged.program(), staged.home(), ours, [&](const HostProcess& host) {
        Seconds unused{0};
        greet(host);
        good = judge(host, letter, unused) && good;
      });
      timed_start(empty, staged.home(), theirs, greet);
    }
    state.SetIterationTime(ours.count());
  }
  if (!good) state.SkipWithError("a message was refused");
  report(state, ours / theirs, kWantedRatio);
}

}  // namespace pec::bench
