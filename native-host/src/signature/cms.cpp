// SPDX-License-Identifier: EUPL-1.2
#include "signature/cms.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <openssl/err.h>
#include <openssl/objects.h>

#include "signature/certificate_slices.h"

namespace pec::signature {
namespace {

// The content digests that are believed. MD5 and older are not: collisions cost seconds.
constexpr std::array<std::pair<int, std::string_view>, 5> kDigests = {{
    {NID_sha1, "sha1"},
    {NID_sha224, "sha224"},
    {NID_sha256, "sha256"},
    {NID_sha384, "sha384"},
    {NID_sha512, "sha512"},
}};

int digest_nid(CMS_SignerInfo* signer) {
  X509_ALGOR* digest = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &digest, nullptr);
  const ASN1_OBJECT* object = nullptr;
  X509_ALGOR_get0(&object, nullptr, nullptr, digest);
  return OBJ_obj2nid(object);
}

// "sha256"; empty for a digest that is not believed.
std::string_view digest_name(CMS_SignerInfo* signer) {
  const int nid = digest_nid(signer);
  const auto* found = std::find_if(kDigests.begin(), kDigests.end(),
                                   [nid](const auto& row) { return row.first == nid; });
  return found == kDigests.end() ? std::string_view{} : found->second;
}

enum class LineEnds { as_stored, crlf };

// Passes content to a BIO chain of digests, block by block.
class DigestFeed {
 public:
  explicit DigestFeed(BIO* chain) : chain_(chain) {}

  bool as_stored(std::string_view content) {
    constexpr std::size_t kBlock = std::size_t{1} << 20;
    for (; good_ && !content.empty(); content.remove_prefix(std::min(kBlock, content.size())))
      write(content.substr(0, kBlock));
    return good_;
  }

  // The canonical form of text (RFC 8551, 3.1.1): every LF without a CR gets one.
  bool crlf(std::string_view content) {
    char previous = '\0';
    for (const char c : content) {
      if (used_ + 2 > block_.size()) flush();
      if (c == '\n' && previous != '\r') block_[used_++] = '\r';
      block_[used_++] = c;
      previous = c;
    }
    flush();
    return good_;
  }

 private:
  void write(std::string_view bytes) {
    const int size = static_cast<int>(bytes.size());
    good_ = good_ && BIO_write(chain_, bytes.data(), size) == size;
  }
  void flush() {
    if (used_ > 0) write({block_.data(), std::exchange(used_, 0)});
  }

