// SPDX-License-Identifier: EUPL-1.2
#include "outgoing/sending_rules.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "accounts/small_file.h"
#include "mail/values.h"
#include "text/ascii.h"

namespace pec::outgoing {
namespace {

using accounts::Problem;
using nlohmann::json;

constexpr std::string_view kFile = "sending-rules.json";
constexpr int kFormat = 1;

tl::unexpected<Problem> no_rules() {
  return tl::make_unexpected(Problem{std::string(kFile), 0, "syntax", {}});
}

std::optional<std::uint64_t> figure(const json& entry, const char* name) {
  const auto found = entry.find(name);
  return found == entry.end() ? std::nullopt : std::optional(found->get<std::uint64_t>());
}

}  // namespace

tl::expected<SendingRules, Problem> SendingRules::parse(std::string_view text,
                                                        accounts::Providers providers) {
  SendingRules out;
  out.providers_ = std::move(providers);
  try {
    const json whole = json::parse(text);
    if (whole.at("format").get<int>() != kFormat) return no_rules();
    out.bytes_for_all_ = whole.at("bytes_for_all").at("value").get<std::uint64_t>();
    out.usual_recipients_ = whole.at("usual_recipients").at("value").get<std::uint64_t>();
    for (const json& one : whole.at("refused_extensions").at("value"))
      out.extensions_.insert(text::lower(one.get<std::string>()));
    for (const json& one : whole.at("providers"))
      out.limits_[one.at("name").get<std::string>()] = {figure(one, "bytes"),
                                                        figure(one, "recipients")};
  } catch (const json::exception&) {
    return no_rules();
  }
  return out;
}

tl::expected<SendingRules, Problem> SendingRules::load(const std::filesystem::path& file,
                                                       accounts::Providers providers) {
  const auto text = accounts::read_small_file(file, std::string(kFile), kMaxSendingRulesBytes);
  if (!text) return tl::make_unexpected(text.error());
  return parse(*text, std::move(providers));
}

bool SendingRules::refuses(std::string_view extension) const {
  return extensions_.find(text::lower(extension)) != extensions_.end();
}

std::string SendingRules::provider_of(std::string_view address) const {
  const accounts::Provider* const found = providers_.by_domain(mail::domain_of(address));
  return found == nullptr ? std::string() : found->name;
}

ProviderLimits SendingRules::limits_of(std::string_view provider) const {
  const auto found = limits_.find(provider);
  return found == limits_.end() ? ProviderLimits() : found->second;
}

}  // namespace pec::outgoing
