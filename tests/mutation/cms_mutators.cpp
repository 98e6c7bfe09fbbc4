// SPDX-License-Identifier: EUPL-1.2
//
// The values of SignedData (RFC 5652, 5.1) dropped, added, swapped, and the whole written anew.
#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "byte_mutators.h"
#include "structure_mutators.h"

namespace pec::mutation {
namespace {

// Any attribute that nobody knows.
Node unknown_attribute(Dice& dice) {
  return constructed(
      0x30, {primitive(0x06, std::string("\x2A\x03\x04", 3)),
             constructed(0x31, {primitive(0x04, std::string(1 + dice.below(40), dice.byte()))})});
}

// The sample with its signature's tree changed by `change`, which returns false for nothing to do.
Mutant edited(const Sample& sample, Region region,
              const std::function<bool(Node& root, SignedDataNodes& nodes)>& change) {
  auto root = read_node(sample.cms.der, 0);
  auto nodes = root ? signed_data_nodes(*root) : std::nullopt;
  if (!nodes || !change(*root, *nodes)) return {};
  Mutant mutant;
  mutant.bytes = with_signature(sample, encoded(*root));
  mutant.region = region;
  mutant.offset = sample.layout.signature_body;
  mutant.demand = demand_of(row_of(region).expectation);
  return mutant;
}

Mutant recode(const Sample& sample, const Sample&, Dice&) {
  return edited(sample, Region::cms_reencoded, [](Node&, SignedDataNodes&) { return true; });
}

Mutant add_certificate(const Sample& sample, const Sample& donor, Dice& dice) {
  auto other = read_node(donor.cms.der, 0);
  const auto others = other ? signed_data_nodes(*other) : std::nullopt;
  if (!others || others->certificates == nullptr) return {};
  return edited(sample, Region::certificate_added, [&](Node&, SignedDataNodes& nodes) {
    auto& mine = nodes.certificates->children;
    const auto& theirs = others->certificates->children;
    mine.insert(mine.begin() + static_cast<std::ptrdiff_t>(dice.below(mine.size() + 1)),
                theirs[dice.below(theirs.size())]);
    return true;
  });
}

Mutant remove_signer_certificate(const Sample& sample, const Sample& donor, Dice& dice) {
  auto other = read_node(donor.cms.der, 0);
  const auto others = other ? signed_data_nodes(*other) : std::nullopt;
  return edited(sample, Region::certificate_removed, [&](Node&, SignedDataNodes& nodes) {
    const auto index = signer_certificate_index(nodes);
    auto& mine = nodes.certificates->children;
    if (!index) return false;
    const Node removed = mine[*index];
    mine.erase(mine.begin() + static_cast<std::ptrdiff_t>(*index));
    const bool still_there = std::any_of(
        mine.begin(), mine.end(), [&](const Node& c) { return encoded(c) == encoded(removed); });
    // Half the time somebody else's certificate stands in its place.
    if (others && dice.one_in(2)) {
      const auto theirs = signer_certificate_index(*others);
      if (theirs && encoded(others->certificates->children[*theirs]) != encoded(removed))
        mine.push_back(others->certificates->children[*theirs]);
    }
    return !still_there;
  });
}

Mutant reorder_certificates(const Sample& sample, const Sample&, Dice& dice) {
  return edited(sample, Region::certificate_order, [&](Node&, SignedDataNodes& nodes) {
    auto& all = nodes.certificates->children;
    if (all.size() < 2) return false;
    std::swap(all[0], all[1 + dice.below(all.size() - 1)]);
    return true;
  });
}

Mutant remove_extra_certificate(const Sample& sample, const Sample&, Dice& dice) {
  return edited(sample, Region::certificate_order, [&](Node&, SignedDataNodes& nodes) {
    auto& all = nodes.certificates->children;
    const auto signer = signer_certificate_index(nodes);
    const std::size_t i = dice.below(all.size());
    if (signer == i) return false;
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
    return true;
  });
}

Mutant add_unsigned_attribute(const Sample& sample, const Sample&, Dice& dice) {
  return edited(sample, Region::unsigned_attribute_added, [&](Node&, SignedDataNodes& nodes) {
    if (nodes.unsigned_attributes == nullptr)
      nodes.signer->children.push_back(constructed(0xA1, {unknown_attribute(dice)}));
    else
      nodes.unsigned_attributes->children.push_back(unknown_attribute(dice));
    return true;
  });
}

Mutant change_signed_attributes(const Sample& sample, const Sample&, Dice& dice) {
  return edited(sample, Region::signed_attribute_set, [&](Node&, SignedDataNodes& nodes) {
    if (nodes.signed_attributes == nullptr) {
      auto& fields = nodes.signer->children;
      fields.insert(fields.begin() + 3, constructed(0xA0, {unknown_attribute(dice)}));
      return true;
    }
    auto& all = nodes.signed_attributes->children;
    switch (dice.below(4)) {
      case 0:
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(dice.below(all.size())));
        break;
      case 1:
        std::swap(all[0], all[1 + dice.below(all.size() - 1)]);
        break;
      case 2:
        all.push_back(unknown_attribute(dice));
        break;
      default:
        nodes.signer->children.erase(nodes.signer->children.begin() + 3);
    }
    return true;
  });
}

Mutant add_signer(const Sample& sample, const Sample& donor, Dice& dice) {
  auto other = read_node(donor.cms.der, 0);
  const auto others = other ? signed_data_nodes(*other) : std::nullopt;
  return edited(sample, Region::second_signer, [&](Node&, SignedDataNodes& nodes) {
    auto& all = nodes.signer_infos->children;
    const Node second = others && dice.one_in(2) ? *others->signer : all.front();
    all.insert(dice.one_in(2) ? all.begin() : all.end(), second);
    return true;
  });
}

Mutant replace_signer(const Sample& sample, const Sample& donor, Dice&) {
  auto other = read_node(donor.cms.der, 0);
  const auto others = other ? signed_data_nodes(*other) : std::nullopt;
  if (!others) return {};
  return edited(sample, Region::other_signature, [&](Node&, SignedDataNodes& nodes) {
    if (encoded(*nodes.signer_infos) == encoded(*others->signer_infos)) return false;
    *nodes.signer_infos = *others->signer_infos;
    return true;
  });
}

Mutant attach_content(const Sample& sample, const Sample& donor, Dice& dice) {
  return edited(sample, Region::attached_content, [&](Node&, SignedDataNodes& nodes) {
    const Sample& from = dice.one_in(2) ? sample : donor;
    std::string content(from.part(from.layout.content, from.layout.content_end));
    if (dice.one_in(4)) content.clear();
    nodes.econtent->children.push_back(constructed(0xA0, {primitive(0x04, with_crlf(content))}));
    return true;
  });
}

Mutant change_digest_set(const Sample& sample, const Sample& donor, Dice& dice) {
  auto other = read_node(donor.cms.der, 0);
  const auto others = other ? signed_data_nodes(*other) : std::nullopt;
  if (!others) return {};
  return edited(sample, Region::digest_algorithms, [&](Node&, SignedDataNodes& nodes) {
    auto& all = nodes.digest_algorithms->children;
    if (dice.one_in(3)) all.clear();
    all.insert(all.begin(), others->digest_algorithms->children.begin(),
               others->digest_algorithms->children.end());
    return true;
  });
}

Mutant append_bytes(const Sample& sample, const Sample&, Dice& dice) {
  Mutant mutant;
  mutant.after = std::string(1 + dice.below(20), dice.byte());
  mutant.bytes = with_signature(sample, sample.cms.der + mutant.after);
  mutant.region = Region::after_cms;
  mutant.demand = Demand::keep_level;
  return mutant;
}

constexpr std::array<MutatorRow, 12> kMutators = {{
    {"cms-recode", recode},
    {"cms-add-certificate", add_certificate},
    {"cms-remove-signer-certificate", remove_signer_certificate},
    {"cms-reorder-certificates", reorder_certificates},
    {"cms-remove-extra-certificate", remove_extra_certificate},
    {"cms-add-unsigned-attribute", add_unsigned_attribute},
    {"cms-change-signed-attributes", change_signed_attributes},
    {"cms-add-signer", add_signer},
    {"cms-replace-signer", replace_signer},
    {"cms-attach-content", attach_content},
    {"cms-change-digest-set", change_digest_set},
    {"cms-append-bytes", append_bytes},
}};

}  // namespace

std::span<const MutatorRow> cms_mutators() { return kMutators; }

}  // namespace pec::mutation
