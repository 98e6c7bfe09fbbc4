// SPDX-License-Identifier: EUPL-1.2
//
// accounts/registry_file.h, outlook_accounts.h: nothing is kept that was not asked for, whatever
// the encoding, and every account has an identity and a server.
#include <algorithm>
#include <array>

#include "accounts/outlook_accounts.h"
#include "accounts/registry_file.h"
#include "input.h"
#include "settings.h"

namespace pec::fuzz {
namespace {

constexpr std::array<std::string_view, 6> kWanted = {"email",     "pop3 server", "imap server",
                                                     "pop3 port", "smtp server", "leave on server"};

void test(std::string_view input) {
  const Block block(input);
  const auto keys = accounts::parse_registry(block.text(), kWanted);
  if (!keys) return check_fault(keys.error(), block.text());
  for (const accounts::RegistryKey& key : *keys)
    for (const auto& [name, value] : key.values)
      require(std::find(kWanted.begin(), kWanted.end(), name) != kWanted.end(),
              "only what was asked for is kept");
  for (const accounts::Account& account : accounts::outlook_accounts(*keys)) {
    require(account.identities.size() == 1, "an account has one identity");
    require(account.incoming.protocol != accounts::Protocol::other, "and a protocol");
    require(account.incoming.removal.days >= 0, "and no negative time");
  }
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
