// SPDX-License-Identifier: EUPL-1.2
//
// Reading daticert.xml: the only entry point is parse_daticert().
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "certification/certification.h"

namespace pec::certification {

// Real files are under 2 KiB for one recipient; 500 recipients (the largest provider limit known)
// stay under 64 KiB.
inline constexpr std::size_t kMaxDaticertBytes = 256 * 1024;
inline constexpr std::size_t kMaxRecipients = 2000;
inline constexpr std::size_t kMaxTextBytes = 16 * 1024;

// Why a daticert.xml cannot be read.
struct DaticertError {
  std::string id;        // stable identifier, e.g. "too-large", "doctype", "unknown-element"
  std::string detail;    // the element, attribute or value concerned; untrusted text
  std::size_t line = 0;  // 1-based, 0 when the fault has no place
};

// Parses the decoded bytes of a daticert.xml part.
// In: UTF-8 XML, with or without byte order mark, or ISO-8859-1 or US-ASCII where its declaration
// says so.
// Out: the typed certification. Errors, by id:
//   too-large, text-too-long, too-many-recipients    a cap exceeded
//   not-well-formed, unknown-encoding                no XML 1.0, or not in one of these encodings
//   doctype, entity                                  a DOCTYPE, an entity not predefined by XML
//   unknown-element, unknown-value                   outside the DTD (RFC 6109, 4.4)
//   missing-element, missing-attribute               required by the DTD; mittente, identificativo
//                                                    also where empty
//   repeated-element                                 that the DTD has once
//   invalid-time                                     `data` is not an instant of the calendar
// Element order is not judged, and text between elements is ignored: providers differ in both
// without ambiguity.
tl::expected<Certification, DaticertError> parse_daticert(std::string_view xml);

}  // namespace pec::certification
