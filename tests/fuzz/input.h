// SPDX-License-Identifier: EUPL-1.2
//
// What every fuzz target begins with: its input in a block of its own, chances drawn from it, and a
// way to say that something does not hold.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string_view>

namespace pec::fuzz {

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// A heap block that ends where the bytes end, so that the address sanitizer sees whoever reads on.
class Block {
 public:
  // `behind`: what a caller of the real thing leaves readable after the text.
  explicit Block(std::string_view text, std::string_view behind = {})
      : bytes_(std::make_unique_for_overwrite<char[]>(text.size() + behind.size())),
        size_(text.size()),
        readable_(text.size() + behind.size()) {
    std::copy(text.begin(), text.end(), bytes_.get());
    std::copy(behind.begin(), behind.end(), bytes_.get() + text.size());
  }

  std::string_view text() const { return {bytes_.get(), size_}; }
  std::size_t readable() const { return readable_; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_;
  std::size_t readable_;
};

// Chances that depend on the input alone, so that a finding can be run again.
class Dice {
 public:
  explicit Dice(std::string_view seed) {
    for (const char c : seed)  // FNV-1a
      state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }

  // 0 ... `count` - 1; `count` must not be 0.
  std::size_t below(std::size_t count) {
    state_ += 0x9e3779b97f4a7c15U;  // SplitMix64
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<std::size_t>((z ^ (z >> 31U)) % count);
  }
  bool one_in(std::size_t count) { return below(count) == 0; }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325U;
};

// Ends the program, which is how a fuzzer takes note, unless `holds`.
inline void require(bool holds, std::string_view what) {
  if (holds) return;
  std::cerr << "does not hold: " << what << std::endl;
  std::abort();
}

// Whether `inner` is a part of `outer`, by address.
inline bool lies_in(std::string_view inner, std::string_view outer) {
  return inner.data() >= outer.data() && inner.data() + inner.size() <= outer.data() + outer.size();
}

}  // namespace pec::fuzz
