// SPDX-License-Identifier: EUPL-1.2
#include "der.h"

#include <utility>

namespace pec::mutation {
namespace {

constexpr int kMaxNodeDepth = 32;

unsigned at(std::string_view der, std::size_t pos) { return static_cast<unsigned char>(der[pos]); }

bool is_end_of_contents(std::string_view der, std::size_t pos) {
  return pos + 2 <= der.size() && at(der, pos) == 0 && at(der, pos + 1) == 0;
}

// Reads the length at `pos` and moves past it; none for the indefinite form, whose length is not
// written.
bool read_length(std::string_view der, std::size_t& pos, std::optional<std::size_t>& length) {
  if (pos >= der.size()) return false;
  const unsigned first = at(der, pos++);
  length = first;
  if (first < 0x80) return true;
  length.reset();
  if (first == 0x80) return true;
  const unsigned octets = first & 0x7FU;
  if (octets > 4 || pos + octets > der.size()) return false;
  std::size_t size = 0;
  for (unsigned i = 0; i < octets; ++i) size = (size << 8U) | at(der, pos++);
  length = size;
  return true;
}

bool read_children(std::string_view der, bool indefinite, int depth, Node& node) {
  std::size_t pos = node.contents;
  while (indefinite ? !is_end_of_contents(der, pos) : pos < node.contents_end) {
    std::optional<Node> child = read_node(der, pos, depth + 1);
    if (!child) return false;
    pos = child->end;
    node.children.push_back(std::move(*child));
  }
  if (indefinite) {
    node.contents_end = pos;
    node.end = pos + 2;
  }
  return pos == node.contents_end;
}

std::string encoded_length(std::size_t size) {
  if (size < 0x80) return {static_cast<char>(size)};
  std::string octets;
  for (; size > 0; size >>= 8U) octets.insert(octets.begin(), static_cast<char>(size & 0xFFU));
  return static_cast<char>(0x80U | octets.size()) + octets;
}

}  // namespace

std::optional<Node> read_node(std::string_view der, std::size_t pos, int depth) {
  if (pos >= der.size() || depth > kMaxNodeDepth) return std::nullopt;
  Node node;
  node.begin = pos;
  node.tag = static_cast<unsigned char>(at(der, pos++));
  std::optional<std::size_t> length;
  if ((node.tag & 0x1FU) == 0x1FU || !read_length(der, pos, length)) return std::nullopt;
  node.contents = pos;
  if (length && *length > der.size() - pos) return std::nullopt;
  node.contents_end = node.end = pos + length.value_or(0);
  if (!node.constructed()) {
    if (!length) return std::nullopt;
    node.value = std::string(der.substr(pos, *length));
    return node;
  }
  if (!read_children(der, !length, depth, node)) return std::nullopt;
  return node;
}

std::string encoded(const Node& node) {
  std::string contents = node.value;
  for (const Node& child : node.children) contents += encoded(child);
  std::string out(1, static_cast<char>(node.tag));
  out += encoded_length(contents.size());
  return out + contents;
}

Node primitive(unsigned char tag, std::string value) {
  Node node;
  node.tag = tag;
  node.value = std::move(value);
  return node;
}

Node constructed(unsigned char tag, std::vector<Node> children) {
  Node node;
  node.tag = tag;
  node.children = std::move(children);
  return node;
}

}  // namespace pec::mutation
