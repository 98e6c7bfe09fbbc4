// SPDX-License-Identifier: EUPL-1.2
//
// A message of the provider's corpus, taken apart by our own plain reading.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cms_regions.h"
#include "header_reading.h"
#include "regions.h"
#include "verification/verify.h"

namespace pec::mutation {

// Where the pieces of a multipart/signed lie; offsets of line starts. The line break before a
// delimiter belongs to it (RFC 2046, 5.1.1).
struct Layout {
  std::size_t body = 0;
  std::size_t first_delimiter = 0;
  std::size_t content = 0;
  std::size_t content_end = 0;  // before the line break
  std::size_t second_delimiter = 0;
  std::size_t signature = 0;       // its headers
  std::size_t signature_body = 0;  // after their empty line
  std::size_t signature_end = 0;   // before the line break of the close delimiter
  std::size_t close = 0;           // the close delimiter, or the end where there is none
  std::size_t epilogue = 0;
  std::string boundary;
  bool base64 = true;
};

// What the verifier said of the message as it is, and must go on saying.
struct Baseline {
  verification::Outcome outcome{};
  verification::Level level{};
  std::string facts;  // all that is certified, and by whom
};

struct Sample {
  std::string name;
  std::string bytes;
  std::string expected;  // the corpus's word: "genuine", "uncertified"
  verification::Context context;
  std::string sent;  // what context.sent_copy looks at
  Role role = Role::envelope;
  std::string eol;
  bool canonical = false;  // what was signed has CRLF throughout
  Fields fields;
  Meaning meaning;
  Layout layout;
  CmsMap cms;
  std::vector<Region> regions;  // of each byte
  Baseline baseline;

  std::string_view part(std::size_t begin, std::size_t end) const {
    return std::string_view(bytes).substr(begin, end - begin);
  }
};

inline constexpr std::size_t kMaxSampleBytes = std::size_t{64} * 1024;

// All genuine and uncertified messages under kMaxSampleBytes; `left_out` counts those that our
// reading does not understand or whose outcome the corpus leaves open.
std::vector<Sample> read_corpus(const std::filesystem::path& folder, std::size_t& left_out);

// Everything certified by a verdict as one text; equal texts are equal facts.
std::string facts_of(const verification::Verdict& verdict);

}  // namespace pec::mutation
