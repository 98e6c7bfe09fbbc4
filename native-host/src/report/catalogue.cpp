// SPDX-License-Identifier: EUPL-1.2
#include "report/catalogue.h"

#include <algorithm>
#include <array>
#include <fstream>

#include <nlohmann/json.hpp>

#include "report/plain_text.h"

namespace pec::report {
namespace {

constexpr std::array<std::string_view, 3> kLanguages = {"it", "en", "de"};

const std::string* find_fact(std::span<const Fact> facts, std::string_view name) {
  const auto found = std::find_if(facts.begin(), facts.end(),
                                  [name](const Fact& fact) { return fact.first == name; });
  return found == facts.end() ? nullptr : &found->second;
}

}  // namespace

tl::expected<Catalogue, CatalogueError> Catalogue::load(const std::filesystem::path& folder,
                                                        std::string_view language) {
  const std::filesystem::path file = folder / (std::string(language) + ".json");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return tl::make_unexpected(CatalogueError{file, "cannot be opened"});
  const auto json = nlohmann::json::parse(stream, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return tl::make_unexpected(CatalogueError{file, "is no JSON object"});
  Catalogue catalogue;
  catalogue.language_ = language;
  for (const auto& [key, value] : json.items()) {
    if (!value.is_string()) return tl::make_unexpected(CatalogueError{file, key + " is no text"});
    catalogue.texts_.emplace(key, value.get_ref<const std::string&>());
  }
  return catalogue;
}

std::string Catalogue::text(std::string_view key, std::span<const Fact> facts) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) return std::string(key);
  std::string out;
  std::string_view rest = found->second;
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    const std::size_t close = rest.find('}', open == std::string_view::npos ? rest.size() : open);
    if (close == std::string_view::npos) break;
    out += rest.substr(0, open);
    const std::string* fact = find_fact(facts, rest.substr(open + 1, close - open - 1));
    out += fact ? visible_text(*fact) : std::string(rest.substr(open, close - open + 1));
    rest.remove_prefix(close + 1);
  }
  out += rest;
  return out;
}

std::string choose_language(std::string_view wanted,
                            const std::function<std::string(const char*)>& environment) {
  std::string locale(wanted);
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (!locale.empty()) break;
    locale = environment(variable);
  }
  const std::string language = locale.substr(0, locale.find_first_of("_-.@"));
  const bool known = std::find(kLanguages.begin(), kLanguages.end(), language) != kLanguages.end();
  return known ? language : std::string(kDefaultLanguage);
}

}  // namespace pec::report
