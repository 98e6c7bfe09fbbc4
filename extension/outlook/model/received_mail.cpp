// SPDX-License-Identifier: EUPL-1.2
//
// Members are those of Microsoft's "Outlook VBA reference": MailItem.EntryID,
// .LastModificationTime, .ReceivedTime, .Parent, .Sent, Folder.StoreID, Account.DeliveryStore,
// Store.StoreID.
#include "model/received_mail.h"

#include <array>
#include <cstdio>

namespace pec::outlook {
namespace {

constexpr long kMaxAccounts = 100;
constexpr long kHeaderOnly = 0, kFullItem = 1;  // OlDownloadState
constexpr WORD kYearOfNone = 4501;              // MailItem.ReceivedTime: 1/1/4501, there is no time

std::optional<double> date_of(IDispatch* object, const wchar_t* name) {
  const auto value = get(object, name);
  if (!value || value->variant().vt != VT_DATE) return std::nullopt;
  return value->variant().date;
}

std::string store_of(IDispatch* item) {
  const auto folder = get_object(item, L"Parent");
  return folder ? text_of(folder->get(), L"StoreID") : std::string();
}

std::vector<std::string> addresses_for(IDispatch* item, const std::string& store) {
  std::vector<std::string> out;
  const auto session = get_object(item, L"Session");
  if (!session || store.empty()) return out;
  const auto accounts = get_object(session->get(), L"Accounts");
  if (!accounts) return out;
  each_member(accounts->get(), kMaxAccounts, [&out, &store](IDispatch* account) {
    const auto delivered_to = get_object(account, L"DeliveryStore");
    if (!delivered_to || text_of(delivered_to->get(), L"StoreID") != store) return;
    std::string address = text_of(account, L"SmtpAddress");
    if (!address.empty()) out.push_back(std::move(address));
  });
  return out;
}

}  // namespace

bool has_been_sent(IDispatch* item) {
  const auto sent = get(item, L"Sent");
  return sent && sent->truth();
}

std::optional<std::string> instant_of(double date) {
  SYSTEMTIME local{}, utc{};
  if (::VariantTimeToSystemTime(date, &local) == 0 || local.wYear >= kYearOfNone)
    return std::nullopt;
  if (::TzSpecificLocalTimeToSystemTime(nullptr, &local, &utc) == 0) return std::nullopt;
  std::array<char, 32> out{};
  const int length =
      std::snprintf(out.data(), out.size(), "%04u-%02u-%02uT%02u:%02u:%02uZ", utc.wYear, utc.wMonth,
                    utc.wDay, utc.wHour, utc.wMinute, utc.wSecond);
  return std::string(out.data(), static_cast<std::size_t>(length));
}

ReceivedMail read_received_mail(IDispatch* item) {
  ReceivedMail out;
  out.identity = text_of(item, L"EntryID");
  // What is changed in Outlook is looked at again.
  if (!out.identity.empty()) {
    if (const auto changed = date_of(item, L"LastModificationTime"))
      out.identity += '@' + std::to_string(*changed);
  }
  out.accounts = addresses_for(item, store_of(item));
  const auto state = get(item, L"DownloadState");
  out.is_here = !state || state->number(kFullItem) != kHeaderOnly;
  if (const auto received = date_of(item, L"ReceivedTime")) out.arrived = instant_of(*received);
  return out;
}

}  // namespace pec::outlook
