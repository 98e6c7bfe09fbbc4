// SPDX-License-Identifier: EUPL-1.2
//
// The sentences of one language, from locales/<language>.json: a flat object, key to text with
// {placeholders}. No other code holds a sentence.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "verification/verdict.h"

namespace pec::report {

using verification::Fact;

inline constexpr std::string_view kDefaultLanguage = "en";

// Which catalogue cannot be used, and why (for an administrator: a broken installation).
struct CatalogueError {
  std::filesystem::path file;
  std::string what;
};

class Catalogue {
 public:
  // Reads `folder`/<language>.json. Errors: missing file, no JSON, a value that is no string.
  static tl::expected<Catalogue, CatalogueError> load(const std::filesystem::path& folder,
                                                      std::string_view language);

  // The text of `key`, each {name} replaced by the fact of that name. Facts are untrusted: they
  // are made harmless and capped here, so that no caller can forget it. A missing key gives the
  // key itself and a missing fact leaves {name}, both to be seen and reported.
  std::string text(std::string_view key, std::span<const Fact> facts = {}) const;
  std::string text(std::string_view key, const std::vector<Fact>& facts) const {
    return text(key, std::span<const Fact>(facts));
  }

  bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }
  const std::string& language() const { return language_; }

 private:
  std::string language_;
  std::map<std::string, std::string, std::less<>> texts_;
};

// The language to speak: `wanted` if given, else what LC_ALL, LC_MESSAGES, LANG say, in this
// order, else English. `environment` returns the value of a variable or "". Out: "it", "en", "de".
std::string choose_language(std::string_view wanted,
                            const std::function<std::string(const char*)>& environment);

}  // namespace pec::report
