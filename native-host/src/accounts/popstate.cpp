// SPDX-License-Identifier: EUPL-1.2
#include "accounts/popstate.h"

#include <algorithm>
#include <cstdint>

#include "accounts/lines.h"
#include "text/ascii.h"

namespace pec::accounts {
namespace {

constexpr std::string_view kStates = "kdbf";
// Four digits of the year: later times cannot be printed, and are no fetch of a message.
constexpr std::int64_t kMaxSeconds = 253'402'300'799;

// Takes the next word, and the blanks around it.
std::string_view take_word(std::string_view& line) {
  line = text::trimmed(line);
  // Not find_first_of(), which took most of the time of an audit: there is a line a message.
  const auto* const end = std::find_if(line.begin(), line.end(), text::is_blank);
  const std::string_view word = line.substr(0, static_cast<std::size_t>(end - line.begin()));
  line = text::trimmed(line.substr(word.size()));
  return word;
}

bool take_message(PopMailbox& mailbox, std::string_view line) {
  const std::string_view state = take_word(line);
  if (state.size() != 1 || kStates.find(state) == std::string_view::npos) return false;
  if (take_word(line).empty()) return false;
  if (state != "d") ++mailbox.left;
  if (line.empty()) return true;
  const auto seconds = whole_number<std::int64_t>(take_word(line));
  if (!seconds || *seconds < 0 || *seconds > kMaxSeconds) return false;
  if (*seconds == 0) return true;
  const std::chrono::sys_seconds at{std::chrono::seconds{*seconds}};
  mailbox.oldest = mailbox.oldest ? std::min(*mailbox.oldest, at) : at;
  mailbox.newest = mailbox.newest ? std::max(*mailbox.newest, at) : at;
  return true;
}

}  // namespace

tl::expected<std::vector<PopMailbox>, Fault> parse_popstate(std::string_view text) {
  std::vector<PopMailbox> mailboxes;
  Lines lines(text);
  while (auto line = lines.next()) {
    const std::string_view plain = text::trimmed(*line);
    if (plain.empty() || plain.starts_with('#')) continue;
    if (plain.starts_with('*')) {
      std::string_view rest = plain.substr(1);
      PopMailbox mailbox;
      mailbox.host = take_word(rest);
      mailbox.user = rest;  // a user name may hold blanks
      if (mailbox.host.empty()) return tl::make_unexpected(Fault{lines.number(), "syntax"});
      mailboxes.push_back(std::move(mailbox));
    } else if (mailboxes.empty() || !take_message(mailboxes.back(), plain)) {
      return tl::make_unexpected(Fault{lines.number(), "syntax"});
    }
  }
  return mailboxes;
}

}  // namespace pec::accounts
