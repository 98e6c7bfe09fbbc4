// SPDX-License-Identifier: EUPL-1.2
#include "addresses/evidence.h"

#include <array>
#include <cstddef>

namespace pec::addresses {
namespace {

// Each in the order of its enumeration.
constexpr std::array<std::string_view, 6> kFaults = {"empty",      "too-long", "no-at",
                                                     "local-part", "domain",   "control"};
constexpr std::array<std::string_view, 5> kVerdicts = {"certified", "probably-certified", "unknown",
                                                       "probably-ordinary", "ordinary"};
constexpr std::array<std::string_view, 9> kSources = {
    "user", "acceptance",      "delivery", "envelope", "register", "provider-domain",
    "mx",   "consumer-domain", "name"};
constexpr std::array<std::string_view, 2> kSays = {"certified", "ordinary"};
constexpr std::array<std::string_view, 2> kScopes = {"address", "domain"};
constexpr std::array<std::string_view, 3> kSuggestions = {"typing-error", "look-alike",
                                                          "same-body"};

}  // namespace

bool is_certified(Verdict verdict) {
  return verdict == Verdict::certified || verdict == Verdict::probably_certified;
}

bool is_ordinary(Verdict verdict) {
  return verdict == Verdict::ordinary || verdict == Verdict::probably_ordinary;
}

bool is_unknown(const AddressReport& report) {
  return !report.fault && report.verdict == Verdict::unknown;
}

std::string_view fault_id(AddressFault fault) { return kFaults[static_cast<std::size_t>(fault)]; }

std::string_view verdict_id(Verdict verdict) {
  return kVerdicts[static_cast<std::size_t>(verdict)];
}

std::string_view source_id(Source source) { return kSources[static_cast<std::size_t>(source)]; }

std::string_view says_id(Says says) { return kSays[static_cast<std::size_t>(says)]; }

std::string_view scope_id(Scope scope) { return kScopes[static_cast<std::size_t>(scope)]; }

std::string_view suggestion_id(SuggestionKind k) {
  return kSuggestions[static_cast<std::size_t>(k)];
}

}  // namespace pec::addresses
