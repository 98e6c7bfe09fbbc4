// SPDX-License-Identifier: EUPL-1.2
//
// A tree of ASN.1 values (X.690), read and written without OpenSSL, so that the test's idea of what
// lies where in a signature is its own.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pec::mutation {

struct Node {
  unsigned char tag = 0;  // the identifier octet; PEC signatures need no longer one
  // Where it was read: header, contents, the end of contents, the end (after end-of-contents).
  std::size_t begin = 0;
  std::size_t contents = 0;
  std::size_t contents_end = 0;
  std::size_t end = 0;
  std::string value;           // of a primitive one
  std::vector<Node> children;  // of a constructed one

  bool constructed() const { return (tag & 0x20U) != 0; }
};

// The value at `pos`, definite or indefinite form; none when it is cut off or nested too deeply.
std::optional<Node> read_node(std::string_view der, std::size_t pos, int depth = 0);

// In the definite form with shortest lengths.
std::string encoded(const Node& node);

Node primitive(unsigned char tag, std::string value);
Node constructed(unsigned char tag, std::vector<Node> children);

}  // namespace pec::mutation
