// SPDX-License-Identifier: EUPL-1.2
#include "signature/certificate_fields.h"

#include <memory>

#include <openssl/asn1.h>
#include <openssl/err.h>

namespace pec::signature {
namespace {

struct Element {
  int tag = 0;
  int tag_class = 0;
  std::string_view whole;  // with tag and length
  std::string_view content;
};

// Takes the next element off `rest`; none when there is no whole one of definite length.
std::optional<Element> take(std::string_view& rest) {
  const auto* const begin = reinterpret_cast<const unsigned char*>(rest.data());
  const unsigned char* at = begin;
  long length = 0;
  Element out;
  const int form =
      ASN1_get_object(&at, &length, &out.tag, &out.tag_class, static_cast<long>(rest.size()));
  ERR_clear_error();
  constexpr int kIndefinite = 0x01;
  constexpr int kError = 0x80;
  if ((form & (kError | kIndefinite)) != 0) return std::nullopt;
  const auto head = static_cast<std::size_t>(at - begin);
  out.content = rest.substr(head, static_cast<std::size_t>(length));
  out.whole = rest.substr(0, head + out.content.size());
  rest.remove_prefix(out.whole.size());
  return out;
}

bool is_sequence(const std::optional<Element>& element) {
  return element && element->tag == V_ASN1_SEQUENCE && element->tag_class == V_ASN1_UNIVERSAL;
}

std::optional<std::chrono::sys_seconds> take_time(std::string_view& rest) {
  const auto element = take(rest);
  if (!element) return std::nullopt;
  const auto* data = reinterpret_cast<const unsigned char*>(element->whole.data());
  ASN1_TIME* const raw = d2i_ASN1_TIME(nullptr, &data, static_cast<long>(element->whole.size()));
  ERR_clear_error();
  const std::unique_ptr<ASN1_TIME, decltype(&ASN1_TIME_free)> time(raw, &ASN1_TIME_free);
  return time ? to_instant(time.get()) : std::nullopt;
}

std::optional<Window> take_validity(std::string_view& rest) {
  const auto validity = take(rest);
  if (!is_sequence(validity)) return std::nullopt;
  std::string_view times = validity->content;
  const auto from = take_time(times);
  const auto to = take_time(times);
  if (!from || !to || !times.empty()) return std::nullopt;
  return Window{*from, *to};
}

}  // namespace

std::optional<CertificateFields> certificate_fields(std::string_view der) {
  const auto certificate = take(der);
  if (!is_sequence(certificate) || !der.empty()) return std::nullopt;
  std::string_view signed_part = certificate->content;
  const auto tbs = take(signed_part);
  if (!is_sequence(tbs)) return std::nullopt;
  std::string_view rest = tbs->content;
  // version [0], where there is one, then serialNumber, signature, issuer.
  const auto first = take(rest);
  const bool has_version = first && first->tag_class == V_ASN1_CONTEXT_SPECIFIC;
  if (has_version && !take(rest)) return std::nullopt;
  if (!is_sequence(take(rest)) || !is_sequence(take(rest))) return std::nullopt;
  const auto validity = take_validity(rest);
  const auto subject = take(rest);
  const auto key = take(rest);
  if (!validity || !is_sequence(subject) || !is_sequence(key)) return std::nullopt;
  return CertificateFields{key->whole, *validity};
}

}  // namespace pec::signature
