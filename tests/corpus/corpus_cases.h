// SPDX-License-Identifier: EUPL-1.2
//
// The cases of the provider's corpus.json, with the verdict that the rules want for each.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verification/verify.h"

namespace pec::corpus {

struct Case {
  std::filesystem::path file;
  std::string name;
  std::string group;  // "kind", "shape", "attack", "neutral"
  std::string title;
  std::string outcome;
  std::vector<std::string> accepted;  // outcomes the rules leave open, `outcome` among them
  std::optional<std::string> level;   // with the provider's anchors taken as shipped
  std::optional<std::string> kind;
  std::map<std::string, std::string> checks;  // check id -> result
  std::vector<std::string> nested;            // outcomes of nested verdicts
  verification::Context context;              // but for the sent copy, which `sent` names
  std::optional<std::filesystem::path> sent;
};

// Reads corpus.json in `folder`; an unreadable one throws, which fails the test that called.
std::vector<Case> read_cases(const std::filesystem::path& folder);

// The bytes of a file; throws when it cannot be read.
std::string read_file(const std::filesystem::path& path);

// A message as Outlook keeps it: of its header only MIME-Version and the fields about its content.
std::string without_outer_headers(std::string_view bytes);

}  // namespace pec::corpus
