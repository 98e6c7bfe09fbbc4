// SPDX-License-Identifier: EUPL-1.2
//
// mail/mailbox.h: the messages of an mbox lie in order inside it, and between two of them there is
// a separator and nothing else.
#include <string>
#include <vector>

#include "input.h"
#include "mail/mailbox.h"

namespace pec::fuzz {
namespace {

using mail::MessageRange;

// What an mbox adds after a message: nothing, or one line break.
bool is_closing(std::string_view gap) { return gap.empty() || gap == "\n" || gap == "\r\n"; }

// Takes the separator line off the end of `gap`, which must be there.
void drop_separator(std::string_view& gap, bool is_last) {
  // A separator at the end of a file needs no line break; one before a message does.
  if (gap.ends_with('\n'))
    gap.remove_suffix(1);
  else
    require(is_last, "a separator is a line of its own");
  const std::size_t start = gap.rfind('\n') + 1;  // npos + 1 is 0
  require(gap.substr(start).starts_with("From "), "before a message stands a separator");
  gap.remove_suffix(gap.size() - start);
}

void check_mbox(std::string_view bytes, const std::vector<MessageRange>& messages) {
  std::size_t end = 0;  // of the message before
  for (const MessageRange& message : messages) {
    require(lies_in(message.bytes, bytes), "a message lies in its file");
    const auto begin = static_cast<std::size_t>(message.bytes.data() - bytes.data());
    require(begin >= end, "messages are in order and disjoint");
    std::string_view gap = bytes.substr(end, begin - end);
    drop_separator(gap, begin == bytes.size());
    require(is_closing(gap), "between two messages is a separator, and nothing else");
    const std::string_view before = bytes.substr(0, end + gap.size());
    require(before.empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n"),
            "an empty line stands before a separator");
    end = begin + message.bytes.size();
  }
  require(is_closing(bytes.substr(end)), "nothing is left behind the last message");
}

void check_unquoting(const MessageRange& message) {
  const std::string plain = mail::unquote_from_lines(message.bytes);
  require(plain.size() <= message.bytes.size(), "unquoting only takes away");
  // What is left is the message without some ">".
  std::size_t at = 0;
  for (const char c : message.bytes) {
    if (at < plain.size() && plain[at] == c)
      ++at;
    else
      require(c == '>', "unquoting takes away nothing but \">\"");
  }
  require(at == plain.size(), "unquoting adds nothing");
}

void test(std::string_view input) {
  const Block block(input);
  const std::string_view bytes = block.text();
  const std::vector<MessageRange> messages = mail::split_messages(bytes);
  require(!messages.empty(), "every file gets an answer");
  for (std::size_t i = 0; i < messages.size(); ++i) {
    require(messages[i].index == i + 1, "messages are counted from 1");
    check_unquoting(messages[i]);
  }
  if (mail::is_mbox(bytes)) {
    for (const MessageRange& message : messages)
      require(message.quoted == (mail::unquote_from_lines(message.bytes) != message.bytes),
              "a message is quoted when unquoting changes it");
    return check_mbox(bytes, messages);
  }
  require(messages.size() == 1 && messages[0].bytes.data() == bytes.data() &&
              messages[0].bytes.size() == bytes.size(),
          "what is no mbox is one message");
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
