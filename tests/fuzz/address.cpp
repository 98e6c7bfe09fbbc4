// SPDX-License-Identifier: EUPL-1.2
//
// addresses/address.h, similar.h: an address has one key however it is written, the key is an
// address with that key, and nothing that a person cannot see is in its domain.
#include "addresses/address.h"

#include <algorithm>
#include <string>

#include "addresses/similar.h"
#include "input.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace pec::fuzz {
namespace {

bool is_plain(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F;
  });
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const text::CodePoint next = text::first_code_point(text);
    if (!next.valid) return false;
    text.remove_prefix(next.bytes);
  }
  return true;
}

void check_parsed(const addresses::ParsedAddress& address) {
  require(is_plain(address.domain), "a domain is visible ASCII");
  require(text::lower(address.domain) == address.domain, "and in lower case");
  require(is_utf8(address.unicode_domain), "what people read is UTF-8");
  require(address.key.ends_with("@" + address.domain), "a key ends in the domain");
  const auto again = addresses::parse_address(address.key);
  require(again.has_value(), "a key is an address");
  require(again->key == address.key, "and its own key");
  require(addresses::address_of_place(addresses::place_of(address)) == address.key,
          "a place is the key turned round");
}

void test(std::string_view input) {
  const Block block(input);
  const auto address = addresses::parse_address(block.text());
  if (!address) {
    require(!addresses::fault_id(address.error()).empty(), "a fault has a name");
    return;
  }
  check_parsed(*address);
  const std::vector<addresses::KnownDomain> known = {addresses::KnownDomain("pec.it"),
                                                     addresses::KnownDomain("legalmail.it"),
                                                     addresses::KnownDomain("postecert.it")};
  const auto suggestion = addresses::resembled(*address, known);
  if (!suggestion) return;
  require(suggestion->name != address->domain, "a domain does not resemble itself");
  require(addresses::parse_address(suggestion->address).has_value(),
          "what is suggested is an address");
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
