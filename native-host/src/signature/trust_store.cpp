// SPDX-License-Identifier: EUPL-1.2
#include "signature/trust_store.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <openssl/err.h>

#include "signature/certificate.h"
#include "signature/certificate_fields.h"
#include "signature/library_context.h"
#include "signature/trust_files.h"
#include "text/ascii.h"
#include "text/instant.h"
#include "text/paths.h"

namespace pec::signature {
namespace {

using Folder = std::filesystem::path;

TrustError fault(const Folder& file, std::string what) {
  return {text::utf8_of(file), std::move(what)};
}

std::optional<Edition> edition_of(std::string certificate, const LibraryContext& context) {
  const auto fields = certificate_fields(certificate);
  if (!fields) return std::nullopt;
  std::string hash = context.sha256_hex(certificate);
  return Edition{std::move(certificate), std::move(hash), fields->validity.from,
                 fields->validity.to};
}

std::string key_of(const Edition& edition, const LibraryContext& context) {
  const auto fields = certificate_fields(edition.der);
  return fields ? context.sha256_hex(fields->public_key) : std::string();
}

// A file that anchors.json names; it may not lead out of its folder.
tl::expected<Edition, TrustError> named_certificate(const Folder& folder, const Folder& name,
                                                    const LibraryContext& context) {
  const Folder file = folder / name;
  if (name.empty() || name.filename() != name)
    return tl::unexpected(
        fault(folder / "anchors.json", "names no plain file: " + text::utf8_of(name)));
  const auto bytes = read_trust_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  auto edition = edition_of(certificate_der(*bytes), context);
  if (!edition) return tl::unexpected(fault(file, "is no X.509 certificate"));
  return std::move(*edition);
}

tl::expected<Edition, TrustError> read_edition(const Folder& folder, const nlohmann::json& entry,
                                               const Authority& authority,
                                               const LibraryContext& context) {
  const Folder name = text::path_of(entry.is_object() ? text_member(entry, "file") : std::string{});
  auto edition = named_certificate(folder, name, context);
  if (!edition) return edition;
  if (edition->sha256 != text_member(entry, "sha256"))
    return tl::unexpected(fault(folder / name, "has another SHA-256 than anchors.json says"));
  if (key_of(*edition, context) != authority.spki_sha256)
    return tl::unexpected(fault(folder / name, "holds another key than the pinned one"));
  return edition;
}

tl::expected<Authority, TrustError> read_authority(const Folder& folder,
                                                   const nlohmann::json& entry, Origin origin,
                                                   const LibraryContext& context) {
  const Folder manifest = folder / "anchors.json";
  if (!entry.is_object()) return tl::unexpected(fault(manifest, "holds an authority of no object"));
  Authority authority;
  authority.name = text_member(entry, "name");
  authority.spki_sha256 = text_member(entry, "spki_sha256");
  authority.required_policy = text_member(entry, "required_policy");
  authority.origin = origin;
  const auto level = entry.find("security_level");
  if (level != entry.end() && level->is_number_integer()) authority.security_level = *level;
  authority.accept_by_key = entry.contains("accept_by_key") && entry["accept_by_key"] == true;
  authority.historic = entry.contains("historic") && entry["historic"] == true;
  if (const std::string root = text_member(entry, "root"); !root.empty()) {
    auto certificate = named_certificate(folder, text::path_of(root), context);
    if (!certificate) return tl::unexpected(certificate.error());
    authority.root_der = std::move(certificate->der);
  }
  const auto editions = entry.find("editions");
  if (editions == entry.end() || !editions->is_array() || editions->size() > kMaxEditions)
    return tl::unexpected(fault(manifest, "lists no editions for " + authority.name));
  for (const nlohmann::json& item : *editions) {
    auto edition = read_edition(folder, item, authority, context);
    if (!edition) return tl::unexpected(edition.error());
    authority.editions.push_back(std::move(*edition));
  }
  return authority;
}

tl::expected<std::vector<Distrusted>, TrustError> read_distrusted(const Folder& file) {
  std::vector<Distrusted> out;
  const auto json = read_trust_json(file);
  if (!json) return tl::unexpected(json.error());
  const auto entries = json->find("entries");
  if (entries == json->end() || !entries->is_array())
    return tl::unexpected(fault(file, "has no entries"));
  for (const nlohmann::json& entry : *entries) {
    const bool object = entry.is_object();
    const auto from = text::parse_rfc3339(object ? text_member(entry, "from") : std::string{});
    std::string hash = text::lower(object ? text_member(entry, "sha256") : std::string{});
    // An entry that cannot be read would silently trust what someone meant to distrust.
    const bool is_hash =
        hash.size() == 64 && hash.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!from || !is_hash)
      return tl::unexpected(fault(file, "holds an entry without sha256 or from"));
    out.push_back({std::move(hash), from->utc, text_member(entry, "reason")});
  }
  return out;
}

// A folder of bare certificates: each is an authority of its own, with today's rules.
tl::expected<std::vector<Authority>, TrustError> read_bare(const Folder& folder,
                                                           const LibraryContext& context) {
  std::vector<Authority> out;
  for (const Folder& file : certificate_files(folder)) {
    auto certificate = named_certificate(folder, file.filename(), context);
    if (!certificate) return tl::unexpected(certificate.error());
    Authority authority;
    authority.name = text::utf8_of(file.stem());
    authority.spki_sha256 = key_of(*certificate, context);
    authority.origin = Origin::local;
    authority.editions.push_back(std::move(*certificate));
    out.push_back(std::move(authority));
  }
  if (out.empty()) return tl::unexpected(fault(folder, "holds no anchors.json and no certificate"));
  return out;
}

// Whether `edition` is a CA that `root` signed (RFC 5280, 6.1, for a path of one step).
bool issued_by(X509* edition, const std::string& root_der, const LibraryContext& context) {
  const X509Handle root = context.certificate(root_der);
  if (!root) return false;
  const bool good = X509_check_ca(edition) == 1 &&
                    X509_check_issued(root.get(), edition) == X509_V_OK &&
                    X509_verify(edition, X509_get0_pubkey(root.get())) == 1 &&
                    !intersection(validity(edition), validity(root.get())).empty();
  ERR_clear_error();
  return good;
}

}  // namespace

