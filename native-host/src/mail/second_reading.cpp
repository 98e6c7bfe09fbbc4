// SPDX-License-Identifier: EUPL-1.2
#include "mail/second_reading.h"

#include <string>
#include <vector>

#include "text/ascii.h"

namespace pec::mail {
namespace {

struct Mark {
  std::size_t line;  // where "--boundary" begins
  std::size_t next;  // where the line after it begins
  bool close;
};

// The end of the line that `pos` lies in, past its CR, LF or CRLF.
std::size_t next_line(std::string_view text, std::size_t pos) {
  const std::size_t end = text.find_first_of("\r\n", pos);
  if (end == std::string_view::npos) return text.size();
  return text.substr(end).starts_with("\r\n") ? end + 2 : end + 1;
}

std::optional<Mark> mark_at(std::string_view body, std::size_t pos, std::size_t size) {
  if (pos > 0 && body[pos - 1] != '\n' && body[pos - 1] != '\r') return std::nullopt;
  std::size_t after = pos + size;
  const bool close = body.substr(after).starts_with("--");
  if (close) after += 2;
  while (after < body.size() && text::is_blank(body[after])) ++after;
  if (after < body.size() && body[after] != '\r' && body[after] != '\n') return std::nullopt;
  return Mark{pos, next_line(body, after), close};
}

std::vector<Mark> marks(std::string_view body, std::string_view boundary) {
  std::vector<Mark> out;
  const std::string delimiter = "--" + std::string(boundary);
  // Two parts need three marks; a fourth already says that there is no agreement.
  for (std::size_t pos = body.find(delimiter); pos != std::string_view::npos && out.size() < 4;
       pos = body.find(delimiter, pos + 1)) {
    const std::optional<Mark> mark = mark_at(body, pos, delimiter.size());
    if (!mark) continue;
    out.push_back(*mark);
    if (mark->close) break;
  }
  return out;
}

std::size_t content_end(std::string_view body, const Mark& from, const Mark& to) {
  std::size_t end = to.line;
  if (end > from.next && body[end - 1] == '\n') --end;
  if (end > from.next && body[end - 1] == '\r') --end;
  return end;
}

}  // namespace

std::optional<SignedParts> first_reading(const Entity& multipart_signed) {
  if (multipart_signed.children.size() != 2) return std::nullopt;
  const Entity& content = multipart_signed.children[0];
  const Entity& signature = multipart_signed.children[1];
  return SignedParts{content.begin, content.end, signature.begin, signature.end};
}

std::optional<SignedParts> second_reading(const Message& message, const Entity& multipart_signed,
                                          std::string_view boundary) {
  const std::string_view body = message.body(multipart_signed);
  if (boundary.empty() || boundary.size() > kMaxBoundaryBytes) return std::nullopt;
  const std::vector<Mark> found = marks(body, boundary);
  if (found.size() < 2 || found[0].close || found[1].close) return std::nullopt;
  if (found.size() > 2 && !found[2].close) return std::nullopt;
  const std::size_t end = found.size() > 2 ? content_end(body, found[1], found[2]) : body.size();
  const std::size_t base = multipart_signed.body;
  return SignedParts{base + found[0].next, base + content_end(body, found[0], found[1]),
                     base + found[1].next, base + end};
}

}  // namespace pec::mail
