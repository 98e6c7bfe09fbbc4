// SPDX-License-Identifier: EUPL-1.2
//
// A CMS SignedData taken apart into its certificates and the rest.
//
// OpenSSL 3.0 decodes the public key of every certificate while it reads a SignedData, which costs
// more than all else together (55 % of a small receipt's verification), although a mailbox holds
// the same few certificates over and over. Without them OpenSSL reads the structure all the same,
// and a certificate is decoded once and remembered by its bytes. Private to signature/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pec::signature {

struct SlicedCms {
  std::string rest;                            // the same ContentInfo without certificates, in DER
  std::vector<std::string_view> certificates;  // views into the input, in its order
};

// Takes `cms` apart; none for anything but the plain case (definite lengths, certificates present
// and all of them X.509, nothing after the structure), which is then to be read whole.
std::optional<SlicedCms> slice_certificates(std::string_view cms);

}  // namespace pec::signature
