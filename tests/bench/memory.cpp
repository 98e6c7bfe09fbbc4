// SPDX-License-Identifier: EUPL-1.2
#include "memory.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <limits>
#include <string>
#include <thread>

namespace pec::bench {
namespace {

std::size_t anonymous_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string name; status >> name;) {
    if (name == "RssAnon:") {
      std::size_t kibibytes = 0;
      status >> kibibytes;
      return kibibytes * 1024;
    }
    status.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
  }
  return 0;
}

}  // namespace

std::size_t peak_anonymous_memory(const std::function<void()>& work) {
  std::atomic<bool> done = false;
  std::size_t peak = anonymous_memory();
  std::thread watcher([&done, &peak] {
    while (!done.load()) {
      peak = std::max(peak, anonymous_memory());
      std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
  });
  work();
  done.store(true);
  watcher.join();
  return std::max(peak, anonymous_memory());
}

}  // namespace pec::bench
