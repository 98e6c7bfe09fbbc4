// SPDX-License-Identifier: EUPL-1.2
#include "corpus.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace pec::bench {
namespace {

SizeClass read_class(std::string name, double allowed, const std::filesystem::path& place) {
  SizeClass made{std::move(name), allowed, {}};
  if (std::filesystem::is_directory(place)) {
    for (const auto& entry : std::filesystem::directory_iterator(place)) {
      made.files.push_back(entry.path());
    }
    std::sort(made.files.begin(), made.files.end());
  } else if (std::filesystem::exists(place)) {
    made.files.push_back(place);
  }
  if (made.files.empty()) throw std::runtime_error("no messages: " + place.string());
  return made;
}

}  // namespace

const SizeClass& Corpus::at(const std::string& name) const {
  const auto found = std::find_if(classes.begin(), classes.end(),
                                  [&name](const SizeClass& each) { return each.name == name; });
  if (found == classes.end()) throw std::runtime_error("no such class: " + name);
  return *found;
}

Corpus load_corpus(const std::filesystem::path& folder) {
  auto trust = signature::TrustStore::load(folder / "trust", signature::Origin::shipped);
  if (!trust) throw std::runtime_error(trust.error().file + ": " + trust.error().what);
  const std::filesystem::path messages = folder / "bench";
  return Corpus{
      folder / "bench-ca.pem",
      std::move(*trust),
      {read_class("small", 1.0, messages / "small"), read_class("medium", 1.0, messages / "medium"),
       read_class("30MB", 1.15, messages / "large" / "0030.eml"),
       read_class("100MB", 1.15, messages / "large" / "0100.eml")}};
}

}  // namespace pec::bench
