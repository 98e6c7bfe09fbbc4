// SPDX-License-Identifier: EUPL-1.2
#include "layout.h"

#include <algorithm>
#include <utility>

#include "bytes.h"
#include "field_text.h"
#include "text/ascii.h"

namespace pec::mutation {
namespace {

std::size_t next_line(std::string_view text, std::size_t pos) {
  const std::size_t end = text.find('\n', pos);
  return end == std::string_view::npos ? text.size() : end + 1;
}

std::size_t before_break(std::string_view text, std::size_t pos) {
  if (pos > 0 && text[pos - 1] == '\n') --pos;
  if (pos > 0 && text[pos - 1] == '\r') --pos;
  return pos;
}

// The next line that is exactly `delimiter`, blanks aside.
std::size_t find_line(std::string_view text, std::size_t pos, const std::string& delimiter) {
  while (pos < text.size()) {
    std::string_view line = text.substr(pos, next_line(text, pos) - pos);
    while (!line.empty() && text::is_space(line.back())) line.remove_suffix(1);
    if (line == delimiter) return pos;
    pos = next_line(text, pos);
  }
  return text.size();
}

const Field* find_field(const Fields& fields, std::string_view name) {
  const auto found = std::find_if(fields.all.begin(), fields.all.end(),
                                  [name](const Field& field) { return field.name == name; });
  return found == fields.all.end() ? nullptr : &*found;
}

bool lay_out(Sample& sample) {
  const std::string_view bytes = sample.bytes;
  Layout& at = sample.layout;
  const Field* type = find_field(sample.fields, "content-type");
  if (type == nullptr) return false;
  at.boundary = boundary_of(type->text);
  const std::string delimiter = "--" + at.boundary;
  at.body = sample.fields.body;
  at.first_delimiter = find_line(bytes, at.body, delimiter);
  at.content = next_line(bytes, at.first_delimiter);
  at.second_delimiter = find_line(bytes, at.content, delimiter);
  if (at.boundary.empty() || at.second_delimiter == bytes.size()) return false;
  at.content_end = before_break(bytes, at.second_delimiter);
  at.signature = next_line(bytes, at.second_delimiter);
  at.close = find_line(bytes, at.signature, delimiter + "--");
  at.signature_end = at.close == bytes.size() ? at.close : before_break(bytes, at.close);
  at.epilogue = next_line(bytes, at.close);
  const Fields headers = read_fields(bytes.substr(at.signature));
  at.signature_body = at.signature + headers.body;
  const Field* encoding = find_field(headers, "content-transfer-encoding");
  at.base64 = encoding != nullptr && text::equals_ignoring_case(encoding->text, "base64");
  return at.signature_body < at.signature_end;
}

class Painter {
 public:
  explicit Painter(Sample& sample) : sample_(sample) {
    sample.regions.assign(sample.bytes.size(), Region::epilogue);
  }

  void paint(std::size_t begin, std::size_t end, Region region) {
    for (std::size_t i = begin; i < end; ++i) sample_.regions[i] = region;
  }
  void field(const Field& field) {
    const Region region = region_of_field(field.name);
    paint(field.begin, field.end, region);
    if (field.name == "from") from(field);
    if (field.name == "content-type") content_type(field);
  }
  void delimiter(std::size_t begin, std::size_t line, std::size_t end, std::size_t marks) {
    paint(begin, end, Region::delimiter);
    const std::size_t visible = line + 2 + sample_.layout.boundary.size() + marks;
    paint(visible, std::max(visible, before_break(sample_.bytes, end)), Region::delimiter_padding);
  }

 private:
  void from(const Field& field) {
    const std::string_view text = sample_.part(field.begin, field.end);
    const std::size_t at = text.rfind('@');
    const std::size_t begin = text.find_last_of("<>,;:\" \t", at);
    const std::size_t end = text.find_first_of("<>,;:\" \t\r\n", at);
    if (at == std::string_view::npos || end == std::string_view::npos) return;
    paint(field.begin + begin + 1, field.begin + end, Region::from_address);
  }
  void content_type(const Field& field) {
    const std::string_view text = sample_.part(field.begin, field.end);
    const std::size_t first = text.find(';');
    if (first == std::string_view::npos) return;
    paint(field.begin + first, field.end, Region::content_type_parameters);
    const std::size_t name = text::lower(text).find("boundary", first);
    const std::size_t value = text.find(sample_.layout.boundary, name + 8);
    if (value == std::string_view::npos) return;
    paint(field.begin + name, field.begin + value + sample_.layout.boundary.size(),
          Region::boundary);
  }

  Sample& sample_;
};

void paint_signature_headers(const Sample& sample, Painter& painter) {
  const Layout& at = sample.layout;
  painter.paint(at.signature, at.signature_body, Region::signature_headers);
  const Fields fields = read_fields(sample.part(at.signature, at.signature_body));
  const Field* encoding = find_field(fields, "content-transfer-encoding");
  // Binary needs no telling: it is what a part without the field is in.
  if (encoding != nullptr && at.base64)
    painter.paint(at.signature + encoding->begin, at.signature + encoding->end,
                  Region::signature_encoding);
}

void paint_all(Sample& sample) {
  const Layout& at = sample.layout;
  Painter painter(sample);
  painter.paint(0, sample.fields.begin, Region::store_lines);
  painter.paint(sample.fields.begin, at.body, Region::header_end);
  for (const Field& field : sample.fields.all) painter.field(field);
  // Of the line break before the first delimiter, which no part ends with, only the LF counts.
  const std::size_t preamble_end = at.first_delimiter == at.body ? at.body : at.first_delimiter - 1;
  painter.paint(at.body, preamble_end, Region::preamble);
  painter.delimiter(preamble_end, at.first_delimiter, at.content, 0);
  painter.paint(at.content, at.content_end, Region::content);
  painter.delimiter(at.content_end, at.second_delimiter, at.signature, 0);
  paint_signature_headers(sample, painter);
  painter.paint(at.signature_body, at.signature_end, Region::signature_space);
  painter.paint(at.signature_end, at.epilogue, Region::close_delimiter);
}

}  // namespace

std::string decoded_signature(std::string_view body, bool base64) {
  return base64 ? decode_base64(body) : std::string(body);
}

bool take_apart(Sample& sample) {
  sample.fields = read_fields(sample.bytes);
  sample.meaning = meaning_of(sample.fields, sample.bytes, sample.role);
  if (!lay_out(sample)) return false;
  const Layout& at = sample.layout;
  auto cms =
      map_cms(decoded_signature(sample.part(at.signature_body, at.signature_end), at.base64));
  if (!cms) return false;
  sample.cms = std::move(*cms);
  paint_all(sample);
  sample.eol = sample.part(at.second_delimiter, at.signature).ends_with("\r\n") ? "\r\n" : "\n";
  return true;
}

}  // namespace pec::mutation
