// SPDX-License-Identifier: EUPL-1.2
#include "doctor/reply_reader.h"

#include <algorithm>

#include "text/ascii.h"

namespace pec::doctor {
namespace {

// `word` at the front of `text`, as a whole word.
bool opens_with(std::string_view text, std::string_view word) {
  return text::starts_with_ignoring_case(text, word) &&
         (text.size() == word.size() || text[word.size()] == ' ');
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

ReplyReader::ReplyReader(Protocol protocol, Question question, std::string_view tag)
    : protocol_(protocol), question_(question), tag_(tag) {}

std::size_t ReplyReader::take(std::string_view bytes) {
  std::size_t taken = 0;
  while (taken < bytes.size() && state_ == ReplyState::incomplete) {
    const std::string_view rest = bytes.substr(taken);
    const std::size_t line_break = rest.find('\n');
    const std::size_t wanted = std::min(line_break, rest.size());
    const std::size_t room = std::min(kMaxLineBytes - line_.size(), kMaxReplyBytes - bytes_);
    const std::size_t piece = std::min(wanted, room);
    line_ += rest.substr(0, piece);
    bytes_ += piece;
    taken += piece;
    if (piece < wanted) {
      state_ = ReplyState::too_long;
    } else if (line_break != std::string_view::npos) {
      ++taken;
      bytes_ = std::min(bytes_ + 1, kMaxReplyBytes);
      end_line();
    }
  }
  return taken;
}

void ReplyReader::end_line() {
  if (line_.ends_with('\r')) line_.pop_back();
  lines_.push_back(std::move(line_));
  line_.clear();
  const std::string_view line = lines_.back();
  switch (protocol_) {
    case Protocol::imap:
      state_ = judge_imap(line);
      break;
    case Protocol::pop3:
      state_ = judge_pop3(line);
      break;
    case Protocol::smtp:
      state_ = judge_smtp(line);
      break;
  }
  if (state_ == ReplyState::incomplete && lines_.size() == kMaxReplyLines) {
    state_ = ReplyState::too_long;
  }
}

// RFC 9051, 7: untagged lines open with "* ", the last one with the command's tag.
ReplyState ReplyReader::judge_imap(std::string_view line) const {
  if (line.starts_with("* ")) {
    const std::string_view rest = line.substr(2);
    if (question_ != Question::greeting) return ReplyState::incomplete;
    if (opens_with(rest, "OK") || opens_with(rest, "PREAUTH")) return ReplyState::good;
    return opens_with(rest, "BYE") ? ReplyState::refused : ReplyState::garbage;
  }
  if (question_ == Question::greeting || !line.starts_with(tag_ + " ")) return ReplyState::garbage;
  const std::string_view status = line.substr(tag_.size() + 1);
  if (opens_with(status, "OK")) return ReplyState::good;
  const bool refused = opens_with(status, "NO") || opens_with(status, "BAD");
  return refused ? ReplyState::refused : ReplyState::garbage;
}

// RFC 1939, 3; the list of CAPA ends with a dot on a line of its own (RFC 2449, 5).
ReplyState ReplyReader::judge_pop3(std::string_view line) const {
  if (lines_.size() > 1) return line == "." ? ReplyState::good : ReplyState::incomplete;
  if (opens_with(line, "-ERR")) return ReplyState::refused;
  if (!opens_with(line, "+OK")) return ReplyState::garbage;
  return question_ == Question::capabilities ? ReplyState::incomplete : ReplyState::good;
}

// RFC 5321, 4.2: three digits, "-" where another line follows, else a blank or nothing.
ReplyState ReplyReader::judge_smtp(std::string_view line) const {
  if (line.size() < 3 || !std::all_of(line.begin(), line.begin() + 3, is_digit)) {
    return ReplyState::garbage;
  }
  const char separator = line.size() == 3 ? ' ' : line[3];
  if (separator == '-') return ReplyState::incomplete;
  if (separator != ' ') return ReplyState::garbage;
  const std::string_view code = line.substr(0, 3);
  if (code.front() == '4' || code.front() == '5') return ReplyState::refused;
  // 4.3.2: each question has one code that says yes.
  const bool yes = question_ == Question::capabilities ? code == "250"
                   : question_ == Question::goodbye    ? code == "221"
                                                       : code == "220";
  return yes ? ReplyState::good : ReplyState::garbage;
}

}  // namespace pec::doctor
