// SPDX-License-Identifier: EUPL-1.2
#include "cms_regions.h"

#include <algorithm>
#include <utility>

namespace pec::mutation {
namespace {

constexpr unsigned char kInteger = 0x02;
constexpr unsigned char kBitString = 0x03;
constexpr unsigned char kOid = 0x06;
constexpr unsigned char kSequence = 0x30;
constexpr unsigned char kContext0 = 0xA0;
constexpr unsigned char kContext1 = 0xA1;
constexpr unsigned char kKeyIdentifier = 0x80;

// DER of subjectKeyIdentifier, 2.5.29.14.
constexpr std::string_view kKeyIdentifierOid("\x06\x03\x55\x1D\x0E", 5);

class Painter {
 public:
  explicit Painter(CmsMap& map) : map_(map) {}

  void whole(const Node& node, Region region) { paint(node.begin, node.end, region); }
  void contents(const Node& node, Region region) {
    paint(node.contents, node.contents_end, region);
  }
  // Primitive values only, so that a change keeps the encoding sound.
  void leaf_values(const Node& node, Region region) {
    if (!node.constructed() && node.tag != kOid && node.tag != kInteger && node.tag > kBitString)
      contents(node, region);
    for (const Node& child : node.children) leaf_values(child, region);
  }
  void paint(std::size_t begin, std::size_t end, Region region) {
    std::fill(map_.regions.begin() + static_cast<std::ptrdiff_t>(begin),
              map_.regions.begin() + static_cast<std::ptrdiff_t>(end), region);
  }

 private:
  CmsMap& map_;
};

// issuer and serialNumber of a Certificate as the IssuerAndSerialNumber of a signer.
std::optional<std::pair<std::string, std::string>> issuer_and_serial(const Node& certificate) {
  if (certificate.children.empty()) return std::nullopt;
  const std::vector<Node>& tbs = certificate.children.front().children;
  const std::size_t first = !tbs.empty() && tbs.front().tag == kContext0 ? 1 : 0;
  if (tbs.size() < first + 3) return std::nullopt;
  return std::pair{encoded(tbs[first + 2]), encoded(tbs[first])};
}

bool is_identified_by(const Node& certificate, const Node& identifier) {
  if (identifier.tag == kKeyIdentifier) {
    const std::string whole = encoded(certificate);
    const std::size_t at = whole.find(kKeyIdentifierOid);
    return at != std::string::npos && whole.find(identifier.value, at) != std::string::npos;
  }
  const auto names = issuer_and_serial(certificate);
  return names && identifier.children.size() == 2 &&
         names->first == encoded(identifier.children[0]) &&
         names->second == encoded(identifier.children[1]);
}

void paint_certificates(const SignedDataNodes& nodes, Painter& painter) {
  const auto signer = signer_certificate_index(nodes);
  for (std::size_t i = 0; nodes.certificates != nullptr && i < nodes.certificates->children.size();
       ++i) {
    const Node& certificate = nodes.certificates->children[i];
    if (signer == i) {
      painter.whole(certificate, Region::signer_certificate);
      continue;
    }
    painter.whole(certificate, Region::extra_certificate);
    const Node& last = certificate.children.back();
    // The first octet counts unused bits.
    if (last.tag == kBitString && last.contents_end > last.contents + 1)
      painter.paint(last.contents + 1, last.contents_end, Region::extra_certificate_signature);
  }
}

void paint_signer(const SignedDataNodes& nodes, Painter& painter) {
  const std::vector<Node>& fields = nodes.signer->children;
  painter.contents(fields[0], Region::cms_version);
  painter.whole(fields[1], Region::signer_identifier);
  painter.whole(fields[2], Region::digest_algorithm);
  std::size_t next = 3;
  if (nodes.signed_attributes != nullptr) painter.whole(fields[next++], Region::signed_attributes);
  painter.whole(fields[next++], Region::signature_algorithm);
  painter.whole(fields[next++], Region::signature_value);
  if (nodes.unsigned_attributes == nullptr) return;
  painter.whole(*nodes.unsigned_attributes, Region::unsigned_attributes);
  painter.leaf_values(*nodes.unsigned_attributes, Region::unsigned_attribute_value);
}

bool read_signer(SignedDataNodes& nodes) {
  if (nodes.signer_infos->children.size() != 1) return false;
  nodes.signer = &nodes.signer_infos->children.front();
  std::vector<Node>& fields = nodes.signer->children;
  if (fields.size() < 5 || fields[0].tag != kInteger) return false;
  if (fields[3].tag == kContext0) nodes.signed_attributes = &fields[3];
  if (fields.back().tag == kContext1) nodes.unsigned_attributes = &fields.back();
  const std::size_t expected = 5 + static_cast<std::size_t>(nodes.signed_attributes != nullptr) +
                               static_cast<std::size_t>(nodes.unsigned_attributes != nullptr);
  return fields.size() == expected;
}

void mark_tags(const Node& node, CmsMap& map) {
  map.is_tag[node.begin] = true;
  for (const Node& child : node.children) mark_tags(child, map);
}

Node* signed_data_of(Node& content_info) {
  if (content_info.tag != kSequence || content_info.children.size() != 2) return nullptr;
  Node& explicit_content = content_info.children[1];
  if (explicit_content.tag != kContext0 || explicit_content.children.size() != 1) return nullptr;
  Node& signed_data = explicit_content.children.front();
  return signed_data.children.size() >= 4 ? &signed_data : nullptr;
}

}  // namespace

std::optional<SignedDataNodes> signed_data_nodes(Node& content_info) {
  Node* signed_data = signed_data_of(content_info);
  if (signed_data == nullptr) return std::nullopt;
  std::vector<Node>& fields = signed_data->children;
  SignedDataNodes nodes;
  nodes.digest_algorithms = &fields[1];
  nodes.econtent = &fields[2];
  if (fields[3].tag == kContext0) nodes.certificates = &fields[3];
  nodes.signer_infos = &fields.back();
  if (!read_signer(nodes)) return std::nullopt;
  return nodes;
}

std::optional<std::size_t> signer_certificate_index(const SignedDataNodes& nodes) {
  if (nodes.certificates == nullptr) return std::nullopt;
  const std::vector<Node>& all = nodes.certificates->children;
  const Node& identifier = nodes.signer->children[1];
  const auto found = std::find_if(all.begin(), all.end(), [&identifier](const Node& certificate) {
    return is_identified_by(certificate, identifier);
  });
  if (found == all.end()) return std::nullopt;
  return static_cast<std::size_t>(found - all.begin());
}

std::optional<CmsMap> map_cms(std::string der) {
  std::optional<Node> root = read_node(der, 0);
  if (!root) return std::nullopt;
  const auto nodes = signed_data_nodes(*root);
  if (!nodes || !signer_certificate_index(*nodes)) return std::nullopt;
  CmsMap map;
  map.der = std::move(der);
  map.end = root->end;
  map.regions.assign(map.der.size(), Region::cms_structure);
  map.is_tag.assign(map.der.size(), false);
  mark_tags(*root, map);
  Painter painter(map);
  painter.whole(root->children[0], Region::cms_content_type);
  painter.contents(signed_data_of(*root)->children[0], Region::cms_version);
  painter.whole(*nodes->digest_algorithms, Region::digest_algorithms);
  painter.whole(*nodes->econtent, Region::econtent_type);
  paint_certificates(*nodes, painter);
  paint_signer(*nodes, painter);
  painter.paint(map.end, map.der.size(), Region::after_cms);
  return map;
}

}  // namespace pec::mutation
