// SPDX-License-Identifier: EUPL-1.2
//
// addresses.ask (docs/protocol.md): which servers take the mail of domains of which nothing else is
// known, where the user switched that on.
#include <algorithm>
#include <utility>

#include "addresses/address.h"
#include "addresses/directory.h"
#include "protocol/directory_error.h"
#include "protocol/params.h"
#include "protocol/sending_params.h"
#include "protocol/session.h"
#include "text/instant.h"

namespace pec::protocol {
namespace {

tl::unexpected<RpcError> refused(std::string reason, std::string message) {
  return tl::make_unexpected(
      RpcError{ErrorCode::refused, std::move(message), std::move(reason), {}});
}

// The domains as addresses have them; none when one of them is no domain.
std::optional<std::vector<std::string>> folded(std::span<const std::string> domains) {
  std::vector<std::string> out;
  for (const std::string& one : domains) {
    const auto address = addresses::parse_address("a@" + one);
    if (!address) return std::nullopt;
    out.push_back(address->domain);
  }
  return out;
}

struct Remembered {
  int answered = 0;
  int found = 0;  // of them are a provider's
};

// Nothing is remembered of what was not asked, or of what nobody answered.
tl::expected<Remembered, storage::StorageError> remember(addresses::Directory& directory,
                                                         std::span<const std::string> asked,
                                                         std::span<const DomainExchangers> rows) {
  Remembered out;
  for (const DomainExchangers& one : rows) {
    if (!one.hosts || std::find(asked.begin(), asked.end(), one.domain) == asked.end()) continue;
    const auto found =
        directory.remember_exchangers(one.domain, *one.hosts, text::current_second());
    if (!found) return tl::make_unexpected(found.error());
    ++out.answered;
    if (*found) ++out.found;
  }
  return out;
}

}  // namespace

std::vector<std::string> Session::unasked(const outgoing::Checked& checked) {
  std::vector<std::string> unknown;
  for (const outgoing::CheckedRecipient& one : checked.recipients)
    if (addresses::is_unknown(one.report)) unknown.push_back(one.address);
  if (unknown.empty() || !settings_.sending.ask_exchangers) return {};
  const auto directory = open_directory();
  if (!directory) return {};
  return (*directory)
      ->domains_to_ask(unknown, text::current_second())
      .value_or(std::vector<std::string>{});
}

Session::Result Session::ask_network(const nlohmann::json& params) {
  Params in(params);
  const std::vector<std::string> wanted =
      in.optional_texts("domains", addresses::kMaxDomainsToAsk, kMaxAddressText);
  if (const auto fault = in.fault()) return tl::make_unexpected(*fault);
  const auto directory = open_directory();
  if (!directory) return tl::make_unexpected(directory_error(directory.error()));
  const auto chosen = (*directory)->settings();
  if (!chosen) return tl::make_unexpected(directory_error(chosen.error()));
  if (!chosen->mx) return refused("mx-off", "Asking the network is not switched on");
  if (!settings_.sending.ask_exchangers) {
    return tl::make_unexpected(RpcError{
        ErrorCode::method_not_found, "There is no such question on this system", "method", {}});
  }
  const auto domains = folded(wanted);
  if (!domains || domains->empty())
    return refused("domain", "Domains are wanted, and nothing else");
  const auto rows = settings_.sending.ask_exchangers(*domains);
  if (!rows) {
    return tl::make_unexpected(RpcError{ErrorCode::installation,
                                        "The network cannot be asked",
                                        "exchangers",
                                        {{"what", rows.error()}}});
  }
  const auto kept = remember(**directory, *domains, *rows);
  if (!kept) return tl::make_unexpected(directory_error(kept.error()));
  note_ =
      std::to_string(domains->size()) + " domains, " + std::to_string(kept->answered) + " answers";
  return R"({"answered":)" + std::to_string(kept->answered) + R"(,"found":)" +
         std::to_string(kept->found) + "}";
}

}  // namespace pec::protocol
