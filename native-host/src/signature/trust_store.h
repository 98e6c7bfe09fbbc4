// SPDX-License-Identifier: EUPL-1.2
//
// The trust anchors: which authorities may vouch for a PEC provider, and which signers are
// distrusted. Read from a folder holding `anchors.json`, optionally `distrusted.json`, and the
// certificates they name; plain data, so it can be shared by all threads.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace pec::signature {

inline constexpr std::size_t kMaxTrustFileBytes = 1024 * 1024;
inline constexpr std::size_t kMaxEditions = 256;

// Where an anchor comes from. `shipped` also covers editions a person added that carry the pinned
// key and chain to the root; `local` ones cap every verdict at level attention (anchor.local).
enum class Origin { shipped, local };

// One certificate of an authority.
struct Edition {
  std::string der;
  std::string sha256;  // lower-case hex
  std::chrono::sys_seconds not_before{};
  std::chrono::sys_seconds not_after{};
};

// A certification authority, known by its key; it may have been issued several certificates.
struct Authority {
  std::string name;             // "AgID CA1"
  std::string spki_sha256;      // SHA-256 of the DER SubjectPublicKeyInfo, lower-case hex
  int security_level = 2;       // OpenSSL authentication level for its chains
  bool accept_by_key = false;   // the key alone vouches where no edition covers the signing time
  bool historic = false;        // superseded: late arrivals under it are a warning
  std::string required_policy;  // OID the signer must carry; empty: none
  Origin origin = Origin::shipped;
  std::vector<Edition> editions;
  std::string root_der;  // what a new edition must chain to; empty: none can be added
};

// A signer no longer believed, from an instant on.
struct Distrusted {
  std::string sha256;  // of the certificate, lower-case hex
  std::chrono::sys_seconds from{};
  std::string reason;
};

// Why trust data cannot be used: which file, and what is wrong with it.
struct TrustError {
  std::string file;
  std::string what;
};

class TrustStore {
 public:
  // Reads a folder. With `Origin::local` a folder without anchors.json is accepted too: each
  // *.pem or *.crt in it then stands for an authority of its own.
  // Errors: unreadable or malformed file, an edition whose hash or key is not the declared one.
  static tl::expected<TrustStore, TrustError> load(const std::filesystem::path& folder,
                                                   Origin origin);

  // Adds another store's authorities and distrusted signers to this one.
  void merge(TrustStore other);

  // Adds to the authorities every *.pem in `folder` (the user's own, filled by add_edition) that
  // still passes the rules of add_edition. Returns one error per file that does not.
  std::vector<TrustError> load_added_editions(const std::filesystem::path& folder);

  // Takes a new edition of a shipped authority (PEM or DER bytes): its key must be the pinned one
  // and it must chain to the authority's root now or within its own validity. `file` only names it
  // in errors. Out: the edition as added to this store; nothing is written.
  tl::expected<Edition, TrustError> add_edition(std::string_view bytes, std::string_view file);

  std::span<const Authority> authorities() const { return authorities_; }
  std::span<const Distrusted> distrusted() const { return distrusted_; }
  // "2026.11.21" and "2026-11-21" of the first folder loaded.
  const std::string& version() const { return version_; }
  const std::string& date() const { return date_; }

 private:
  std::vector<Authority> authorities_;
  std::vector<Distrusted> distrusted_;
  std::string version_;
  std::string date_;
};

}  // namespace pec::signature
