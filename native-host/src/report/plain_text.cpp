// SPDX-License-Identifier: EUPL-1.2
#include "report/plain_text.h"

#include <algorithm>

#include "report/code_points.h"
#include "text/utf8.h"

namespace pec::report {
namespace {

constexpr char32_t kEllipsis = 0x2026;
constexpr int kMaxCombining = 4;

void append_hex(std::string& out, char32_t value) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  int shift = 20;
  while (shift > 4 && (value >> static_cast<unsigned>(shift)) == 0) shift -= 4;
  for (; shift >= 0; shift -= 4) out += kDigits[(value >> static_cast<unsigned>(shift)) & 0xFU];
}

void append_named(std::string& out, std::string_view opening, char32_t value) {
  out += opening;
  append_hex(out, value);
  out += '}';
}

void append_visible(std::string& out, char32_t value) {
  if (value < 0x20) {
    text::append_utf8(out, 0x2400 + value);
  } else if (value == 0x7F) {
    text::append_utf8(out, 0x2421);
  } else if (is_deceptive(value)) {
    append_named(out, "\\u{", value);
  } else {
    text::append_utf8(out, value);
  }
}

// The longest prefix of `text` that fits `columns`.
std::string_view prefix_of(std::string_view text, std::size_t columns) {
  std::size_t bytes = 0;
  std::size_t width = 0;
  while (bytes < text.size()) {
    const text::CodePoint point = text::first_code_point(text.substr(bytes));
    width += static_cast<std::size_t>(code_point_width(point.value));
    if (width > columns) break;
    bytes += point.bytes;
  }
  return text.substr(0, bytes);
}

// The longest suffix of `text` that fits `columns`.
std::string_view suffix_of(std::string_view text, std::size_t columns) {
  std::size_t width = display_width(text);
  while (!text.empty() && width > columns) {
    const text::CodePoint point = text::first_code_point(text);
    width -= static_cast<std::size_t>(code_point_width(point.value));
    text.remove_prefix(point.bytes);
  }
  return text;
}

}  // namespace

std::string visible_text(std::string_view untrusted, std::size_t max_characters) {
  std::string out;
  out.reserve(std::min(untrusted.size(), max_characters));
  std::size_t characters = 0;
  int combining = 0;
  while (!untrusted.empty()) {
    if (characters++ == max_characters) {
      text::append_utf8(out, kEllipsis);
      break;
    }
    const text::CodePoint point = text::first_code_point(untrusted);
    combining = point.valid && code_point_width(point.value) == 0 ? combining + 1 : 0;
    if (!point.valid) {
      append_named(out, "\\x{", static_cast<unsigned char>(untrusted.front()));
    } else if (combining > kMaxCombining) {
      append_named(out, "\\u{", point.value);
    } else {
      append_visible(out, point.value);
    }
    untrusted.remove_prefix(point.bytes);
  }
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const text::CodePoint point = text::first_code_point(text);
    width += static_cast<std::size_t>(code_point_width(point.value));
    text.remove_prefix(point.bytes);
  }
  return width;
}

std::string cut_to(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  if (columns == 0) return {};
  std::string out(prefix_of(text, columns - 1));
  while (out.ends_with(' ')) out.pop_back();
  text::append_utf8(out, kEllipsis);
  return out;
}

std::string cut_middle_to(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns || columns < 5) return cut_to(text, columns);
  const std::size_t tail = (columns - 1) / 2;
  std::string out(prefix_of(text, columns - 1 - tail));
  text::append_utf8(out, kEllipsis);
  out += suffix_of(text, tail);
  return out;
}

std::string fit_to(std::string_view text, std::size_t columns) {
  std::string out = cut_to(text, columns);
  const std::size_t width = display_width(out);
  if (width < columns) out.append(columns - width, ' ');
  return out;
}

std::string wrap(std::string_view text, std::size_t columns, std::string_view first_indent,
                 std::size_t indent) {
  std::string out(first_indent);
  std::size_t used = display_width(first_indent);
  bool line_is_empty = true;
  const auto new_line = [&] {
    out += '\n';
    out.append(indent, ' ');
    used = indent;
    line_is_empty = true;
  };
  while (!text.empty()) {
    std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    while (!word.empty()) {
      const std::size_t width = display_width(word);
      const std::size_t blank = line_is_empty ? 0 : 1;
      if (used + blank + width > columns && !line_is_empty) {
        new_line();
        continue;
      }
      const std::size_t room = columns > used ? columns - used : 1;
      std::string_view piece = prefix_of(word, std::max<std::size_t>(room, 2));
      if (blank == 1) {
        out += ' ';
        piece = word;
      }
      out += piece;
      used += blank + display_width(piece);
      line_is_empty = false;
      word.remove_prefix(piece.size());
    }
  }
  out += '\n';
  return out;
}

}  // namespace pec::report
