// SPDX-License-Identifier: EUPL-1.2
//
// The text of an address taken apart (RFC 5321, 4.1.2), and the form by which it is remembered.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "addresses/evidence.h"

namespace pec::addresses {

// RFC 5321, 4.5.3.1, and RFC 3696 (erratum 1690) for the whole.
inline constexpr std::size_t kMaxAddressBytes = 254;
inline constexpr std::size_t kMaxLocalBytes = 64;
inline constexpr std::size_t kMaxDomainBytes = 253;

struct ParsedAddress {
  std::string written;         // as it was given
  std::string key;             // by which it is remembered: local part and domain, folded
  std::string domain;          // lower case; names outside ASCII as A-labels (RFC 5890)
  std::string unicode_domain;  // the same for people's eyes: U-labels where it has some
};

// In: an addr-spec alone, UTF-8, untrusted; nothing is trimmed.
// Out: its parts. Errors: why it is no address that mail can be sent to.
//
// The local part is folded to lower case and freed of quotes it does not need: strictly another
// mailbox (RFC 5321, 2.4), but no provider tells them apart and registers write them as they like.
// Stricter than the RFC in what a typing error looks like: a single label, digits alone, a dot at
// the end of the domain, a local part outside ASCII (no PEC provider gives one).
tl::expected<ParsedAddress, AddressFault> parse_address(std::string_view text);

// The domain in the form of ParsedAddress::domain; empty when it is none.
std::string folded_domain(std::string_view domain);

// The address with its domain in front, as registers are kept: "pec.it@info".
std::string place_of(const ParsedAddress& address);
// A place as an address again.
std::string address_of_place(std::string_view place);

}  // namespace pec::addresses
