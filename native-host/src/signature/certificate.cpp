// SPDX-License-Identifier: EUPL-1.2
#include "signature/certificate.h"

#include <algorithm>
#include <array>
#include <ctime>

#include "text/ascii.h"

namespace pec::signature {
namespace {

std::string text_of(const ASN1_STRING* value) {
  unsigned char* utf8 = nullptr;
  const int size = ASN1_STRING_to_UTF8(&utf8, value);
  if (size < 0) return {};
  std::string out(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(size));
  OPENSSL_free(utf8);
  return out;
}

std::string name_entry(const X509_NAME* name, int nid) {
  const int index = X509_NAME_get_index_by_NID(name, nid, -1);
  if (index < 0) return {};
  return text_of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index)));
}

std::string first_of(const X509_NAME* name, int preferred, int otherwise) {
  std::string text = name_entry(name, preferred);
  return text.empty() ? name_entry(name, otherwise) : text;
}

std::string serial_hex(const X509* certificate) {
  const ASN1_INTEGER* serial = X509_get0_serialNumber(certificate);
  std::string out = hex({reinterpret_cast<const char*>(ASN1_STRING_get0_data(serial)),
                         static_cast<std::size_t>(ASN1_STRING_length(serial))});
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c; });
  return out;
}

std::string ia5(const ASN1_IA5STRING* value) {
  return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
          static_cast<std::size_t>(ASN1_STRING_length(value))};
}

std::vector<std::string> subject_emails(const X509* certificate) {
  std::vector<std::string> out;
  const NamesHandle names(static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
    const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
    if (name->type == GEN_EMAIL) out.push_back(ia5(name->d.rfc822Name));
  }
  return out;
}

std::string dotted(const ASN1_OBJECT* object) {
  std::array<char, 128> text{};
  const int size = OBJ_obj2txt(text.data(), static_cast<int>(text.size()), object, 1);
  return size > 0 && static_cast<std::size_t>(size) < text.size() ? std::string(text.data())
                                                                  : std::string{};
}

}  // namespace

Window intersection(const Window& a, const Window& b) {
  return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

std::optional<std::chrono::sys_seconds> to_instant(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::year{parts.tm_year + 1900},
                                        std::chrono::month(static_cast<unsigned>(parts.tm_mon + 1)),
                                        std::chrono::day(static_cast<unsigned>(parts.tm_mday))};
  return std::chrono::sys_days{day} + std::chrono::hours{parts.tm_hour} +
         std::chrono::minutes{parts.tm_min} + std::chrono::seconds{parts.tm_sec};
}

Window validity(const X509* certificate) {
  const auto from = to_instant(X509_get0_notBefore(certificate));
  const auto to = to_instant(X509_get0_notAfter(certificate));
  if (from && to) return {*from, *to};
  // Empty, as every window is that it is intersected with; and both ends can be written as dates,
  // which those of sys_seconds cannot.
  constexpr std::chrono::sys_seconds kEpoch{};
  return {kEpoch + std::chrono::seconds{1}, kEpoch};
}

std::string der(const X509* certificate) {
  unsigned char* bytes = nullptr;
  const int size = i2d_X509(certificate, &bytes);
  if (size <= 0) return {};
  std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  OPENSSL_free(bytes);
  return out;
}

Signer signer_facts(X509* certificate, const LibraryContext& context) {
  const Window window = validity(certificate);
  return {first_of(X509_get_subject_name(certificate), NID_organizationName, NID_commonName),
          subject_emails(certificate),
          first_of(X509_get_issuer_name(certificate), NID_commonName, NID_organizationName),
          serial_hex(certificate),
          context.sha256_hex(der(certificate)),
          window.from,
          window.to};
}

std::vector<std::string> policies(X509* certificate) {
  std::vector<std::string> out;
  const PoliciesHandle list(static_cast<CERTIFICATEPOLICIES*>(
      X509_get_ext_d2i(certificate, NID_certificate_policies, nullptr, nullptr)));
  for (int i = 0; list && i < sk_POLICYINFO_num(list.get()); ++i)
    out.push_back(dotted(sk_POLICYINFO_value(list.get(), i)->policyid));
  return out;
}

std::vector<std::string> permitted_hosts(X509* ca) {
  std::vector<std::string> out;
  const NameConstraintsHandle constraints(
      static_cast<NAME_CONSTRAINTS*>(X509_get_ext_d2i(ca, NID_name_constraints, nullptr, nullptr)));
  if (!constraints) return out;
  const STACK_OF(GENERAL_SUBTREE)* permitted = constraints->permittedSubtrees;
  for (int i = 0; i < sk_GENERAL_SUBTREE_num(permitted); ++i) {
    const GENERAL_NAME* base = sk_GENERAL_SUBTREE_value(permitted, i)->base;
    if (base->type == GEN_EMAIL) out.push_back(text::lower(ia5(base->d.rfc822Name)));
  }
  return out;
}

}  // namespace pec::signature
