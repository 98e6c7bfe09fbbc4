// SPDX-License-Identifier: EUPL-1.2
//
// Files as POSIX has them, for source.cpp and spool.cpp. Private to mail/.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>

#include <tl/expected.hpp>

#include "mail/source.h"

namespace pec::mail {

// An open file, closed with its owner; -1 for none.
class Descriptor {
 public:
  explicit Descriptor(int value = -1) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return value_; }

 private:
  int value_;
};

// An errno value as one of SourceError's identifiers.
std::string cause_of(int error);
tl::unexpected<SourceError> failure(const std::filesystem::path& path, int error);

// A file without a name in `folder`, which only this user can read: nothing to clean up after a
// crash. Out: the file, or none with errno set.
Descriptor open_temporary(const std::filesystem::path& folder);

// Writes all of `bytes`. Out: 0, or the errno value of what stopped it.
int write_all(int descriptor, std::string_view bytes);

}  // namespace pec::mail
