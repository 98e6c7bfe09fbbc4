// SPDX-License-Identifier: EUPL-1.2
//
// Members and numbers are those of Microsoft's "Outlook VBA reference": NameSpace.Accounts,
// NameSpace.DefaultStore, Account, Account.DeliveryStore, Store, OlAccountType.
#include "accounts/outlook_accounts.h"

#include <utility>

#include "text/utf16_windows.h"

namespace pec::outlook {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxAccounts = 200;
// What the host takes for an id or an address, and for a name (audit_params.cpp).
constexpr std::size_t kMaxIdBytes = 320, kMaxNameBytes = 4096;

AccountType type_of(IDispatch* account) {
  const auto value = get(account, L"AccountType");
  const long number = value ? value->number(-1) : -1;
  const bool is_known = number >= 0 && number < static_cast<long>(AccountType::other);
  return is_known ? static_cast<AccountType>(number) : AccountType::other;
}

OutlookAccount read_account(IDispatch* account, const std::string& default_store) {
  OutlookAccount out;
  out.name = text_of(account, L"DisplayName");
  out.address = text_of(account, L"SmtpAddress");
  out.type = type_of(account);
  if (const auto store = get_object(account, L"DeliveryStore")) {
    out.store = text_of(store->get(), L"DisplayName");
    out.is_default = !default_store.empty() && text_of(store->get(), L"StoreID") == default_store;
  }
  return out;
}

// As Thunderbird names them to the host.
const char* id_of(AccountType type) {
  switch (type) {
    case AccountType::imap:
      return "imap";
    case AccountType::pop3:
      return "pop3";
    case AccountType::exchange:
    case AccountType::eas:
      return "exchange";
    case AccountType::http:
    case AccountType::other:
      break;
  }
  return "other";
}

std::wstring word_of(AccountType type, const Texts& texts) {
  if (type == AccountType::imap) return L"IMAP";
  if (type == AccountType::pop3) return L"POP3";
  if (type == AccountType::exchange) return L"Exchange";
  if (type == AccountType::eas) return L"Exchange ActiveSync";
  return texts.get("outlook.accounts.type.other");
}

}  // namespace

std::vector<OutlookAccount> read_outlook_accounts(IDispatch* application,
                                                  std::chrono::steady_clock::time_point until) {
  std::vector<OutlookAccount> out;
  const auto session = get_object(application, L"Session");
  if (!session) return out;
  std::string default_store;
  if (const auto store = get_object(session->get(), L"DefaultStore"))
    default_store = text_of(store->get(), L"StoreID");
  const auto accounts = get_object(session->get(), L"Accounts");
  const auto count =
      accounts ? get(accounts->get(), L"Count") : tl::make_unexpected(accounts.error());
  if (!count) return out;
  for (long at = 1; at <= count->number() && out.size() < kMaxAccounts; ++at) {
    if (std::chrono::steady_clock::now() >= until) break;
    const Value index(at);
    if (const auto account = get_object(accounts->get(), L"Item", {&index}))
      out.push_back(read_account(account->get(), default_store));
  }
  return out;
}

json accounts_member(const std::vector<OutlookAccount>& accounts) {
  json out = json::array();
  for (const OutlookAccount& one : accounts) {
    if (one.address.empty() || one.address.size() > kMaxIdBytes) continue;
    const bool has_name = !one.name.empty() && one.name.size() <= kMaxNameBytes;
    out.push_back({{"id", one.address},
                   {"name", has_name ? one.name : one.address},
                   {"type", id_of(one.type)},
                   {"identities", {one.address}}});
  }
  return out;
}

std::wstring lines_of(const std::vector<OutlookAccount>& accounts, const Texts& texts) {
  std::wstring out;
  for (const OutlookAccount& one : accounts) {
    const std::string& name = one.name.empty() ? one.address : one.name;
    if (name.empty()) continue;
    out += L"\u2022 " + text::utf16_of(name);
    if (!one.address.empty() && one.address != name) out += L", " + text::utf16_of(one.address);
    out += L" (" + word_of(one.type, texts) + L")";
    if (!one.store.empty())
      out += L" \u2192 " + text::utf16_of(one.store) +
             (one.is_default ? L" " + texts.get("outlook.accounts.default") : std::wstring());
    out += L"\n";
  }
  return out;
}

}  // namespace pec::outlook
