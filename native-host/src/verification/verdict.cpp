// SPDX-License-Identifier: EUPL-1.2
#include "verification/verdict.h"

#include <array>
#include <cstddef>

namespace pec::verification {
namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, 7> kOutcomes = {
    "genuine", "uncertified", "altered", "untrusted", "unsigned", "not-pec", "unreadable"};
constexpr std::array<std::string_view, 4> kLevels = {"good", "attention", "bad", "neutral"};
constexpr std::array<std::string_view, 5> kResults = {"pass", "note", "warn", "fail", "skip"};
constexpr std::array<std::string_view, 26> kChecks = {"structure.single",
                                                      "signature.present",
                                                      "signature.intact",
                                                      "signature.algorithms",
                                                      "signer.chain",
                                                      "signer.register",
                                                      "signer.sender",
                                                      "signer.usage",
                                                      "signer.distrusted",
                                                      "signer.revocation",
                                                      "time.signed",
                                                      "time.arrival",
                                                      "certification.present",
                                                      "certification.readable",
                                                      "header.kind",
                                                      "header.parties",
                                                      "header.subject",
                                                      "header.date",
                                                      "header.ids",
                                                      "content.inner-sender",
                                                      "content.attachments",
                                                      "content.subject",
                                                      "context.addressed",
                                                      "context.known",
                                                      "receipt.content",
                                                      "anchor.local"};
static_assert(static_cast<std::size_t>(CheckId::anchor_local) + 1 == kChecks.size());
static_assert(static_cast<std::size_t>(Outcome::unreadable) + 1 == kOutcomes.size());

}  // namespace

std::string_view outcome_id(Outcome outcome) {
  return kOutcomes[static_cast<std::size_t>(outcome)];
}
std::string_view level_id(Level level) { return kLevels[static_cast<std::size_t>(level)]; }
std::string_view result_id(Result result) { return kResults[static_cast<std::size_t>(result)]; }
std::string_view check_id(CheckId id) { return kChecks[static_cast<std::size_t>(id)]; }

}  // namespace pec::verification
