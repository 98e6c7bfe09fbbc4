// SPDX-License-Identifier: EUPL-1.2
#include "doctor/tls_certificate.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <arpa/inet.h>
#include <openssl/err.h>

#include "text/cut.h"

namespace pec::doctor {
namespace {

constexpr std::size_t kMaxNameBytes = 300;

std::string name_text(const X509_NAME* name) {
  const BioHandle out(BIO_new(BIO_s_mem()));
  // RFC 4514 in reading order, and UTF-8 as it is.
  constexpr unsigned long kForm = XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB & ~XN_FLAG_SPC_EQ;
  if (!out || X509_NAME_print_ex(out.get(), name, 0, kForm) < 0) return {};
  char* data = nullptr;
  const long size = BIO_get_mem_data(out.get(), &data);
  if (size <= 0) return {};
  return text::cut_visibly(std::string_view(data, static_cast<std::size_t>(size)), kMaxNameBytes);
}

std::chrono::sys_seconds instant_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return {};
  return std::chrono::sys_seconds(std::chrono::seconds(::timegm(&parts)));
}

CertificateFacts facts_of(const X509* certificate) {
  return {
      name_text(X509_get_subject_name(certificate)), name_text(X509_get_issuer_name(certificate)),
      instant_of(X509_get0_notBefore(certificate)), instant_of(X509_get0_notAfter(certificate))};
}

std::string address_text(const ASN1_OCTET_STRING* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const int size = ASN1_STRING_length(address);
  const int family = size == 4 ? AF_INET : AF_INET6;
  if (size != 4 && size != 16) return {};
  return ::inet_ntop(family, ASN1_STRING_get0_data(address), text.data(), text.size()) == nullptr
             ? std::string()
             : std::string(text.data());
}

std::string name_text(const GENERAL_NAME* name) {
  int type = 0;
  const void* const value = GENERAL_NAME_get0_value(name, &type);
  if (type == GEN_IPADD) return address_text(static_cast<const ASN1_OCTET_STRING*>(value));
  if (type != GEN_DNS) return {};
  const auto* const host = static_cast<const ASN1_IA5STRING*>(value);
  const auto* const data = reinterpret_cast<const char*>(ASN1_STRING_get0_data(host));
  return text::cut_visibly(
      std::string_view(data, static_cast<std::size_t>(ASN1_STRING_length(host))), kMaxNameBytes);
}

// Hosts stand in the subjectAltName (RFC 6125, 6.4.4); the common name counts where there is none.
std::vector<std::string> names_of(const X509* certificate) {
  std::vector<std::string> out;
  const NamesHandle names(static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()) && out.size() < kMaxNames; ++i) {
    std::string text = name_text(sk_GENERAL_NAME_value(names.get(), i));
    if (!text.empty()) out.push_back(std::move(text));
  }
  if (!names) out.push_back(name_text(X509_get_subject_name(certificate)));
  return out;
}

bool matches(X509* certificate, const std::string& host) {
  if (X509_check_ip_asc(certificate, host.c_str(), 0) == 1) return true;
  return X509_check_host(certificate, host.data(), host.size(), 0, nullptr) == 1;
}

bool exists(const char* variable, const char* otherwise) {
  const char* const named = std::getenv(variable);
  std::error_code error;
  return std::filesystem::exists(named != nullptr ? named : otherwise, error);
}

bool has_store() {
  return exists(X509_get_default_cert_file_env(), X509_get_default_cert_file()) ||
         exists(X509_get_default_cert_dir_env(), X509_get_default_cert_dir());
}

Trusted trusted_by(int error) {
  switch (error) {
    case X509_V_OK:
      return Trusted::yes;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      return Trusted::self_signed;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
      return Trusted::unknown;
    default:
      return Trusted::invalid;
  }
}

void judge(X509* own, STACK_OF(X509) * sent, ServerCertificate& out) {
  const StoreHandle store(X509_STORE_new());
  const StoreContextHandle context(X509_STORE_CTX_new());
  if (!store || !context || X509_STORE_set_default_paths(store.get()) != 1 ||
      X509_STORE_CTX_init(context.get(), store.get(), own, sent) != 1) {
    out.trusted = Trusted::no_store;
    return;
  }
  X509_STORE_CTX_set_default(context.get(), "ssl_server");
  // Dates are a check of their own, and each certificate's problem is to be named.
  X509_STORE_CTX_set_flags(context.get(), X509_V_FLAG_NO_CHECK_TIME);
  X509_verify_cert(context.get());
  const int error = X509_STORE_CTX_get_error(context.get());
  out.trusted = trusted_by(error);
  if (out.trusted == Trusted::invalid) out.fault = X509_verify_cert_error_string(error);
  const bool nowhere = out.trusted == Trusted::unknown || out.trusted == Trusted::self_signed;
  if (nowhere && !has_store()) out.trusted = Trusted::no_store;
  STACK_OF(X509)* const chain = X509_STORE_CTX_get0_chain(context.get());
  for (int i = 0; chain != nullptr && i < sk_X509_num(chain) && out.chain.size() < kMaxChain; ++i) {
    out.chain.push_back(facts_of(sk_X509_value(chain, i)));
  }
}

}  // namespace

ServerCertificate certificate_of(const SSL* session, const std::string& host) {
  ServerCertificate out;
  const CertificateHandle own(SSL_get1_peer_certificate(session));
  judge(own.get(), SSL_get_peer_cert_chain(session), out);
  if (out.chain.empty()) out.chain.push_back(facts_of(own.get()));
  out.names = names_of(own.get());
  out.matches_host = matches(own.get(), host);
  ERR_clear_error();
  return out;
}

}  // namespace pec::doctor
