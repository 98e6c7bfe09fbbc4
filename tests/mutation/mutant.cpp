// SPDX-License-Identifier: EUPL-1.2
#include "mutant.h"

#include <algorithm>

#include "bytes.h"
#include "layout.h"
#include "text/ascii.h"

namespace pec::mutation {
namespace {

// A change of line ends only, outside a signature in binary, where CR and LF are data.
bool only_line_ends(const Sample& sample, const Mutant& mutant) {
  return (sample.layout.base64 || mutant.region != Region::signature_space) &&
         with_lf(sample.bytes) == with_lf(mutant.bytes);
}

// Names compare without case, and whichever string type they are in (RFC 5280, 7.1).
bool same_in_names(unsigned char a, unsigned char b) {
  constexpr std::string_view kStringTags = "\x0C\x13\x14\x16";
  const auto is_string_tag = [&](unsigned char c) {
    return kStringTags.find(static_cast<char>(c)) != std::string_view::npos;
  };
  return text::to_lower(static_cast<char>(a)) == text::to_lower(static_cast<char>(b)) ||
         (is_string_tag(a) && is_string_tag(b));
}

// Last arcs of PKCS #1's v1.5 names: rsaEncryption and those that name the digest as well, which
// ask for the same verification when the digest is the one used (RFC 5754, 3.2).
bool same_signature_name(unsigned char a, unsigned char b) {
  constexpr std::string_view kArcs = "\x01\x05\x0B\x0C\x0D\x0E";
  return kArcs.find(static_cast<char>(a)) != std::string_view::npos &&
         kArcs.find(static_cast<char>(b)) != std::string_view::npos;
}

std::size_t first_difference(std::string_view a, std::string_view b) {
  const std::size_t size = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < size; ++i)
    if (a[i] != b[i]) return i;
  return size;
}

// How strict a region is, to pick one when a change touches two.
int strictness(Region region) {
  switch (row_of(region).expectation) {
    case Expectation::sealed:
      return 3;
    case Expectation::unsigned_:
    case Expectation::tolerated:
      return 2;
    case Expectation::inert:
      break;
  }
  return 1;
}

// SET and SEQUENCE are always constructed, so that the bit that says so carries nothing (X.690, 8.9
// and 8.11), and OpenSSL does not look at it everywhere.
bool only_constructed_bit(const CmsMap& cms, std::string_view der, std::size_t at) {
  return cms.is_tag[at] &&
         (static_cast<unsigned char>(der[at]) ^ static_cast<unsigned char>(cms.der[at])) == 0x20U;
}

Demand same_size_demand(const CmsMap& cms, std::string_view der, Region& region) {
  int strictest = 0;
  bool same = true;
  for (std::size_t i = 0; i < der.size(); ++i) {
    if (der[i] == cms.der[i]) continue;
    const Region here = cms.regions[i];
    const bool same_name =
        here == Region::signer_identifier &&
        same_in_names(static_cast<unsigned char>(der[i]), static_cast<unsigned char>(cms.der[i]));
    const bool same_algorithm = here == Region::signature_algorithm &&
                                same_signature_name(static_cast<unsigned char>(der[i]),
                                                    static_cast<unsigned char>(cms.der[i]));
    same = same && (same_name || same_algorithm || only_constructed_bit(cms, der, i));
    if (strictness(here) <= strictest) continue;
    strictest = strictness(here);
    region = here;
  }
  return same ? Demand::free : demand_of(row_of(region).expectation);
}

Demand signature_demand(const Sample& sample, Mutant& mutant) {
  const Layout& at = sample.layout;
  // The mutant's signature ends as far from the end of the message as the original's.
  const std::size_t tail = sample.bytes.size() - at.signature_end;
  const std::string_view body =
      std::string_view(mutant.bytes)
          .substr(at.signature_body, mutant.bytes.size() - tail - at.signature_body);
  return cms_demand(sample, decoded_signature(body, at.base64), mutant.region);
}

// Blanks only, in padding or in a delimiter's line behind its marks.
bool is_padding(const Mutant& mutant) {
  return std::all_of(mutant.after.begin(), mutant.after.end(), text::is_blank) &&
         std::all_of(mutant.before.begin(), mutant.before.end(), text::is_blank);
}

// What the signature part says of its encoding; case and blanks aside.
std::string encoding_of(std::string_view part) {
  std::string out;
  for (const Field& field : read_fields(part).all)
    if (field.name == "content-transfer-encoding") out += text::lower(field.text) + ";";
  return out;
}

Demand by_region(const Sample& sample, Mutant& mutant) {
  const bool insertion = mutant.before.empty();
  // A byte inserted before a region's first one ends the region before it.
  if (insertion && mutant.offset == sample.layout.content_end) return Demand::never_genuine;
  if (insertion && mutant.offset + 1 == sample.layout.first_delimiter &&
      mutant.offset > sample.layout.body)
    mutant.region = Region::preamble;
  if (mutant.region == Region::delimiter_padding && !is_padding(mutant))
    mutant.region = Region::delimiter;
  if (mutant.region == Region::delimiter && is_padding(mutant) && insertion) return Demand::free;
  // The line's CR may be a blank as well.
  if (mutant.region == Region::delimiter && mutant.before == "\r" &&
      (mutant.after == " " || mutant.after == "\t"))
    return Demand::free;
  // An empty line before the first delimiter may go.
  if (mutant.offset + 1 == sample.layout.first_delimiter && mutant.after.empty() &&
      sample.bytes[mutant.offset - 1] == '\n')
    mutant.region = Region::preamble;
  if (mutant.region == Region::signature_encoding) {
    const std::size_t begin = sample.layout.signature;
    const bool same = encoding_of(std::string_view(mutant.bytes).substr(begin)) ==
                      encoding_of(std::string_view(sample.bytes).substr(begin));
    const bool same_lines =
        (mutant.before + mutant.after).find_first_of("\r\n") == std::string::npos;
    if (same) return same_lines ? Demand::keep : Demand::free;
  }
  return demand_of(row_of(mutant.region).expectation);
}

}  // namespace

