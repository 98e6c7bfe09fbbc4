// SPDX-License-Identifier: EUPL-1.2
#include "mail/mailbox.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "mail/folder.h"
#include "text/paths.h"

namespace pec::mail {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFrom = "From ";
// Beside Thunderbird's mailboxes: indexes, filters, logs.
constexpr std::array<std::string_view, 6> kCompanionSuffixes = {".msf",  ".dat",    ".json",
                                                                ".html", ".sqlite", ".log"};
constexpr std::size_t kMaxSeparatorBytes = 1024;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Does `text` match `shape`, where '9' is a digit, '_' a digit or a blank, 'a' a letter?
bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() < shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const char c = text[i];
    const bool fits = shape[i] == '9'   ? is_digit(c)
                      : shape[i] == '_' ? is_digit(c) || c == ' '
                      : shape[i] == 'a' ? (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
                                        : c == shape[i];
    if (!fits) return false;
  }
  return true;
}

// "Tue Nov 13 16:39:27 2018", as asctime() prints it; some writers omit the seconds, pad the day
// otherwise or put a time zone before the year.
bool has_asctime(std::string_view line) {
  for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
    const std::string_view rest = line.substr(at + 1);
    if (has_shape(rest, "aaa aaa _9 _9:99") || has_shape(rest, "aaa aaa 9 _9:99")) return true;
  }
  return false;
}

std::string_view line_at(std::string_view bytes, std::size_t start) {
  const std::string_view rest = bytes.substr(start);
  return rest.substr(0, rest.substr(0, kMaxSeparatorBytes).find('\n'));
}

std::string_view without_cr(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

// "Name:" or ">From " (a separator quoted inside): what the first line of a message looks like.
bool opens_header(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  return std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return c > ' ' && c < 0x7F; });
}

// Is the line at `start` a separator? The bare form needs a header below it, because "From " alone
// on a line is rare in text but not impossible.
bool is_separator(std::string_view bytes, std::size_t start) {
  if (bytes.substr(start, kFrom.size()) != kFrom) return false;
  const std::string_view line = without_cr(line_at(bytes, start));
  if (line != kFrom) return has_asctime(line);
  const std::size_t next = bytes.find('\n', start);
  return next != std::string_view::npos && opens_header(line_at(bytes, next + 1));
}

// Whether the line break at `newline` closes an empty line (or opens the file).
bool ends_empty_line(std::string_view bytes, std::size_t newline) {
  if (newline == 0) return true;
  std::size_t before = newline - 1;
  if (bytes[before] == '\r') {
    if (before == 0) return true;
    --before;
  }
  return bytes[before] == '\n';
}

// `message` without the empty line that an mbox adds after it.
std::string_view without_closing_line(std::string_view message) {
  for (const std::string_view ending : {"\r\n\r\n", "\n\r\n", "\n\n"}) {
    if (message.ends_with(ending)) {
      message.remove_suffix(ending.ends_with("\r\n") ? 2 : 1);
      return message;
    }
  }
  return message;
}

bool has_quoted_from(std::string_view message) {
  for (std::size_t at = message.find(">From "); at != std::string_view::npos;
       at = message.find(">From ", at + 1)) {
    std::size_t start = at;
    while (start > 0 && message[start - 1] == '>') --start;
    if (start == 0 || message[start - 1] == '\n') return true;
  }
  return false;
}

std::vector<MessageRange> split_mbox(std::string_view bytes) {
  std::vector<MessageRange> messages;
  std::size_t separator = 0;
  while (separator < bytes.size()) {
    const std::size_t line_end = bytes.find('\n', separator);
    const std::size_t start = line_end == std::string_view::npos ? bytes.size() : line_end + 1;
    std::size_t next = bytes.size();
    for (std::size_t at = bytes.find("\nFrom ", start == 0 ? 0 : start - 1);
         at != std::string_view::npos; at = bytes.find("\nFrom ", at + 1)) {
      if (at + 1 > start && ends_empty_line(bytes, at) && is_separator(bytes, at + 1)) {
        next = at + 1;
        break;
      }
    }
    const std::string_view message = without_closing_line(bytes.substr(start, next - start));
    messages.push_back({messages.size() + 1, message, has_quoted_from(message)});
    separator = next;
  }
  return messages;
}

bool is_companion(const FolderEntry& file) {
  std::string suffix = text::utf8_of(file.path.extension());
  std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::find(kCompanionSuffixes.begin(), kCompanionSuffixes.end(), suffix) !=
         kCompanionSuffixes.end();
}

bool is_maildir(const fs::path& folder) {
  return is_folder(folder / "cur") && is_folder(folder / "new");
}

bool holds_messages(const FolderEntry& entry) { return entry.name == "cur" || entry.name == "new"; }

// Whether a walk goes on into `entry`, a folder.
bool enters(const FolderEntry& entry, bool in_maildir) {
  if (in_maildir && holds_messages(entry)) return true;
  if (in_maildir || entry.name.starts_with('.')) return is_maildir(entry.path);  // ".Sent"
  return true;
}

bool takes(const FolderEntry& file, bool in_messages) {
  if (file.name.starts_with('.')) return false;
  return in_messages || !is_companion(file);  // in cur/ and new/ a suffix is part of a host name
}

tl::expected<void, SourceError> walk(const fs::path& folder, bool in_messages,
                                     std::vector<fs::path>& found) {
  auto entries = list_folder(folder);
  if (!entries) return tl::make_unexpected(std::move(entries.error()));
  std::sort(entries->begin(), entries->end(),
            [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
  const bool maildir = is_maildir(folder);
  for (const FolderEntry& entry : *entries) {
    if (entry.kind == FolderEntry::Kind::folder) {
      if (!enters(entry, maildir)) continue;
      auto walked = walk(entry.path, maildir && holds_messages(entry), found);
      if (!walked) return walked;
    } else if (!maildir && entry.kind == FolderEntry::Kind::file && takes(entry, in_messages)) {
      found.push_back(entry.path);
    }
  }
  return {};
}

}  // namespace

tl::expected<std::vector<fs::path>, SourceError> collect_paths(const fs::path& path) {
  if (path == "-" || !is_folder(path)) return std::vector<fs::path>{path};
  std::vector<fs::path> found;
  const auto walked = walk(path, false, found);
  if (!walked) return tl::make_unexpected(walked.error());
  for (fs::path& file : found) file = file.lexically_normal();  // "./a.eml" for "." is noise
  return found;
}

bool is_mbox(std::string_view bytes) { return is_separator(bytes, 0); }

std::vector<MessageRange> split_messages(std::string_view bytes) {
  if (!is_mbox(bytes)) return {{1, bytes, false}};
  return split_mbox(bytes);
}

std::string unquote_from_lines(std::string_view message) {
  std::string result;
  result.reserve(message.size());
  std::size_t line = 0;
  while (line < message.size()) {
    const std::size_t newline = message.find('\n', line);
    const std::size_t next = newline == std::string_view::npos ? message.size() : newline + 1;
    const std::size_t text = message.find_first_not_of('>', line);
    const bool quoted = message[line] == '>' && text != std::string_view::npos &&
                        message.substr(text, kFrom.size()) == kFrom;
    result.append(message.substr(quoted ? line + 1 : line, next - line - (quoted ? 1 : 0)));
    line = next;
  }
  return result;
}

}  // namespace pec::mail