  BIO* chain_;
  bool good_ = true;
  std::size_t used_ = 0;
  std::array<char, 16384> block_{};
};

// Computes the signer's own digest and lets OpenSSL compare. CMS_dataInit would compute every
// digest that SignedData names, an unsigned list of any length.
bool content_matches(CMS_SignerInfo* signer, std::string_view content, LineEnds ends,
                     const LibraryContext& context) {
  const DigestHandle digest(EVP_MD_fetch(context.get(), OBJ_nid2sn(digest_nid(signer)), nullptr));
  const BioHandle chain(BIO_new(BIO_f_md()));
  if (!digest || !chain || BIO_set_md(chain.get(), digest.get()) != 1) return false;
  BIO_push(chain.get(), BIO_new(BIO_s_null()));
  DigestFeed feed(chain.get());
  const bool fed = ends == LineEnds::crlf ? feed.crlf(content) : feed.as_stored(content);
  const bool matches = fed && CMS_SignerInfo_verify_content(signer, chain.get()) == 1;
  ERR_clear_error();
  return matches;
}

// Tries the likelier form first; both are always tried, so the order changes only the time it
// takes.
std::optional<LineEnds> matching_form(CMS_SignerInfo* signer, std::string_view content,
                                      const LibraryContext& context) {
  const std::size_t line = content.find('\n');
  const bool stored_with_lf =
      line != std::string_view::npos && (line == 0 || content[line - 1] != '\r');
  const std::array<LineEnds, 2> order = stored_with_lf
                                            ? std::array{LineEnds::crlf, LineEnds::as_stored}
                                            : std::array{LineEnds::as_stored, LineEnds::crlf};
  for (const LineEnds ends : order)
    if (content_matches(signer, content, ends, context)) return ends;
  return std::nullopt;
}

CmsHandle parse(std::string_view bytes, const LibraryContext& context, bool& trailing) {
  CmsHandle cms(CMS_ContentInfo_new_ex(context.get(), nullptr));
  CMS_ContentInfo* raw = cms.release();
  const auto* begin = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* data = begin;
  // d2i frees `raw` on failure and returns null.
  cms.reset(d2i_CMS_ContentInfo(&raw, &data, static_cast<long>(bytes.size())));
  ERR_clear_error();
  trailing = cms && static_cast<std::size_t>(data - begin) < bytes.size();
  return cms;
}

bool has_no_parameters(const X509_ALGOR* algorithm) {
  int parameter = V_ASN1_UNDEF;
  X509_ALGOR_get0(nullptr, &parameter, nullptr, algorithm);
  return parameter == V_ASN1_UNDEF || parameter == V_ASN1_NULL;
}

// What OpenSSL leaves unjudged in a SignerInfo and no honest signer gets wrong: parameters of the
// digest and of RSA's PKCS #1 v1.5 algorithms are absent or NULL (RFC 5754, 2; RFC 3370, 3.2), and
// a signature algorithm that names a digest names the same one.
bool well_shaped(CMS_SignerInfo* signer) {
  X509_ALGOR* digest = nullptr;
  X509_ALGOR* signature = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &digest, &signature);
  if (!has_no_parameters(digest)) return false;
  const ASN1_OBJECT* object = nullptr;
  X509_ALGOR_get0(&object, nullptr, nullptr, signature);
  int named_digest = NID_undef;
  int key = NID_undef;
  OBJ_find_sigid_algs(OBJ_obj2nid(object), &named_digest, &key);
  const bool pkcs1 = OBJ_obj2nid(object) == NID_rsaEncryption || key == NID_rsaEncryption;
  if (pkcs1 && !has_no_parameters(signature)) return false;
  return named_digest == NID_undef || named_digest == digest_nid(signer);
}

bool is_data(const ASN1_OBJECT* type) { return OBJ_obj2nid(type) == NID_pkcs7_data; }

// RFC 5652, 11.1: with signed attributes, contentType must be that of the content, here id-data
// (RFC 8551, 2.4.1).
bool content_type_agrees(CMS_ContentInfo* cms, CMS_SignerInfo* signer) {
  if (!is_data(CMS_get0_eContentType(cms))) return false;
  if (CMS_signed_get_attr_count(signer) < 0) return true;
  const auto* value = static_cast<const ASN1_OBJECT*>(
      CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_contentType), -3, V_ASN1_OBJECT));
  return value != nullptr && is_data(value);
}

// The record of the certificate among `candidates` that the SignerInfo names (RFC 5652, 5.3).
const SignerRecord* signer_record(CMS_SignerInfo* signer, const std::vector<X509*>& candidates,
                                  ChainJudge& judge) {
  const auto found = std::find_if(candidates.begin(), candidates.end(), [signer](X509* one) {
    return CMS_SignerInfo_cert_cmp(signer, one) == 0;
  });
  if (found == candidates.end()) return nullptr;
  const SignerRecord& record = judge.record(*found);
  return record.certificate ? &record : nullptr;
}

// A SignedData with the certificates that came in it.
struct OpenedCms {
  CmsHandle cms;
  X509StackHandle owned;            // the certificates, where OpenSSL decoded them with the rest
  std::vector<X509*> certificates;  // borrowed from `owned` or from the ChainJudge
  bool trailing_data = false;
};

// Everything decoded by OpenSSL in one go.
OpenedCms open_whole(std::string_view bytes, const LibraryContext& context) {
  OpenedCms out;
  out.cms = parse(bytes, context, out.trailing_data);
  if (out.cms) out.owned.reset(CMS_get1_certs(out.cms.get()));
  for (int i = 0; out.owned && i < sk_X509_num(out.owned.get()); ++i)
    out.certificates.push_back(sk_X509_value(out.owned.get(), i));
  return out;
}

