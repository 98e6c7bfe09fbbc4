// SPDX-License-Identifier: EUPL-1.2
//
// What is inside attachments: files of refused kinds, also renamed, in zip and tgz archives, in
// attached messages, and in these within each other.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "outgoing/draft.h"
#include "outgoing/sending_rules.h"

namespace pec::outgoing {

// How far the attachments of one draft are looked into, all together; the defaults keep a person
// from waiting.
struct InspectionLimits {
  std::size_t entries = 10'000;                              // of archives and messages
  std::size_t depth = 4;                                     // one in the other
  std::uint64_t unpacked_bytes = std::uint64_t{256} << 20U;  // what unpacking makes
  std::uint64_t ratio = 1'000;                               // unpacked to packed, of one archive
  std::chrono::milliseconds time{2'000};
};

// How a refused kind was told.
enum class How { extension, renamed };

struct RefusedFile {
  std::string attachment;  // the draft's attachment in which it lies, or which it is
  std::string name;
  std::string inside;  // "a.zip > b.zip"; empty: it is an attachment itself
  std::string extension;
  How how = How::extension;
};

// What could not be looked into. `why`: "encrypted", "damaged", "too-many-entries", "too-deep",
// "too-large", "time", "names" (some cannot be read, so that only the contents were judged).
struct UnreadableFile {
  std::string name;
  std::string inside;
  std::string_view why;
};

// A list is cut at kMaxNamedFiles.
struct Inspection {
  std::vector<RefusedFile> refused;
  std::vector<UnreadableFile> unreadable;
};

inline constexpr std::size_t kMaxNamedFiles = 20;

// Looks into those that have their content; of the others the names are judged.
Inspection inspect(std::span<const DraftAttachment> attachments, const SendingRules& rules,
                   const InspectionLimits& limits = {});

std::string_view how_id(How how);  // "extension", "renamed"

}  // namespace pec::outgoing
