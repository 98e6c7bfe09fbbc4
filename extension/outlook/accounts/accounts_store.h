// SPDX-License-Identifier: EUPL-1.2
//
// What is remembered of the daily look at the accounts, in the user's part of the registry: when it
// was, and which findings were told. No address, and nothing from a message.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pec::outlook {

class AccountsStore {
 public:
  static constexpr const wchar_t* kOwnKey = L"Software\\PEC Companion\\Outlook";

  // In: the key below HKEY_CURRENT_USER. It is made when something is kept.
  explicit AccountsStore(std::wstring key = kOwnKey) : key_(std::move(key)) {}

  // Nothing where nothing was kept, or what is there is damaged.
  std::vector<std::string> told() const;
  // Seconds since 1970, by this computer's clock.
  std::optional<std::int64_t> last_look() const;

  // More than kMaxKeys, and longer ones than kMaxKeyBytes, are not kept. That they cannot be kept
  // at all does no harm: they are told once more.
  void keep_told(const std::vector<std::string>& keys) const;
  void keep_last_look(std::int64_t second) const;

  static constexpr std::size_t kMaxKeys = 200;
  static constexpr std::size_t kMaxKeyBytes = 600;

 private:
  std::wstring key_;
};

}  // namespace pec::outlook
