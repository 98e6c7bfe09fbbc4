// SPDX-License-Identifier: EUPL-1.2
#include "header_reading.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"

namespace pec::mutation {
namespace {

constexpr std::array<std::pair<std::string_view, Region>, 17> kFieldRegions = {{
    {"from", Region::from_display},
    {"content-type", Region::content_type},
    {"mime-version", Region::mime_version},
    {"x-ricevuta", Region::kind},
    {"x-trasporto", Region::kind},
    {"subject", Region::subject},
    {"date", Region::date},
    {"to", Region::recipients},
    {"cc", Region::recipients},
    {"reply-to", Region::reply_to},
    {"return-path", Region::return_path},
    {"sender", Region::sender},
    {"message-id", Region::message_id},
    {"x-riferimento-message-id", Region::reference},
    {"received", Region::received},
    {"bcc", Region::unjudged},
    {"delivered-to", Region::unjudged},
}};

std::size_t next_line(std::string_view text, std::size_t pos) {
  const std::size_t end = text.find('\n', pos);
  return end == std::string_view::npos ? text.size() : end + 1;
}

bool is_store_line(std::string_view line) {
  return line.starts_with("From ") || text::starts_with_ignoring_case(line, "X-Mozilla-") ||
         text::starts_with_ignoring_case(line, "X-UIDL:") ||
         text::starts_with_ignoring_case(line, "X-Account-Key:");
}

bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(),
                                      [](char c) { return c > ' ' && c < '\x7F' && c != ':'; });
}

// A line that begins a field, or none.
void read_line(std::string_view message, std::size_t begin, std::size_t end, Fields& out) {
  const std::string_view line = message.substr(begin, end - begin);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) {
    out.junk = true;
    return;
  }
  std::string_view name = line.substr(0, colon);
  while (!name.empty() && text::is_space(name.back())) name.remove_suffix(1);
  out.odd = out.odd || !is_name(name);
  out.all.push_back({begin, end, begin + colon + 1, text::lower(name), {}});
}

void unfold(std::string_view message, Field& field) {
  for (const char c : text::trimmed(message.substr(field.value, field.end - field.value)))
    if (c != '\r' && c != '\n') field.text.push_back(c);
}

}  // namespace

Fields read_fields(std::string_view message) {
  Fields out;
  std::size_t pos = 0;
  while (pos < message.size() && is_store_line(message.substr(pos))) pos = next_line(message, pos);
  out.begin = pos;
  bool after_junk = false;
  while (pos < message.size()) {
    const std::size_t next = next_line(message, pos);
    std::string_view line = message.substr(pos, next - pos);
    if (line == "\n" || line == "\r\n") {
      pos = next;
      break;
    }
    const bool blank = text::trimmed(line).empty();
    const std::size_t cr = line.find('\r');
    if (cr != std::string_view::npos && cr + 2 != line.size()) out.junk = true;
    if (blank) out.blank = true;
    if (text::is_blank(line.front())) {
      // A continuation of junk is junk too; one of nothing is as well.
      if (out.all.empty() || after_junk)
        out.junk = true;
      else
        out.all.back().end = next;
    } else {
      const std::size_t before = out.all.size();
      read_line(message, pos, next, out);
      after_junk = out.all.size() == before;
    }
    pos = next;
  }
  out.body = pos;
  for (Field& field : out.all) unfold(message, field);
  return out;
}

Region region_of_field(std::string_view lower_case_name) {
  const auto row =
      std::find_if(kFieldRegions.begin(), kFieldRegions.end(),
                   [lower_case_name](const auto& r) { return r.first == lower_case_name; });
  return row == kFieldRegions.end() ? Region::unjudged : row->second;
}

}  // namespace pec::mutation