tl::expected<TrustStore, TrustError> TrustStore::load(const std::filesystem::path& folder,
                                                      Origin origin) {
  const LibraryContext context;
  TrustStore store;
  std::error_code error;
  const Folder manifest = folder / "anchors.json";
  if (origin == Origin::local && !std::filesystem::exists(manifest, error)) {
    auto bare = read_bare(folder, context);
    if (!bare) return tl::unexpected(bare.error());
    store.authorities_ = std::move(*bare);
    return store;
  }
  const auto json = read_trust_json(manifest);
  if (!json) return tl::unexpected(json.error());
  store.version_ = text_member(*json, "version");
  store.date_ = text_member(*json, "date");
  const auto authorities = json->find("authorities");
  if (authorities == json->end() || !authorities->is_array() || authorities->empty())
    return tl::unexpected(fault(manifest, "lists no authorities"));
  for (const nlohmann::json& entry : *authorities) {
    auto authority = read_authority(folder, entry, origin, context);
    if (!authority) return tl::unexpected(authority.error());
    store.authorities_.push_back(std::move(*authority));
  }
  if (const Folder list = folder / "distrusted.json"; std::filesystem::exists(list, error)) {
    auto distrusted = read_distrusted(list);
    if (!distrusted) return tl::unexpected(distrusted.error());
    store.distrusted_ = std::move(*distrusted);
  }
  return store;
}

void TrustStore::merge(TrustStore other) {
  std::move(other.authorities_.begin(), other.authorities_.end(), std::back_inserter(authorities_));
  std::move(other.distrusted_.begin(), other.distrusted_.end(), std::back_inserter(distrusted_));
}

std::vector<TrustError> TrustStore::load_added_editions(const std::filesystem::path& folder) {
  std::vector<TrustError> errors;
  for (const Folder& file : certificate_files(folder)) {
    const auto bytes = read_trust_file(file);
    if (!bytes) {
      errors.push_back(bytes.error());
    } else if (const auto added = add_edition(*bytes, text::utf8_of(file)); !added) {
      errors.push_back(added.error());
    }
  }
  return errors;
}

tl::expected<Edition, TrustError> TrustStore::add_edition(std::string_view bytes,
                                                          std::string_view file) {
  const LibraryContext context;
  const auto refuse = [file](std::string what) {
    return tl::unexpected(TrustError{std::string(file), std::move(what)});
  };
  if (bytes.size() > kMaxTrustFileBytes) return refuse("is larger than 1 MiB");
  const X509Handle certificate = context.certificate(bytes);
  if (!certificate) return refuse("is no X.509 certificate");
  const auto edition = edition_of(der(certificate.get()), context);
  if (!edition) return refuse("is no X.509 certificate");
  const std::string key = key_of(*edition, context);
  const auto authority =
      std::find_if(authorities_.begin(), authorities_.end(), [&key](const Authority& candidate) {
        return candidate.origin == Origin::shipped && candidate.spki_sha256 == key &&
               !candidate.root_der.empty();
      });
  if (authority == authorities_.end()) return refuse("does not hold the key of a known authority");
  if (!issued_by(certificate.get(), authority->root_der, context))
    return refuse("is not issued by the root of " + authority->name);
  const bool known =
      std::any_of(authority->editions.begin(), authority->editions.end(),
                  [&edition](const Edition& other) { return other.sha256 == edition->sha256; });
  if (!known && authority->editions.size() >= kMaxEditions) return refuse("would be one too many");
  if (!known) authority->editions.push_back(*edition);
  return *edition;
}

}  // namespace pec::signature
