// SPDX-License-Identifier: EUPL-1.2
#include "signature/chain.h"

#include <algorithm>
#include <array>

#include <openssl/err.h>

#include "mail/values.h"
#include "text/instant.h"

namespace pec::signature {
namespace {

// What a verification of leaf -> anchor may overlook; passed to OpenSSL's callback.
struct Tolerance {
  // The pinned key vouches where no edition does: the edition's own dates and host list are then
  // beside the point (trust-anchor cautions: the editions before 2018-04-04 are not known).
  bool edition_dates_and_hosts = false;
};

bool tolerated(int error, int depth, const Tolerance& tolerance) {
  // The signer's key usage is a check of its own (signer.usage).
  if (error == X509_V_ERR_INVALID_PURPOSE) return depth == 0;
  if (!tolerance.edition_dates_and_hosts) return false;
  if (error == X509_V_ERR_PERMITTED_VIOLATION) return true;
  return depth > 0 &&
         (error == X509_V_ERR_CERT_NOT_YET_VALID || error == X509_V_ERR_CERT_HAS_EXPIRED);
}

int on_verify(int ok, X509_STORE_CTX* context) {
  if (ok == 1) return 1;
  const auto* tolerance = static_cast<const Tolerance*>(X509_STORE_CTX_get_app_data(context));
  if (!tolerated(X509_STORE_CTX_get_error(context), X509_STORE_CTX_get_error_depth(context),
                 *tolerance))
    return 0;
  X509_STORE_CTX_set_error(context, X509_V_OK);
  return 1;
}

// Verifies `leaf` against the one certificate in `store` as if it were `time`; X509_V_OK or an
// error.
int verify_chain(X509* leaf, X509_STORE* store, const LibraryContext& library, int security_level,
                 std::chrono::sys_seconds time, Tolerance tolerance) {
  const X509StoreCtxHandle context(X509_STORE_CTX_new_ex(library.get(), nullptr));
  if (!context || X509_STORE_CTX_init(context.get(), store, leaf, nullptr) != 1)
    return X509_V_ERR_UNSPECIFIED;
  X509_VERIFY_PARAM* parameters = X509_STORE_CTX_get0_param(context.get());
  X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
  X509_VERIFY_PARAM_set_purpose(parameters, X509_PURPOSE_SMIME_SIGN);
  X509_VERIFY_PARAM_set_auth_level(parameters, security_level);
  X509_VERIFY_PARAM_set_time(parameters, static_cast<std::time_t>(time.time_since_epoch().count()));
  X509_STORE_CTX_set_app_data(context.get(), &tolerance);
  X509_STORE_CTX_set_verify_cb(context.get(), on_verify);
  const bool good = X509_verify_cert(context.get()) == 1;
  const int error = X509_STORE_CTX_get_error(context.get());
  ERR_clear_error();
  if (good) return X509_V_OK;
  return error == X509_V_OK ? X509_V_ERR_UNSPECIFIED : error;
}

void read_key(SignerRecord& record) {
  const EVP_PKEY* key = X509_get0_pubkey(record.certificate.get());
  if (key == nullptr) return;
  const char* name = EVP_PKEY_get0_type_name(key);
  record.key_type = name == nullptr ? "" : name;
  record.key_bits = EVP_PKEY_get_bits(key);
}

// RFC 8550, 4.4: absent usages restrict nothing; X509_get_* then return all bits set.
void read_usage(SignerRecord& record) {
  X509* certificate = record.certificate.get();
  record.may_sign = (X509_get_key_usage(certificate) & KU_DIGITAL_SIGNATURE) != 0;
  record.may_protect_mail = (X509_get_extended_key_usage(certificate) & XKU_SMIME) != 0;
}

bool strong_enough(const SignerRecord& record) {
  return record.key_type != "RSA" || record.key_bits >= kMinRsaBits;
}

bool has_policy(const SignerRecord& record, const std::string& policy) {
  if (policy.empty()) return true;
  const std::vector<std::string> found = policies(record.certificate.get());
  return std::find(found.begin(), found.end(), policy) != found.end();
}

}  // namespace

const Vouch* SignerRecord::vouch_at(std::chrono::sys_seconds time) const {
  const auto found = std::find_if(vouches.begin(), vouches.end(), [time](const Vouch& vouch) {
    return vouch.window.contains(time);
  });
  return found == vouches.end() ? nullptr : &*found;
}

ChainJudge::ChainJudge(const TrustStore& trust, const LibraryContext& context)
    : trust_(trust), context_(context) {
  for (std::size_t i = 0; i < trust.authorities().size(); ++i) {
    for (const Edition& edition : trust.authorities()[i].editions) {
      X509Handle certificate = context.certificate(edition.der);
      X509StoreHandle store(X509_STORE_new());
      if (!certificate || !store) continue;
      X509_STORE_add_cert(store.get(), certificate.get());
      const Window window = signature::validity(certificate.get());
      editions_.push_back(
          {i, std::move(certificate), std::move(store), window, std::nullopt, edition.sha256});
    }
  }
  // The edition in force at a time is the one that began last before it.
  std::stable_sort(editions_.begin(), editions_.end(), [](const Candidate& a, const Candidate& b) {
    return a.authority != b.authority ? a.authority < b.authority
                                      : a.validity.from > b.validity.from;
  });
}

ChainJudge::Remembered& ChainJudge::remembered(std::string_view der) {
  const auto known = remembered_.find(der);
  if (known != remembered_.end()) return known->second;
  return remembered_.emplace(der, Remembered{context_.certificate_from_der(der), nullptr})
      .first->second;
}

void ChainJudge::make_room(std::size_t certificates) {
  if (remembered_.size() + certificates > kMaxRememberedSigners) remembered_.clear();
}

X509* ChainJudge::certificate(std::string_view der) { return remembered(der).certificate.get(); }

const SignerRecord& ChainJudge::record(X509* certificate) {
  const std::string bytes = der(certificate);
  if (!remembered_.contains(bytes)) make_room(1);
  Remembered& entry = remembered(bytes);
  if (!entry.record) entry.record = std::make_unique<SignerRecord>(judge(entry.certificate.get()));
  return *entry.record;
}

SignerRecord ChainJudge::judge(X509* certificate) {
  SignerRecord record;
  if (certificate == nullptr || X509_up_ref(certificate) != 1) {
    record.refusal = "chain";
    return record;
  }
  record.certificate.reset(certificate);
  record.facts = signer_facts(record.certificate.get(), context_);
  record.validity = signature::validity(record.certificate.get());
  record.distrusted = distrust(record.facts.sha256);
  read_key(record);
  read_usage(record);
  for (const std::string& email : record.facts.emails)
    if (std::string host = mail::domain_of(email); is_registered(host))
      record.registered_host = std::move(host);
  record.refusal = "unknown-issuer";
  for (std::size_t i = 0; i < trust_.authorities().size(); ++i) judge_authority(i, record);
  return record;
}

// The newest editions come first and list the most hosts, so the others are hardly ever read.
bool ChainJudge::is_registered(const std::string& host) {
  return std::any_of(editions_.begin(), editions_.end(), [&host](Candidate& edition) {
    if (!edition.hosts) edition.hosts = permitted_hosts(edition.certificate.get());
    return std::find(edition.hosts->begin(), edition.hosts->end(), host) != edition.hosts->end();
  });
}

void ChainJudge::judge_authority(std::size_t index, SignerRecord& record) const {
  const Authority& authority = trust_.authorities()[index];
  std::optional<Vouch> by_key;
  for (const Candidate& edition : editions_) {
    if (edition.authority != index) continue;
    EVP_PKEY* key = X509_get0_pubkey(edition.certificate.get());
    const bool signed_by = X509_verify(record.certificate.get(), key) == 1;
    ERR_clear_error();
    if (!signed_by) return;  // every edition of an authority holds the same key
    record.refusal = "chain";
    if (!strong_enough(record)) return;
    if (!has_policy(record, authority.required_policy)) {
      record.refusal = "policy";
      return;
    }
    if (std::optional<Vouch> vouch = vouch_of(edition, record))
      record.vouches.push_back(std::move(*vouch));
    if (authority.accept_by_key && !by_key) by_key = vouch_of_key(edition, record);
  }
  if (by_key) record.vouches.push_back(std::move(*by_key));
}

std::optional<Vouch> ChainJudge::vouch_of(const Candidate& edition, SignerRecord& record) const {
  const Authority& authority = trust_.authorities()[edition.authority];
  const Window window = intersection(edition.validity, record.validity);
  if (window.empty()) return std::nullopt;
  const int error = verify_chain(record.certificate.get(), edition.store.get(), context_,
                                 authority.security_level, window.from, {});
  if (error != X509_V_OK) {
    record.refusal_error = X509_verify_cert_error_string(error);
    return std::nullopt;
  }
  return Vouch{{authority.name, edition.sha256, text::iso_day(edition.validity.from),
                authority.origin == Origin::local},
               window,
               authority.historic,
               false};
}

std::optional<Vouch> ChainJudge::vouch_of_key(const Candidate& edition,
                                              const SignerRecord& record) const {
  const Authority& authority = trust_.authorities()[edition.authority];
  if (record.validity.empty()) return std::nullopt;
  const int error = verify_chain(record.certificate.get(), edition.store.get(), context_,
                                 authority.security_level, record.validity.from,
                                 {.edition_dates_and_hosts = true});
  if (error != X509_V_OK) return std::nullopt;
  return Vouch{{authority.name, {}, {}, authority.origin == Origin::local},
               record.validity,
               authority.historic,
               true};
}

std::optional<Distrusted> ChainJudge::distrust(const std::string& sha256) const {
  const auto list = trust_.distrusted();
  const auto found = std::find_if(list.begin(), list.end(), [&sha256](const Distrusted& entry) {
    return entry.sha256 == sha256;
  });
  return found == list.end() ? std::nullopt : std::optional(*found);
}

}  // namespace pec::signature
