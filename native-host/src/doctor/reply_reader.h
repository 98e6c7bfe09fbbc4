// SPDX-License-Identifier: EUPL-1.2
//
// Reads one reply of a mail server, as its bytes come. Whatever a server sends, memory stays below
// kMaxReplyBytes and the reading ends: at the end of the reply, or where it cannot be one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "doctor/server.h"

namespace pec::doctor {

// Far above what servers send: an SMTP reply line has 512 bytes at most (RFC 5321, 4.5.3.1.5), an
// IMAP line should stay below 8192 (RFC 7162, 4).
inline constexpr std::size_t kMaxLineBytes = 8192;
inline constexpr std::size_t kMaxReplyLines = 128;
inline constexpr std::size_t kMaxReplyBytes = 64 * 1024;

// What the reply answers.
enum class Question { greeting, capabilities, starttls, goodbye };

enum class ReplyState {
  incomplete,
  good,
  refused,   // a proper "no"
  garbage,   // no reply of this protocol
  too_long,  // a line, or all of them
};

class ReplyReader {
 public:
  // `tag`: what was put before an IMAP command.
  ReplyReader(Protocol protocol, Question question, std::string_view tag = {});

  // Takes bytes in the order in which they came. Out: how many belong to the reply; fewer than
  // given only when it ended. Takes none once state() is not incomplete.
  std::size_t take(std::string_view bytes);

  ReplyState state() const { return state_; }
  // The lines that are whole, without line breaks.
  const std::vector<std::string>& lines() const { return lines_; }
  // The first line, perhaps only the beginning of it.
  std::string_view first_line() const { return lines_.empty() ? line_ : lines_.front(); }
  bool began() const { return bytes_ > 0; }

 private:
  void end_line();
  ReplyState judge_imap(std::string_view line) const;
  ReplyState judge_pop3(std::string_view line) const;
  ReplyState judge_smtp(std::string_view line) const;

  Protocol protocol_;
  Question question_;
  std::string tag_;
  ReplyState state_ = ReplyState::incomplete;
  std::vector<std::string> lines_;
  std::string line_;  // the one that has no end yet
  std::size_t bytes_ = 0;
};

}  // namespace pec::doctor
