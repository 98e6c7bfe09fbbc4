// SPDX-License-Identifier: EUPL-1.2
//
// signature/cms.h: a SignedData taken apart (certificate_slices.h) gets the answer that OpenSSL's
// own reading of the whole gets, and no answer contradicts itself.
//
// The input is the length of the signature in 16 bits, low byte first, the signature, the content.
#include "signature/cms.h"

#include <string>

#include "input.h"
#include "signature/certificate_slices.h"
#include "trust.h"

namespace pec::fuzz {
namespace {

using signature::CmsReading;
using signature::CmsResult;
using signature::State;

std::string text_of(const CmsResult& result) {
  std::string out(state_id(result.state));
  out += "|" + result.reason + "|" + result.digest + (result.canonicalised ? "|crlf" : "|exact");
  out += result.trailing_data ? "|trailing|" : "|whole|";
  if (result.signed_at) out += std::to_string(result.signed_at->time_since_epoch().count());
  if (result.signer == nullptr) return out;
  out += "|" + result.signer->facts.sha256 + "|" + result.signer->refusal;
  for (const signature::Vouch& vouch : result.signer->vouches) out += "|" + vouch.anchor.sha256;
  return out;
}

void check_result(const CmsResult& result) {
  const bool intact = result.state == State::intact;
  require(result.state != State::absent, "what is there is not absent");
  require(result.reason.empty() == intact, "there is a reason for all but an intact signature");
  require(intact || !result.signed_at, "only an intact signature has a time");
  require(!intact || (result.signer != nullptr && !result.digest.empty()),
          "an intact signature has a signer and a digest");
}

void check_slices(std::string_view cms) {
  const auto sliced = signature::slice_certificates(cms);
  if (!sliced) return;
  std::size_t bytes = 0;
  const char* end = cms.data();
  for (const std::string_view certificate : sliced->certificates) {
    require(lies_in(certificate, cms), "a certificate lies in the signature");
    require(certificate.data() >= end, "certificates are in order and disjoint");
    end = certificate.data() + certificate.size();
    bytes += certificate.size();
  }
  // The three heads that are written anew have the longest form.
  require(sliced->rest.size() + bytes <= cms.size() + 3 * 4, "nothing is added");
  require(!signature::slice_certificates(sliced->rest), "no certificates are left");
}

void test(std::string_view input) {
  static const signature::LibraryContext kContext;
  static signature::ChainJudge fast(provider_trust(), kContext);
  static signature::ChainJudge slow(provider_trust(), kContext);
  if (input.size() < 2) return;
  const std::size_t announced = static_cast<unsigned char>(input[0]) +
                                std::size_t{256} * static_cast<unsigned char>(input[1]);
  const Block cms(input.substr(2, announced));
  const Block content(input.substr(2 + cms.text().size()));

  check_slices(cms.text());
  const CmsResult sliced = verify_cms(content.text(), cms.text(), kContext, fast);
  check_result(sliced);
  const std::string wanted = text_of(sliced);
  const CmsResult whole = verify_cms(content.text(), cms.text(), kContext, slow, CmsReading::whole);
  require(text_of(whole) == wanted, "a signature taken apart is judged as the whole one");
  // Now with every certificate remembered.
  require(text_of(verify_cms(content.text(), cms.text(), kContext, fast)) == wanted,
          "a signer known already is judged as before");
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
