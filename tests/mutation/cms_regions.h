// SPDX-License-Identifier: EUPL-1.2
//
// The regions of a detached CMS signature (RFC 5652, 5.1), byte by byte.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "der.h"
#include "regions.h"

namespace pec::mutation {

// The values of SignedData that mutators look for; pointers into a tree, null when absent.
struct SignedDataNodes {
  Node* digest_algorithms = nullptr;
  Node* econtent = nullptr;
  Node* certificates = nullptr;
  Node* signer_infos = nullptr;
  Node* signer = nullptr;
  Node* signed_attributes = nullptr;
  Node* unsigned_attributes = nullptr;
};

// None unless `content_info` is SignedData with one signer.
std::optional<SignedDataNodes> signed_data_nodes(Node& content_info);

// Index of the signer's certificate in `nodes.certificates`.
std::optional<std::size_t> signer_certificate_index(const SignedDataNodes& nodes);

struct CmsMap {
  std::string der;
  std::vector<Region> regions;  // of each byte of `der`
  std::vector<bool> is_tag;     // whether a value begins at that byte
  std::size_t end = 0;          // of the structure; what follows is after_cms
};

std::optional<CmsMap> map_cms(std::string der);

}  // namespace pec::mutation
