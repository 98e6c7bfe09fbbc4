// SPDX-License-Identifier: EUPL-1.2
//
// What a PEC message is made of, seen by someone who wants to change it: every byte, and every way
// of rearranging them, belongs to one region, and the table says what may come of a change there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pec::mutation {

enum class Region : std::uint8_t {
  // Header fields, one region each for what is judged.
  store_lines,
  from_address,
  from_display,
  content_type,
  boundary,
  content_type_parameters,
  mime_version,
  kind,
  subject,
  date,
  recipients,
  reply_to,
  return_path,
  sender,
  message_id,
  reference,
  received,
  unjudged,
  header_lines,
  header_end,
  // The body.
  line_ends,
  preamble,
  delimiter,
  delimiter_padding,
  content,
  signature_encoding,
  signature_headers,
  signature_space,
  close_delimiter,
  epilogue,
  // The decoded signature (RFC 5652).
  cms_structure,
  cms_content_type,
  cms_version,
  digest_algorithms,
  econtent_type,
  signer_certificate,
  extra_certificate,
  extra_certificate_signature,
  signer_identifier,
  digest_algorithm,
  signed_attributes,
  signature_algorithm,
  signature_value,
  unsigned_attributes,
  unsigned_attribute_value,
  after_cms,
  // Rearrangements.
  unjudged_order,
  unjudged_added,
  header_removed,
  header_repeated,
  rival_field,
  junk_line,
  parts,
  delimiter_repeated,
  boundary_renamed,
  boundary_split,
  boundary_rival,
  lone_cr,
  truncated,
  other_content,
  other_signature,
  other_body,
  reencoded_content,
  nested,
  transfer_encoding,
  cms_reencoded,
  certificate_added,
  certificate_removed,
  certificate_order,
  unsigned_attribute_added,
  signed_attribute_set,
  second_signer,
  attached_content,
  lines,
  count,
};

enum class Expectation {
  sealed,     // a mutant is never genuine, unless it means the same by our own reading
  inert,      // every mutant keeps its outcome and level
  tolerated,  // kept or refused; if genuine, then with the same certified facts
  unsigned_,  // PEC does not sign it: a change of meaning is genuine at most with a warning
};

inline constexpr std::size_t kRegionCount = static_cast<std::size_t>(Region::count);

struct RegionRow {
  Region region;
  std::string_view name;
  Expectation expectation;
  std::string_view reason;
};

const RegionRow& row_of(Region region);

// "sealed", "inert", ...
std::string_view expectation_id(Expectation expectation);

}  // namespace pec::mutation
