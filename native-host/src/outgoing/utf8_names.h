// SPDX-License-Identifier: EUPL-1.2
//
// libarchive hands names out by way of the thread's locale, and the host runs in the one that a
// mail program happens to have. utf8_names.cpp is the POSIX version. Private to outgoing/.
#pragma once

#include <memory>

namespace pec::outgoing {

// As long as it lives, this thread's characters are UTF-8.
class Utf8Names {
 public:
  Utf8Names();
  ~Utf8Names();
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  struct Before;
  std::unique_ptr<Before> before_;
};

}  // namespace pec::outgoing
