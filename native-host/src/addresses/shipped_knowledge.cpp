// SPDX-License-Identifier: EUPL-1.2
#include "addresses/shipped_knowledge.h"

#include <algorithm>
#include <optional>
#include <string>

#include "text/ascii.h"

namespace pec::addresses {
namespace {

constexpr std::size_t kMaxAddressBytes = 254;  // RFC 3696, erratum 1690
constexpr int kProviderWeight = 70;

std::optional<AddressFault> fault_of(std::string_view address) {
  if (address.empty()) return AddressFault::empty;
  if (address.size() > kMaxAddressBytes) return AddressFault::too_long;
  const bool control = std::any_of(address.begin(), address.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  if (control) return AddressFault::control;
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos) return AddressFault::no_at;
  const std::string_view local = address.substr(0, at);
  const bool quoted = local.size() > 1 && local.front() == '"' && local.back() == '"';
  if (local.empty() || (!quoted && local.find_first_of("@ <>,;:()\"") != std::string_view::npos))
    return AddressFault::local_part;
  const std::string_view domain = address.substr(at + 1);
  const bool dotted = domain.find('.') != std::string_view::npos && domain.front() != '.' &&
                      domain.back() != '.' && domain.find("..") == std::string_view::npos;
  if (!dotted || domain.find_first_of(" <>,;:()\"") != std::string_view::npos)
    return AddressFault::domain;
  return std::nullopt;
}

}  // namespace

AddressReport from_shipped_data(std::string_view address, const accounts::Providers& providers) {
  AddressReport out;
  out.address = std::string(address);
  out.fault = fault_of(address);
  if (out.fault) return out;
  const std::string_view domain = address.substr(address.rfind('@') + 1);
  const accounts::Provider* const provider = providers.by_domain(domain);
  if (provider == nullptr) return out;
  out.verdict = Verdict::probably_certified;
  out.evidence.push_back({Source::provider_domain, Says::certified, Scope::domain, std::nullopt,
                          kProviderWeight, provider->name});
  return out;
}

}  // namespace pec::addresses
