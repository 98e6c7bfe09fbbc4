// SPDX-License-Identifier: EUPL-1.2
#include "byte_mutators.h"

#include <array>
#include <utility>

namespace pec::mutation {
namespace {

using std::string_view_literals::operator""sv;

// Bytes that mean something to somebody who reads mail or ASN.1.
constexpr std::string_view kTelling =
    "\0\t\n\v\f\r \"'(),-./:;<=>?@[\\]_{}~\x7F\x80\xA0\xC3\xE2\xFF"
    "0129AZaz"sv;

std::vector<std::vector<std::size_t>> places_of(const std::vector<Region>& regions) {
  std::vector<std::vector<std::size_t>> by_region(kRegionCount);
  for (std::size_t i = 0; i < regions.size(); ++i)
    by_region[static_cast<std::size_t>(regions[i])].push_back(i);
  std::vector<std::vector<std::size_t>> out;
  for (auto& places : by_region)
    if (!places.empty()) out.push_back(std::move(places));
  return out;
}

// Half the time any byte, else any region first, so that small regions get their share.
std::size_t pick(const std::vector<std::vector<std::size_t>>& places, std::size_t size,
                 Dice& dice) {
  if (dice.one_in(2)) return dice.below(size);
  const auto& region = places[dice.below(places.size())];
  return region[dice.below(region.size())];
}

char new_byte(Dice& dice) {
  return dice.one_in(2) ? kTelling[dice.below(kTelling.size())] : dice.byte();
}

char toggled(char c, unsigned mask) {
  return static_cast<char>(static_cast<unsigned char>(c) ^ mask);
}

struct Change {
  std::string_view kind;
  std::size_t removed;
  std::string inserted;
};

// What becomes of the byte `old`; never nothing.
Change random_change(char old, Dice& dice) {
  switch (dice.below(6)) {
    case 0:
      return {"flip", 1, std::string(1, toggled(old, 1U << dice.below(8)))};
    case 1:
      return {"delete", 1, {}};
    case 2:
      return {"insert", 0, std::string(1, new_byte(dice))};
    case 3:
      return {"duplicate", 0, std::string(1, old)};
    case 4:
      return {"case", 1, std::string(1, toggled(old, 0x20U))};
    default:
      break;
  }
  const char replacement = new_byte(dice);
  return {"replace", 1, std::string(1, replacement == old ? toggled(old, 1U) : replacement)};
}

Mutant applied(std::string_view bytes, std::size_t at, const Change& change) {
  Mutant mutant;
  mutant.bytes = spliced(bytes, at, at + change.removed, change.inserted);
  mutant.kind = change.kind;
  mutant.offset = at;
  mutant.before = std::string(bytes.substr(at, change.removed));
  mutant.after = change.inserted;
  return mutant;
}

// The length of a base64 text's lines, so that a change of the signature looks like no other.
std::size_t columns_of(std::string_view base64) {
  const std::size_t begin = base64.find_first_not_of("\r\n");
  if (begin == std::string_view::npos) return 64;
  const std::size_t end = base64.find_first_of("\r\n", begin);
  return end == std::string_view::npos ? base64.size() : end - begin;
}

}  // namespace

std::string with_signature(const Sample& sample, std::string_view der) {
  const Layout& at = sample.layout;
  std::string text(der);
  if (at.base64) {
    const std::string_view old = sample.part(at.signature_body, at.signature_end);
    text = encode_base64(der, columns_of(old), sample.eol);
  }
  return spliced(sample.bytes, at.signature_body, at.signature_end, text);
}

ByteMutators::ByteMutators(const Sample& sample)
    : sample_(sample),
      message_(places_of(sample.regions)),
      signature_(places_of(sample.cms.regions)) {}

Mutant ByteMutators::in_message(Dice& dice) const {
  const std::size_t at = pick(message_, sample_.bytes.size(), dice);
  Mutant mutant = applied(sample_.bytes, at, random_change(sample_.bytes[at], dice));
  mutant.region = sample_.regions[at];
  settle(sample_, mutant);
  return mutant;
}

Mutant ByteMutators::in_signature(Dice& dice) const {
  const std::string& der = sample_.cms.der;
  const std::size_t at = pick(signature_, der.size(), dice);
  Mutant mutant = applied(der, at, random_change(der[at], dice));
  mutant.region = sample_.cms.regions[at];
  mutant.demand = cms_demand(sample_, mutant.bytes, mutant.region);
  mutant.bytes = with_signature(sample_, mutant.bytes);
  return mutant;
}

}  // namespace pec::mutation
