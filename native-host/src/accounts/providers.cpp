// SPDX-License-Identifier: EUPL-1.2
#include "accounts/providers.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "accounts/small_file.h"
#include "text/ascii.h"

namespace pec::accounts {
namespace {

using nlohmann::json;

constexpr std::string_view kFile = "providers.json";
constexpr int kFormat = 1;

Confidence confidence_of(const std::string& text) {
  if (text == "high") return Confidence::high;
  return text == "medium" ? Confidence::medium : Confidence::low;
}

UserForm user_form_of(const std::string& text) {
  if (text.empty()) return UserForm::unknown;
  return text == "full address" ? UserForm::full_address : UserForm::other_than_address;
}

std::optional<Endpoint> endpoint_of(const json& provider, const char* name) {
  const auto found = provider.find(name);
  if (found == provider.end()) return std::nullopt;
  // Every entry so far has TLS from the first byte, and the rules compare nothing else.
  if (found->at("tls").get<std::string>() != "implicit") return std::nullopt;
  return Endpoint{text::lower(found->at("host").get<std::string>()), found->at("port").get<int>(),
                  confidence_of(found->at("confidence").get<std::string>())};
}

Provider provider_of(const json& entry) {
  Provider out;
  out.name = entry.at("name").get<std::string>();
  for (const json& domain : entry.at("mailbox_domains"))
    out.mailbox_domains.push_back(text::lower(domain.at("domain").get<std::string>()));
  out.imap = endpoint_of(entry, "imap");
  out.pop3 = endpoint_of(entry, "pop3");
  out.smtp = endpoint_of(entry, "smtp");
  out.user_form = user_form_of(entry.value("username", std::string()));
  return out;
}

std::vector<std::string> lower_texts(const json& list) {
  std::vector<std::string> out;
  for (const json& text : list) out.push_back(text::lower(text.get<std::string>()));
  return out;
}

// Whether `domain` is `whole`, or below it.
bool is_within(std::string_view domain, std::string_view whole) {
  if (domain.size() <= whole.size()) return domain == whole;
  return domain.ends_with(whole) && domain[domain.size() - whole.size() - 1] == '.';
}

}  // namespace

tl::expected<Providers, Problem> Providers::parse(std::string_view text) {
  Providers out;
  try {
    const json whole = json::parse(text);
    if (whole.at("format").get<int>() != kFormat)
      return tl::make_unexpected(Problem{std::string(kFile), 0, "syntax", {}});
    for (const char* list : {"providers", "customer_domains"})
      for (const json& entry : whole.at(list)) out.all_.push_back(provider_of(entry));
    out.consumer_domains_ = lower_texts(whole.at("non_pec_consumer_domains").at("domains"));
    out.mx_suffixes_ = lower_texts(whole.at("mx_suffixes").at("confirmed"));
    for (const json& entry : whole.at("discontinued"))
      out.closed_domains_.push_back(text::lower(entry.at("domain").get<std::string>()));
  } catch (const json::exception&) {
    return tl::make_unexpected(Problem{std::string(kFile), 0, "syntax", {}});
  }
  return out;
}

tl::expected<Providers, Problem> Providers::load(const std::filesystem::path& file) {
  const auto text = read_small_file(file, std::string(kFile), kMaxProvidersBytes);
  if (!text) return tl::make_unexpected(text.error());
  return parse(*text);
}

const Provider* Providers::by_host(std::string_view host) const {
  const std::string wanted = text::lower(host);
  const auto has = [&wanted](const std::optional<Endpoint>& end) {
    return end && end->host == wanted;
  };
  const auto found = std::find_if(all_.begin(), all_.end(), [&has](const Provider& one) {
    return has(one.imap) || has(one.pop3) || has(one.smtp);
  });
  return found == all_.end() ? nullptr : &*found;
}

// The longest domain wins: one provider's may lie within another's.
const Provider* Providers::by_domain(std::string_view domain) const {
  const std::string wanted = text::lower(domain);
  const Provider* best = nullptr;
  std::size_t longest = 0;
  for (const Provider& one : all_) {
    for (const std::string& known : one.mailbox_domains) {
      if (known.size() <= longest || !is_within(wanted, known)) continue;
      best = &one;
      longest = known.size();
    }
  }
  return best;
}

}  // namespace pec::accounts
