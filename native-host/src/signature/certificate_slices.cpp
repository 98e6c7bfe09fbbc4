// SPDX-License-Identifier: EUPL-1.2
#include "signature/certificate_slices.h"

#include <cstddef>

namespace pec::signature {
namespace {

constexpr unsigned char kSequence = 0x30;
constexpr unsigned char kObjectIdentifier = 0x06;
constexpr unsigned char kContext0 = 0xA0;  // [0], constructed

// One element of definite length (X.690, 8.1).
struct Element {
  unsigned char tag = 0;
  std::string_view whole;
  std::string_view content;
};

std::size_t byte_at(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

// Takes the element at the start of `in`; none for high tag numbers and indefinite lengths.
std::optional<Element> take(std::string_view& in) {
  if (in.size() < 2 || (byte_at(in, 0) & 0x1FU) == 0x1FU) return std::nullopt;
  std::size_t head = 2;
  std::size_t length = byte_at(in, 1);
  if (length >= 0x80) {
    const std::size_t octets = length - 0x80;
    if (octets < 1 || octets > 4 || in.size() < head + octets) return std::nullopt;
    length = 0;
    for (std::size_t i = 0; i < octets; ++i) length = length * 256 + byte_at(in, head + i);
    head += octets;
  }
  if (in.size() - head < length) return std::nullopt;
  const Element out{static_cast<unsigned char>(byte_at(in, 0)), in.substr(0, head + length),
                    in.substr(head, length)};
  in.remove_prefix(head + length);
  return out;
}

std::optional<Element> take(std::string_view& in, unsigned char tag) {
  std::optional<Element> out = take(in);
  return out && out->tag == tag ? out : std::nullopt;
}

constexpr std::size_t kHeadSize = 6;

// Tag and length of an element to come, in a form of fixed size.
void append_head(std::string& out, unsigned char tag, std::size_t length) {
  out += static_cast<char>(tag);
  out += '\x84';
  for (int shift = 24; shift >= 0; shift -= 8)
    out += static_cast<char>((length >> static_cast<unsigned>(shift)) & 0xFFU);
}

}  // namespace

std::optional<SlicedCms> slice_certificates(std::string_view cms) {
  // RFC 5652, 3 and 5.1: ContentInfo { OID, [0] SignedData { version, digestAlgorithms,
  // encapContentInfo, [0] certificates, ... } }
  const auto info = take(cms, kSequence);
  if (!info || !cms.empty()) return std::nullopt;
  std::string_view in_info = info->content;
  const auto type = take(in_info, kObjectIdentifier);
  const auto wrapper = type ? take(in_info, kContext0) : std::nullopt;
  if (!wrapper || !in_info.empty()) return std::nullopt;
  std::string_view in_wrapper = wrapper->content;
  const auto signed_data = take(in_wrapper, kSequence);
  if (!signed_data || !in_wrapper.empty()) return std::nullopt;
  std::string_view after = signed_data->content;
  for (int field = 0; field < 3; ++field)
    if (!take(after)) return std::nullopt;
  const std::string_view before =
      signed_data->content.substr(0, signed_data->content.size() - after.size());
  const auto certificates = take(after, kContext0);
  // A second list would take the place of the first one in the rest, and so pass.
  if (!certificates || after.starts_with(static_cast<char>(kContext0))) return std::nullopt;

  SlicedCms out;
  std::string_view list = certificates->content;
  while (!list.empty()) {
    const auto one = take(list, kSequence);
    if (!one) return std::nullopt;
    out.certificates.push_back(one->whole);
  }
  const std::size_t size = before.size() + after.size();
  append_head(out.rest, kSequence, type->whole.size() + 2 * kHeadSize + size);
  out.rest += type->whole;
  append_head(out.rest, kContext0, kHeadSize + size);
  append_head(out.rest, kSequence, size);
  out.rest += before;
  out.rest += after;
  return out;
}

}  // namespace pec::signature
