// SPDX-License-Identifier: EUPL-1.2
//
// Time for ratios. The processor time of one thread, because other programs on the machine take
// turns with it; the wall clock only where threads are compared.
#pragma once

#include <chrono>
#include <ctime>

namespace pec::bench {

using Seconds = std::chrono::duration<double>;

inline Seconds thread_time() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

inline Seconds wall_time() { return std::chrono::steady_clock::now().time_since_epoch(); }

}  // namespace pec::bench
