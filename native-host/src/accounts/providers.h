// SPDX-License-Identifier: EUPL-1.2
//
// What is known of each PEC provider's servers (native-host/data/providers.json), and how well.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "accounts/problem.h"

namespace pec::accounts {

inline constexpr std::size_t kMaxProvidersBytes = std::size_t{1024} * 1024;

// How many sources agree; `low` is one old or untested source.
enum class Confidence { low, medium, high };

// Where mail programs connect; always with TLS from the first byte.
struct Endpoint {
  std::string host;
  int port = 0;
  Confidence confidence = Confidence::low;
};

// With what one logs in.
enum class UserForm { unknown, full_address, other_than_address };

struct Provider {
  std::string name;
  std::vector<std::string> mailbox_domains;
  std::optional<Endpoint> imap;
  std::optional<Endpoint> pop3;
  std::optional<Endpoint> smtp;
  UserForm user_form = UserForm::unknown;
};

class Providers {
 public:
  // Errors: the file cannot be read, or is not of this form ("syntax").
  static tl::expected<Providers, Problem> load(const std::filesystem::path& file);
  static tl::expected<Providers, Problem> parse(std::string_view text);

  // The provider one of whose servers this is, whose mailboxes end in this domain; null: none
  // known. Unconfirmed hosts of the file are not among them.
  const Provider* by_host(std::string_view host) const;
  const Provider* by_domain(std::string_view domain) const;

  const std::vector<Provider>& all() const { return all_; }

  // Domains known not to be PEC: of free mailboxes, and of services that are closed; and the ends
  // of the names of mail exchangers that are a provider's for certain. In lower case.
  const std::vector<std::string>& consumer_domains() const { return consumer_domains_; }
  const std::vector<std::string>& closed_domains() const { return closed_domains_; }
  const std::vector<std::string>& mx_suffixes() const { return mx_suffixes_; }

 private:
  std::vector<Provider> all_;
  std::vector<std::string> consumer_domains_;
  std::vector<std::string> closed_domains_;
  std::vector<std::string> mx_suffixes_;
};

}  // namespace pec::accounts
