// SPDX-License-Identifier: EUPL-1.2
//
// Reading zip and tgz archives of untrusted origin: names and beginnings of their files, within a
// budget. The only user of libarchive. Private to outgoing/.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "outgoing/attachments.h"

namespace pec::outgoing {

// What is left for all attachments of a draft.
class Budget {
 public:
  explicit Budget(const InspectionLimits& limits)
      : limits_(limits), end_(std::chrono::steady_clock::now() + limits.time) {}

  bool take_entry() { return entries_++ < limits_.entries; }
  bool take_bytes(std::uint64_t bytes) {
    bytes_ += bytes;
    return bytes_ <= limits_.unpacked_bytes;
  }
  bool has_time() const { return std::chrono::steady_clock::now() < end_; }
  const InspectionLimits& limits() const { return limits_; }

 private:
  InspectionLimits limits_;
  std::chrono::steady_clock::time_point end_;
  std::size_t entries_ = 0;
  std::uint64_t bytes_ = 0;
};

struct ArchiveEntry {
  std::string name;          // UTF-8 or whatever the archive holds
  bool has_name = true;      // false where it could not be read
  std::string_view content;  // its beginning or, where `wants_whole` said so, all of it
  bool encrypted = false;    // then there is no content
};

// Called for each file, in order.
using TakeEntry = std::function<void(const ArchiveEntry&)>;
// By a file's beginning: whether all of it is needed.
using WantsWhole = std::function<bool(const ArchiveEntry&)>;

// A gzip of one file gives that file, with an empty name.
//
// Reads `bytes` as zip, tar or gzip. Out: "", or why it was not read to its end ("damaged",
// "too-many-entries", "too-large", "time").
std::string_view read_archive(std::string_view bytes, Budget& budget, const WantsWhole& wants_whole,
                              const TakeEntry& take);

}  // namespace pec::outgoing
