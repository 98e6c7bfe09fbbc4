// SPDX-License-Identifier: EUPL-1.2
//
// What is the same on every system: who owns the bytes of a Source.
#include <utility>

#include "mail/source.h"

namespace pec::mail {

Source::Source(Source&& other) noexcept
    : memory_(std::move(other.memory_)),
      data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)) {}

Source& Source::operator=(Source&& other) noexcept {
  std::swap(memory_, other.memory_);
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

Source Source::own(std::vector<char> bytes) {
  Source source;
  if (bytes.empty()) return source;
  source.memory_ = std::move(bytes);
  source.data_ = source.memory_.data();
  source.size_ = source.memory_.size();
  return source;
}

}  // namespace pec::mail
