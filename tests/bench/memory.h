// SPDX-License-Identifier: EUPL-1.2
//
// How much memory of its own this process holds at most while something runs.
#pragma once

#include <cstddef>
#include <functional>

namespace pec::bench {

// The highest RssAnon of the process, in bytes, while `work` runs. Pages of mapped files are no
// part of it: the system takes them back whenever it likes. A second thread looks every 100 us,
// which misses only what comes and goes in less.
std::size_t peak_anonymous_memory(const std::function<void()>& work);

}  // namespace pec::bench