Demand demand_of(Expectation expectation) {
  switch (expectation) {
    case Expectation::sealed:
      return Demand::never_genuine;
    case Expectation::inert:
      return Demand::keep_level;
    case Expectation::unsigned_:
      return Demand::not_good;
    case Expectation::tolerated:
      break;
  }
  return Demand::free;
}

Demand header_demand(const Sample& sample, std::string_view mutant) {
  const Fields fields = read_fields(mutant);
  const std::string_view body = mutant.substr(fields.body);
  const std::string_view original = std::string_view(sample.bytes).substr(sample.fields.body);
  if (!body.ends_with(original) && !original.ends_with(body)) return Demand::never_genuine;
  const Meaning meaning = meaning_of(fields, mutant, sample.role);
  if (meaning.sealed != sample.meaning.sealed) return Demand::never_genuine;
  if (fields.junk && !sample.fields.junk) return Demand::not_good;
  if (fields.blank && !sample.fields.blank) return Demand::not_good;
  if (differs(sample.meaning, meaning)) return Demand::not_good;
  if (fields.odd && !sample.fields.odd) return Demand::free;
  if (meaning.raw == sample.meaning.raw) return Demand::keep_level;
  // Another way to write the same From or Content-Type: readers may be strict about it.
  const bool only_case = text::equals_ignoring_case(meaning.raw_sealed, sample.meaning.raw_sealed);
  return only_case ? Demand::keep : Demand::free;
}

Demand cms_demand(const Sample& sample, std::string_view der, Region& region) {
  const CmsMap& cms = sample.cms;
  if (der.starts_with(std::string_view(cms.der).substr(0, cms.end))) {
    region = der == cms.der ? Region::signature_space : Region::after_cms;
    return Demand::keep_level;
  }
  if (der.size() == cms.der.size()) return same_size_demand(cms, der, region);
  region = cms.regions[std::min(first_difference(der, cms.der), cms.regions.size() - 1)];
  // What follows a byte more or less no longer fits its lengths.
  if (region == Region::extra_certificate_signature) region = Region::extra_certificate;
  if (region == Region::unsigned_attribute_value) region = Region::unsigned_attributes;
  return strictness(region) == 3 ? Demand::never_genuine : Demand::free;
}

void settle(const Sample& sample, Mutant& mutant) {
  if (only_line_ends(sample, mutant)) {
    // Where a signed line end was LF alone, its form was signed too.
    if (sample.canonical) mutant.region = Region::line_ends;
    mutant.demand = sample.canonical ? Demand::keep : Demand::free;
    return;
  }
  if (mutant.offset < sample.layout.body) {
    mutant.demand = header_demand(sample, mutant.bytes);
    const bool inert = row_of(mutant.region).expectation == Expectation::inert;
    if (inert && mutant.demand != Demand::keep_level) mutant.region = Region::header_lines;
  } else if (mutant.region == Region::signature_space) {
    mutant.demand = signature_demand(sample, mutant);
  } else {
    mutant.demand = by_region(sample, mutant);
  }
}

}  // namespace pec::mutation
