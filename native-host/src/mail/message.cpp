// SPDX-License-Identifier: EUPL-1.2
#include "mail/message.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "mail/entity_headers.h"
#include "text/ascii.h"

namespace pec::mail {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

// A delimiter line of some enclosing multipart (RFC 2046, 5.1.1).
struct Delimiter {
  std::size_t level;  // index of its multipart in the walker's stack
  bool close;
  std::size_t end;   // end of the content before it: its leading line break is its own
  std::size_t next;  // start of the line after it
};

// Walks the tree in one pass: `pos_` only moves forward.
class Walker {
 public:
  explicit Walker(std::string_view bytes) : bytes_(bytes) {}

  // Reads the entity at `begin`; returns the delimiter that ended it, or none at the end of bytes.
  std::optional<Delimiter> entity(std::size_t begin, Entity& out);

  std::string truncated;

 private:
  std::optional<Delimiter> header_block(Entity& out);
  std::optional<Delimiter> parts(Entity& out);
  std::optional<Delimiter> next_delimiter(std::size_t from);
  std::optional<Delimiter> delimiter_at(std::size_t line) const;
  bool may_descend(const Entity& parent);

  std::string_view bytes_;
  std::vector<std::string> boundaries_;
  std::size_t depth_ = 0;
  std::size_t parts_seen_ = 0;
};

std::size_t line_after(std::string_view bytes, std::size_t pos) {
  const std::size_t end = bytes.find('\n', pos);
  return end == kNowhere ? bytes.size() : end + 1;
}

// Where the line break that ends at `pos` begins.
std::size_t before_line_break(std::string_view bytes, std::size_t pos) {
  if (pos > 0 && bytes[pos - 1] == '\n') --pos;
  if (pos > 0 && bytes[pos - 1] == '\r') --pos;
  return pos;
}

// Judges the line at `line` as a delimiter; innermost boundary first, since the outer ones may be a
// prefix of it. Only blanks may follow "--boundary" or, in a close delimiter, "--boundary--".
std::optional<Delimiter> Walker::delimiter_at(std::size_t line) const {
  const std::string_view rest = bytes_.substr(line);
  if (!rest.starts_with("--")) return std::nullopt;
  for (std::size_t level = boundaries_.size(); level-- > 0;) {
    const std::string& boundary = boundaries_[level];
    if (!rest.substr(2).starts_with(boundary)) continue;
    std::size_t pos = 2 + boundary.size();
    const bool close = rest.substr(pos).starts_with("--");
    if (close) pos += 2;
    while (pos < rest.size() && text::is_blank(rest[pos])) ++pos;
    if (pos < rest.size() && rest[pos] == '\r') ++pos;
    if (pos < rest.size() && rest[pos] != '\n') continue;
    return Delimiter{level, close, line, line_after(bytes_, line)};
  }
  return std::nullopt;
}

// The first delimiter line at or after `from`, which must be the start of a line. Looks for dashes,
// not for lines: base64 has none, so large attachments are passed at the speed of memchr.
std::optional<Delimiter> Walker::next_delimiter(std::size_t from) {
  if (boundaries_.empty()) return std::nullopt;
  for (std::size_t pos = from; pos < bytes_.size(); ++pos) {
    const void* hit = std::memchr(bytes_.data() + pos, '-', bytes_.size() - pos);
    if (hit == nullptr) break;
    pos = static_cast<std::size_t>(static_cast<const char*>(hit) - bytes_.data());
    if (pos != from && bytes_[pos - 1] != '\n') continue;
    if (std::optional<Delimiter> found = delimiter_at(pos)) {
      found->end = before_line_break(bytes_, pos);
      return found;
    }
  }
  return std::nullopt;
}

// Finds the blank line that ends the header block; a delimiter line ends it too.
std::optional<Delimiter> Walker::header_block(Entity& out) {
  std::size_t pos = out.begin;
  std::optional<Delimiter> cut;
  bool ended = false;
  while (!ended && pos < bytes_.size() && pos - out.begin < kMaxHeaderBytes) {
    if ((cut = delimiter_at(pos))) {
      cut->end = before_line_break(bytes_, pos);
      break;
    }
    const std::size_t next = line_after(bytes_, pos);
    const bool blank = text::trimmed(bytes_.substr(pos, next - pos)).empty();
    // A line of blanks only is a continuation for some readers; the empty line alone ends it for
    // all.
    const bool ends = blank && !text::is_blank(bytes_[pos]);
    pos = next;
    ended = ends;
  }
  out.headers_cut = !ended && !cut && pos < bytes_.size();
  out.body = cut ? std::max(cut->end, out.begin) : pos;
  out.end = out.body;
  read_entity_headers(bytes_.substr(out.begin, out.body - out.begin), out);
  return cut;
}

bool has_usable_boundary(const Entity& entity) {
  return entity.is_multipart() && !entity.boundary.empty() &&
         entity.boundary.size() <= kMaxBoundaryBytes;
}

// Whether `parent` may have one more child. The outermost level has a count of its own, so that
// nothing inside the first part of a multipart/signed can hide the signature that follows it.
bool Walker::may_descend(const Entity& parent) {
  const std::size_t seen = depth_ == 1 ? parent.children.size() : parts_seen_;
  if (depth_ >= kMaxDepth)
    truncated = "too-deep";
  else if (seen >= kMaxParts)
    truncated = "too-many-parts";
  else
    return true;
  return false;
}

// The parts of a multipart: preamble, parts between delimiters, epilogue.
std::optional<Delimiter> Walker::parts(Entity& out) {
  boundaries_.push_back(out.boundary);
  const std::size_t level = boundaries_.size() - 1;
  std::optional<Delimiter> hit = next_delimiter(out.body);
  while (hit && hit->level == level && !hit->close && may_descend(out)) {
    Entity child;
    hit = entity(hit->next, child);
    out.children.push_back(std::move(child));
  }
  boundaries_.pop_back();
  if (!hit || hit->level < level) return hit;
  out.closed = hit->close;
  return next_delimiter(hit->next);
}

std::optional<Delimiter> Walker::entity(std::size_t begin, Entity& out) {
  ++parts_seen_;
  ++depth_;
  out.begin = begin;
  std::optional<Delimiter> hit = header_block(out);
  if (!hit) {
    if (has_usable_boundary(out) && may_descend(out)) {
      hit = parts(out);
    } else if (out.is_message() && out.encoding == Encoding::identity && may_descend(out)) {
      out.children.emplace_back();
      hit = entity(out.body, out.children.back());
    } else {
      hit = next_delimiter(out.body);
    }
    // An empty part's only line break, even the blank line after its headers, is the delimiter's.
    out.end = hit ? std::max(hit->end, out.begin) : bytes_.size();
    out.body = std::min(out.body, out.end);
    // So a last part without a byte begins where the entity ends, not behind that line break.
    if (!out.children.empty()) {
      Entity& last = out.children.back();
      if (last.begin > out.end) last.begin = last.body = last.end = out.end;
    }
  }
  --depth_;
  return hit;
}

constexpr std::array<std::string_view, 4> kStoreLines = {"From ", "X-Mozilla-",
                                                         "X-UIDL:", "X-Account-Key:"};

// Where the message itself begins, after the lines that a mail store wrote before it.
std::size_t after_store_lines(std::string_view bytes) {
  std::size_t pos = 0;
  const auto is_store_line = [&](std::string_view line) {
    // "From " is the mbox separator and no field, so its case matters; the others are fields.
    return line.starts_with(kStoreLines[0]) ||
           std::any_of(kStoreLines.begin() + 1, kStoreLines.end(), [line](std::string_view name) {
             return text::starts_with_ignoring_case(line, name);
           });
  };
  while (pos < bytes.size() && is_store_line(bytes.substr(pos))) pos = line_after(bytes, pos);
  return pos;
}

// Fields of which every message, even a fragment or a draft, has at least one (RFC 5322, 3.6).
constexpr std::array<std::string_view, 10> kMessageFields = {
    "From", "To",          "Subject",    "Date",         "Received",
    "Cc",   "Return-Path", "Message-ID", "MIME-Version", "Content-Type"};

bool looks_like_message(const Headers& headers) {
  return std::any_of(kMessageFields.begin(), kMessageFields.end(),
                     [&headers](std::string_view name) { return headers.has(name); });
}

}  // namespace

tl::expected<Message, MailError> parse_message(std::string_view bytes) {
  if (text::trimmed(bytes.substr(0, kMaxHeaderBytes)).empty())
    return tl::unexpected(MailError{bytes.size() > kMaxHeaderBytes ? "not-a-message" : "empty"});
  if (bytes.size() > kMaxMessageBytes) return tl::unexpected(MailError{"too-large"});
  Message message{bytes, {}, {}};
  Walker walker(bytes);
  walker.entity(after_store_lines(bytes), message.root);
  if (!looks_like_message(message.root.headers)) return tl::unexpected(MailError{"not-a-message"});
  message.truncated = std::move(walker.truncated);
  return message;
}

}  // namespace pec::mail
