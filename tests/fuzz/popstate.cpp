// SPDX-License-Identifier: EUPL-1.2
//
// accounts/popstate.h: no more messages than lines, and times in order.
#include "accounts/popstate.h"

#include "input.h"
#include "settings.h"

namespace pec::fuzz {
namespace {

void test(std::string_view input) {
  const Block block(input);
  const auto mailboxes = accounts::parse_popstate(block.text());
  if (!mailboxes) return check_fault(mailboxes.error(), block.text());
  std::size_t messages = 0;
  for (const auto& mailbox : *mailboxes) {
    messages += mailbox.left;
    require(!mailbox.host.empty(), "a mailbox has a host");
    require(mailbox.oldest.has_value() == mailbox.newest.has_value(), "both times or none");
    require(!mailbox.oldest || *mailbox.oldest <= *mailbox.newest, "the oldest comes first");
  }
  const auto ends = std::count(block.text().begin(), block.text().end(), '\n');
  require(messages + mailboxes->size() <= static_cast<std::size_t>(ends) + 1,
          "each line is one thing");
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