// Certificates from the judge's memory, the rest by OpenSSL; none unless that is the plain case.
std::optional<OpenedCms> open_sliced(std::string_view bytes, const LibraryContext& context,
                                     ChainJudge& judge) {
  const std::optional<SlicedCms> sliced = slice_certificates(bytes);
  if (!sliced || sliced->certificates.size() > kMaxCertificates) return std::nullopt;
  OpenedCms out;
  judge.make_room(sliced->certificates.size());
  for (const std::string_view one : sliced->certificates) {
    out.certificates.push_back(judge.certificate(one));
    // OpenSSL refuses a SignedData for one bad certificate; let it say so.
    if (out.certificates.back() == nullptr) return std::nullopt;
  }
  out.cms = parse(sliced->rest, context, out.trailing_data);
  return out;
}

std::optional<std::chrono::sys_seconds> signing_time(CMS_SignerInfo* signer) {
  const int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
  if (at < 0) return std::nullopt;
  X509_ATTRIBUTE* attribute = CMS_signed_get_attr(signer, at);
  const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(attribute, 0);
  if (value == nullptr || X509_ATTRIBUTE_count(attribute) != 1) return std::nullopt;
  if (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME) return std::nullopt;
  return to_instant(value->value.utctime);
}

// The parts of SignedData that must be right before any digest is worth computing.
std::string_view malformed_reason(CMS_ContentInfo* cms) {
  if (cms == nullptr || OBJ_obj2nid(CMS_get0_type(cms)) != NID_pkcs7_signed) return "not-cms";
  if (CMS_is_detached(cms) != 1) return "attached";
  const STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(cms);
  if (signers == nullptr || sk_CMS_SignerInfo_num(signers) != 1) return "signers";
  CMS_SignerInfo* signer = sk_CMS_SignerInfo_value(signers, 0);
  if (!well_shaped(signer) || !content_type_agrees(cms, signer)) return "shape";
  return {};
}

void judge_integrity(CMS_SignerInfo* signer, std::string_view content,
                     const LibraryContext& context, CmsResult& result) {
  const bool has_attributes = CMS_signed_get_attr_count(signer) >= 0;
  if (has_attributes && CMS_SignerInfo_verify(signer) != 1) {
    result.state = State::invalid;
    result.reason = "value";
    return;
  }
  const std::optional<LineEnds> form = matching_form(signer, content, context);
  if (!form) {
    result.state = State::mismatch;
    result.reason = "digest";
    return;
  }
  result.state = State::intact;
  result.canonicalised = *form == LineEnds::crlf;
  result.signed_at = signing_time(signer);
}

}  // namespace

CmsResult verify_cms(std::string_view content, std::string_view cms_bytes,
                     const LibraryContext& context, ChainJudge& judge, CmsReading reading) {
  CmsResult result;
  std::optional<OpenedCms> sliced;
  if (reading == CmsReading::sliced) sliced = open_sliced(cms_bytes, context, judge);
  const OpenedCms opened = sliced ? std::move(*sliced) : open_whole(cms_bytes, context);
  const CmsHandle& cms = opened.cms;
  result.trailing_data = opened.trailing_data;
  result.reason = malformed_reason(cms.get());
  if (!result.reason.empty()) {
    ERR_clear_error();
    return result;
  }
  CMS_SignerInfo* signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms.get()), 0);
  result.digest = digest_name(signer);
  if (opened.certificates.size() <= kMaxCertificates)
    result.signer = signer_record(signer, opened.certificates, judge);
  if (result.digest.empty() || result.signer == nullptr) {
    result.state = State::unverifiable;
    result.reason = result.digest.empty() ? "unsupported-digest" : "no-certificate";
    return result;
  }
  CMS_SignerInfo_set1_signer_cert(signer, result.signer->certificate.get());
  judge_integrity(signer, content, context, result);
  ERR_clear_error();
  return result;
}

}  // namespace pec::signature
