// SPDX-License-Identifier: EUPL-1.2
//
// Header values understood: decoded text, addresses, dates, content types (through GMime). All
// input is the raw value of a HeaderField; all output is UTF-8.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pec::mail {

// One mailbox of an address list (RFC 5322, 3.4); groups are flattened.
struct Address {
  std::string display;  // decoded display name, may be empty
  std::string address;  // addr-spec as written
};

// One parameter of a structured value as it stands, before any RFC 2231 or RFC 2047 decoding.
struct RawParameter {
  std::string name;  // lower-case, "boundary" or "boundary*0"
  std::string value;
};

// Content-Type or Content-Disposition, understood.
struct ParameterisedValue {
  std::string value;  // lower-case: "multipart/signed", "attachment"
  std::string boundary;
  std::string name;  // parameter name or filename, RFC 2231 and RFC 2047 decoded
};

// RFC 2047 encoded words decoded, folding undone, invalid bytes replaced; never fails.
std::string decoded_text(std::string_view value);

// The addresses of From, To, Cc, ... in order; empty when the value cannot be parsed.
std::vector<Address> addresses(std::string_view value);

// The one address of a Return-Path (with or without angle brackets); empty for "<>" or none, the
// field as it stands where something is written around the brackets.
std::string return_path(std::string_view value);

// A Date field as an instant; none when it cannot be read.
std::optional<std::chrono::sys_seconds> date(std::string_view value);

ParameterisedValue content_type(std::string_view value);
ParameterisedValue content_disposition(std::string_view value);

// The parameters of a Content-Type as a plain tokenizer reads them (RFC 2045, 5.1), duplicates
// kept: the second, independent reading that structure.single compares with GMime's.
std::vector<RawParameter> raw_parameters(std::string_view value);

// Whether a Content-Type is one that every reader reads alike: type "/" subtype and parameters,
// each a token or a quoted string, with nothing else between them (RFC 2045, 5.1; comments, which
// readers treat differently, are refused).
bool is_plain_content_type(std::string_view value);

// Whether `value` is `address` alone, or an optional display name and <address>, with nothing that
// a lenient parser would drop (RFC 5322, 3.4).
bool is_plain_mailbox(std::string_view value, std::string_view address);

// How many items an address list has, by its commas and semicolons outside quotes and comments;
// none when it holds control characters, a backslash outside those, or an address with two "@":
// nothing that a program writes. More items than addresses() found means that the parser dropped
// some, which another may show.
std::optional<std::size_t> listed_addresses(std::string_view value);

// The domain of an addr-spec, lower-case; empty when there is no "@".
std::string domain_of(std::string_view address);

// Same mailbox: domains without case (RFC 5321, 2.4); local parts exactly.
bool same_mailbox(std::string_view a, std::string_view b);

}  // namespace pec::mail
