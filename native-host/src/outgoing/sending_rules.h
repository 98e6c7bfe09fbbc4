// SPDX-License-Identifier: EUPL-1.2
//
// What providers take and refuse, as figures (native-host/data/sending-rules.json), each with who
// says so.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "accounts/problem.h"
#include "accounts/providers.h"

namespace pec::outgoing {

inline constexpr std::size_t kMaxSendingRulesBytes = std::size_t{256} * 1024;

// What one provider states of itself; what it does not state is empty.
struct ProviderLimits {
  std::optional<std::uint64_t> bytes;  // the message as encoded x its recipients
  std::optional<std::uint64_t> recipients;
};

class SendingRules {
 public:
  // `file`: sending-rules.json; `providers`: by which a domain leads to its provider.
  // Errors: the file cannot be read, or is not of this form ("syntax").
  static tl::expected<SendingRules, accounts::Problem> load(const std::filesystem::path& file,
                                                            accounts::Providers providers);
  static tl::expected<SendingRules, accounts::Problem> parse(std::string_view text,
                                                             accounts::Providers providers);

  // Up to here every provider must accept: the message as encoded x its recipients.
  std::uint64_t bytes_for_all() const { return bytes_for_all_; }
  // Above this, a provider that states no number may refuse.
  std::uint64_t usual_recipients() const { return usual_recipients_; }
  // "exe": an extension, in any case, that providers refuse.
  bool refuses(std::string_view extension) const;

  // The name of the provider whose mailbox this is; empty: not known.
  std::string provider_of(std::string_view address) const;
  ProviderLimits limits_of(std::string_view provider) const;

 private:
  accounts::Providers providers_;
  std::uint64_t bytes_for_all_ = 0;
  std::uint64_t usual_recipients_ = 0;
  std::set<std::string, std::less<>> extensions_;
  std::map<std::string, ProviderLimits, std::less<>> limits_;
};

}  // namespace pec::outgoing
