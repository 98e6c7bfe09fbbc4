// SPDX-License-Identifier: EUPL-1.2
#include "mapi/joined_original.h"

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "text/ascii.h"

namespace pec::outlook {
namespace {

constexpr std::string_view kContentType = "Content-Type";
constexpr std::string_view kMimeVersion = "MIME-Version";

// One header field with its folded lines; a line that is no field has no name.
struct Field {
  std::string_view name;
  std::vector<std::string_view> lines;  // without their ends
};

// Takes the next line off `text`, which may end in CR LF, in LF, or with the text.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The name that a line begins with (RFC 5322, 2.2; blanks before the colon: 4.5).
std::string_view name_in(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  std::string_view name = line.substr(0, colon);
  while (!name.empty() && text::is_blank(name.back())) name.remove_suffix(1);
  const bool is_name =
      std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 127; });
  return is_name ? name : std::string_view();
}

std::vector<Field> fields_of(std::string_view text) {
  std::vector<Field> out;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) break;
    if (text::is_blank(line.front()) && !out.empty())
      out.back().lines.push_back(line);
    else
      out.push_back({name_in(line), {line}});
  }
  return out;
}

// Outlook and Exchange put a line before the headers, "Microsoft Mail Internet Headers Version
// 2.0"; nothing that stands there is a header.
std::vector<Field> transport_fields(std::string_view headers) {
  std::vector<Field> out = fields_of(headers);
  const auto first =
      std::find_if(out.begin(), out.end(), [](const Field& field) { return !field.name.empty(); });
  out.erase(out.begin(), first);
  return out;
}

bool is_named(const Field& field, std::string_view name) {
  return text::equals_ignoring_case(field.name, name);
}

bool is_about_content(const Field& field) {
  return text::starts_with_ignoring_case(field.name, "Content-");
}

std::ptrdiff_t count_of(const std::vector<Field>& fields, std::string_view name) {
  return std::count_if(fields.begin(), fields.end(),
                       [name](const Field& field) { return is_named(field, name); });
}

// What stands after the colon, unfolded, runs of blanks as one.
std::string value_of(const Field& field) {
  std::string out;
  for (const std::string_view line : field.lines) {
    if (!out.empty()) out += ' ';
    out += line;
  }
  out.erase(0, out.find(':') + 1);
  const auto both_blank = [](char a, char b) { return text::is_blank(a) && text::is_blank(b); };
  out.erase(std::unique(out.begin(), out.end(), both_blank), out.end());
  return std::string(text::trimmed(out));
}

// Takes a parameter's value (RFC 2045, 5.1) off the start of `text`, quoted or not.
std::string take_value(std::string_view& text) {
  std::string out;
  bool quoted = false;
  while (!text.empty() && (quoted || text.front() != ';')) {
    const char c = text.front();
    text.remove_prefix(1);
    if (c == '"')
      quoted = !quoted;
    else if (c == '\\' && quoted && !text.empty()) {
      out += text.front();
      text.remove_prefix(1);
    } else if (quoted || !text::is_blank(c))
      out += c;
  }
  return out;
}

// The boundary that the value of a Content-Type tells; empty where it tells none.
std::string boundary_in(std::string_view value) {
  take_value(value);  // the type
  while (!value.empty()) {
    value.remove_prefix(1);  // the semicolon
    const std::size_t equals = std::min(value.find_first_of("=;"), value.size());
    const std::string_view name = text::trimmed(value.substr(0, equals));
    value.remove_prefix(equals);
    if (!value.starts_with('=')) continue;
    value.remove_prefix(1);
    std::string found = take_value(value);
    if (text::equals_ignoring_case(name, "boundary")) return found;
  }
  return {};
}

const Field& only(const std::vector<Field>& fields, std::string_view name) {
  return *std::find_if(fields.begin(), fields.end(),
                       [name](const Field& field) { return is_named(field, name); });
}

// Whether the headers' Content-Type is that of the part.
bool agree(const std::vector<Field>& headers, const std::vector<Field>& part) {
  if (count_of(part, kContentType) != 1) return false;
  const std::string ours = value_of(only(headers, kContentType));
  const std::string theirs = value_of(only(part, kContentType));
  if (ours == theirs) return true;
  const std::string boundary = boundary_in(ours);
  return !boundary.empty() && boundary == boundary_in(theirs);
}

// The fields about content are the part's, and stand where the headers' Content-Type stood, or at
// the end.
std::vector<Field> with_content_of(const std::vector<Field>& part, std::vector<Field> headers) {
  const auto is_replaced = [&part](const Field& field) {
    if (is_named(field, kMimeVersion)) return count_of(part, kMimeVersion) > 0;
    return is_about_content(field);
  };
  std::vector<Field> out;
  std::size_t at = std::string_view::npos;
  for (Field& field : headers) {
    if (is_named(field, kContentType)) at = out.size();
    if (!is_replaced(field)) out.push_back(std::move(field));
  }
  at = std::min(at, out.size());
  std::vector<Field> content;
  std::copy_if(part.begin(), part.end(), std::back_inserter(content), [](const Field& field) {
    return is_named(field, kMimeVersion) || is_about_content(field);
  });
  out.insert(out.begin() + static_cast<std::ptrdiff_t>(at), content.begin(), content.end());
  return out;
}

// Whether a field Content-Type begins with one of `types`.
bool says_type(std::string_view head, std::initializer_list<std::string_view> types) {
  const std::vector<Field> fields = fields_of(head);
  return std::any_of(fields.begin(), fields.end(), [types](const Field& field) {
    return is_named(field, kContentType) &&
           std::any_of(types.begin(), types.end(), [&field](std::string_view type) {
             return text::starts_with_ignoring_case(value_of(field), type);
           });
  });
}

// The fields and the empty line after them.
std::string written(const std::vector<Field>& fields, std::string_view line_end) {
  std::string out;
  for (const Field& field : fields) {
    for (const std::string_view line : field.lines) {
      out += line;
      // A CR at the end of a line's text must not make it an empty line.
      out += line.ends_with('\r') ? std::string_view("\r\n") : line_end;
    }
  }
  out += line_end;
  return out;
}

}  // namespace

std::optional<std::size_t> end_of_headers(std::string_view text) {
  std::string_view rest = text;
  while (rest.find('\n') != std::string_view::npos)
    if (take_line(rest).empty()) return text.size() - rest.size();
  return std::nullopt;
}

bool says_multipart_signed(std::string_view head) { return says_type(head, {"multipart/signed"}); }

bool says_signed_or_sealed(std::string_view head) {
  return says_type(head, {"multipart/signed", "application/pkcs7-", "application/x-pkcs7-"});
}

bool has_fields(std::string_view headers) { return !transport_fields(headers).empty(); }

std::string header_block(std::string_view headers) {
  return written(transport_fields(headers), "\r\n");
}

std::string joined_original(std::string_view headers, std::string_view part_head) {
  const std::vector<Field> part = fields_of(part_head);
  std::vector<Field> fields = transport_fields(headers);
  const auto types = count_of(fields, kContentType);
  if (types == 0 || (types == 1 && !agree(fields, part)))
    fields = with_content_of(part, std::move(fields));
  const std::size_t first_end = part_head.find('\n');
  const bool has_bare_ends =
      first_end != std::string_view::npos && (first_end == 0 || part_head[first_end - 1] != '\r');
  return written(fields, has_bare_ends ? "\n" : "\r\n");
}

}  // namespace pec::outlook
