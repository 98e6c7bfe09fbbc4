// SPDX-License-Identifier: EUPL-1.2
//
// A second process that does one piece of work as often as it is told.
#pragma once

#include <functional>

#include <sys/types.h>

#include "clock.h"

namespace pec::bench {

class OtherProcess {
 public:
  // Forks. `work` runs in the new process, on its copy of all it refers to, and returns the
  // processor time it took.
  explicit OtherProcess(const std::function<Seconds()>& work);
  ~OtherProcess();
  OtherProcess(const OtherProcess&) = delete;
  OtherProcess& operator=(const OtherProcess&) = delete;

  // Has the work done once and waits. Out: the processor time it took; 0 if the process is gone.
  Seconds run();

 private:
  int channel_ = -1;
  pid_t child_ = -1;
};

}  // namespace pec::bench
