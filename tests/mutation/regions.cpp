// SPDX-License-Identifier: EUPL-1.2
#include "regions.h"

#include <array>

namespace pec::mutation {
namespace {

using enum Region;
using enum Expectation;

constexpr std::array<RegionRow, kRegionCount> kRegions = {{
    {store_lines, "lines of the mail store", inert,
     "mbox and Mozilla write them before the message; they are no part of it (RFC 4155)"},
    {from_address, "From, address", sealed,
     "must be the signer's rfc822Name; only its domain ignores case (RFC 8550 3, RFC 5321 2.4)"},
    {from_display, "From, the rest", unsigned_,
     "outer headers are not signed (RFC 8551 3.1); an envelope's display name is judged"},
    {content_type, "Content-Type, type", sealed,
     "multipart/signed makes the two parts (RFC 1847 2.1)"},
    {boundary, "Content-Type, boundary", sealed, "it finds the two parts (RFC 2046 5.1.1)"},
    {content_type_parameters, "Content-Type, other parameters", tolerated,
     "micalg and protocol only help readers to prepare (RFC 1847 2.1); the CMS itself is judged"},
    {mime_version, "MIME-Version", tolerated,
     "one must be there; no other value than 1.0 was ever defined (RFC 2045 4)"},
    {kind, "X-Ricevuta, X-Trasporto", unsigned_, "not signed, compared with daticert (RFC 6109 3)"},
    {subject, "Subject", unsigned_, "not signed, compared with daticert (RFC 6109 3)"},
    {date, "Date", unsigned_, "not signed, within ten minutes of daticert (RFC 6109 3)"},
    {recipients, "To, Cc", unsigned_, "not signed, compared with daticert (RFC 6109 3)"},
    {reply_to, "Reply-To", unsigned_, "not signed, compared in an envelope (RFC 6109 3.2.1)"},
    {return_path, "Return-Path", unsigned_,
     "not signed, may be absent: the last server writes it (RFC 5321 4.4)"},
    {sender, "Sender", unsigned_, "not signed; if any, it must be From (RFC 5322 3.6.2)"},
    {message_id, "Message-ID", unsigned_,
     "not signed, compared in an envelope; a receipt has one of its own (RFC 6109 2.2.1)"},
    {reference, "X-Riferimento-Message-ID", unsigned_, "not signed, compared (RFC 6109 2.2.1)"},
    {received, "Received", inert, "every server adds one (RFC 5321 4.4)"},
    {unjudged, "unjudged headers", inert, "not signed and certified by nothing (RFC 8551 3.1)"},
    {header_lines, "names and line breaks of those", tolerated,
     "they decide which field is which; judged by what the fields then say (RFC 5322 2.2)"},
    {header_end, "end of the headers", tolerated,
     "an empty line more belongs to the preamble; one less is a line that is no field"},
    {line_ends, "form of line ends", inert,
     "stores turn CRLF into LF; what was signed is the canonical form (RFC 8551 3.1.1)"},
    {preamble, "preamble", inert, "to be ignored (RFC 2046 5.1.1)"},
    {delimiter, "delimiters", sealed, "they say where the signed part ends (RFC 2046 5.1.1)"},
    {delimiter_padding, "padding of delimiters", inert, "transport padding (RFC 2046 5.1.1)"},
    {content, "signed content", sealed, "digested byte by byte (RFC 5652 5.4)"},
    {signature_encoding, "signature, Content-Transfer-Encoding", sealed,
     "without it base64 is no CMS (RFC 2045 6)"},
    {signature_headers, "signature, other headers", tolerated,
     "gateways rewrite its type and name; only its bytes count (RFC 8551 3.2.1)"},
    {signature_space, "white space in base64", inert,
     "what is no base64 is skipped (RFC 2045 6.8); padding bits are none of the data"},
    {close_delimiter, "close delimiter", tolerated,
     "may be lost with the end (RFC 2046 5.1.2); it follows the signature and carries nothing"},
    {epilogue, "epilogue", inert, "to be ignored (RFC 2046 5.1.1)"},
    {cms_structure, "CMS, tags and lengths", sealed, "they make it SignedData (RFC 5652 5.1)"},
    {cms_content_type, "CMS, contentType", sealed, "id-signedData (RFC 5652 3)"},
    {cms_version, "CMS, versions", tolerated,
     "follow from the other fields and carry nothing (RFC 5652 5.1, 5.3)"},
    {digest_algorithms, "CMS, digestAlgorithms", tolerated,
     "a hint to prepare for one pass; the signer's own digestAlgorithm counts (RFC 5652 5.1)"},
    {econtent_type, "CMS, eContentType", sealed, "id-data (RFC 8551 2.4.1)"},
    {signer_certificate, "CMS, signer's certificate", sealed,
     "signed by the authority (RFC 5280 4.1.1)"},
    {extra_certificate, "CMS, extra certificates", tolerated,
     "not used: anchors are shipped; broken encoding spoils the whole CMS (RFC 5652 5.1)"},
    {extra_certificate_signature, "CMS, their signature bits", inert, "not used (RFC 5652 5.1)"},
    {signer_identifier, "CMS, signerIdentifier", sealed,
     "picks the certificate; names compare without case and form of string (RFC 5280 7.1)"},
    {digest_algorithm, "CMS, digestAlgorithm", sealed, "what content is digested with"},
    {signed_attributes, "CMS, signedAttrs", sealed, "signed (RFC 5652 5.4)"},
    {signature_algorithm, "CMS, signatureAlgorithm", sealed,
     "how the value is verified (RFC 5652 5.3); an unknown one verifies nothing"},
    {signature_value, "CMS, signature value", sealed, "RFC 5652 5.4"},
    {unsigned_attributes, "CMS, unsignedAttrs", tolerated,
     "not signed, not used; broken encoding spoils the whole CMS (RFC 5652 5.3)"},
    {unsigned_attribute_value, "CMS, values in them", inert, "not signed, not used (RFC 5652 5.3)"},
    {after_cms, "after the CMS", inert, "some providers pad; the structure ends by itself"},
    {unjudged_order, "order of unjudged headers", inert, "means nothing (RFC 5322 3.6)"},
    {unjudged_added, "unjudged header added", inert, "every gateway does it (RFC 5321 4.4)"},
    {header_removed, "header removed", unsigned_, "as the field itself"},
    {header_repeated, "header repeated as it is", tolerated, "says nothing new"},
    {rival_field, "rival of a judged header", unsigned_,
     "readers differ on which of two fields counts (RFC 5322 3.6 allows one)"},
    {junk_line, "line that is no field", unsigned_,
     "some readers end the headers there, or at a CR begin a field (RFC 5322 2.2)"},
    {parts, "parts dropped, repeated, swapped", sealed, "exactly two, in order (RFC 1847 2.1)"},
    {delimiter_repeated, "delimiter repeated", sealed, "makes a third part (RFC 1847 2.1)"},
    {boundary_renamed, "boundary changed throughout", inert,
     "its value is free and not signed (RFC 2046 5.1.1)"},
    {boundary_split, "boundary changed in one place", sealed, "parts are no longer found"},
    {boundary_rival, "second boundary", sealed, "readers differ on which counts (RFC 2045 5)"},
    {lone_cr, "CR for line ends", sealed, "no line end in mail (RFC 5322 2.3)"},
    {truncated, "truncated", sealed, "before the end of the signature nothing verifies"},
    {other_content, "another message's content", sealed, "another digest"},
    {other_signature, "another message's signature", sealed, "another digest"},
    {other_body, "another message's body", unsigned_,
     "genuine as that other message; our headers then say otherwise than its daticert"},
    {reencoded_content, "content recoded or reordered", sealed, "signed as it stands"},
    {nested, "wrapped into another message", sealed, "only the top level counts (verdict 1)"},
    {transfer_encoding, "signature recoded", inert, "a form of transport (RFC 2045 6)"},
    {cms_reencoded, "CMS recoded from BER to DER", inert, "the same values (X.690 8, 10)"},
    {certificate_added, "certificate added", inert, "not used (RFC 5652 5.1)"},
    {certificate_removed, "signer's certificate removed", sealed, "nobody to vouch for"},
    {certificate_order, "certificates reordered", inert, "a set (RFC 5652 10.2.3)"},
    {unsigned_attribute_added, "unsigned attribute added", inert, "not used (RFC 5652 5.3)"},
    {signed_attribute_set, "signed attribute dropped, swapped", sealed, "signed as a whole"},
    {second_signer, "second SignerInfo", sealed, "exactly one (verdict 3, signature.present)"},
    {attached_content, "content inside the CMS", sealed, "detached only (RFC 8551 3.5.3)"},
    {lines, "line removed or inserted", tolerated, "judged as the place it lies in"},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kRegions.size(); ++i)
    if (static_cast<std::size_t>(kRegions[i].region) != i) return false;
  return true;
}
static_assert(in_order(), "one row per region, in the order of the enumeration");

}  // namespace

const RegionRow& row_of(Region region) { return kRegions[static_cast<std::size_t>(region)]; }

std::string_view expectation_id(Expectation expectation) {
  switch (expectation) {
    case sealed:
      return "sealed";
    case inert:
      return "inert";
    case tolerated:
      return "tolerated";
    case unsigned_:
      break;
  }
  return "unsigned";
}

}  // namespace pec::mutation
