// SPDX-License-Identifier: EUPL-1.2
//
// Which fields the verdict compares, and when two headers say different things there.
#include <algorithm>
#include <cstdlib>

#include "field_text.h"
#include "header_reading.h"
#include "text/ascii.h"

namespace pec::mutation {
namespace {

std::string joined_texts(const Fields& fields, std::string_view name,
                         std::string (*key)(std::string_view)) {
  std::vector<std::string> seen;
  std::string out(name);
  for (const Field& field : fields.all) {
    if (field.name != name) continue;
    std::string text = key(field.text);
    if (std::find(seen.begin(), seen.end(), text) != seen.end()) continue;
    out += "|" + text;
    seen.push_back(std::move(text));
  }
  return out;
}

std::size_t count(const Fields& fields, std::string_view name) {
  return static_cast<std::size_t>(std::count_if(fields.all.begin(), fields.all.end(),
                                                [name](const Field& f) { return f.name == name; }));
}

std::string addresses_key(std::string_view text) {
  std::string out;
  for (const std::string& word : address_words(text)) out += text::lower(word) + ",";
  return out;
}

// No multipart may be encoded (RFC 2045, 6.4); a reader that decodes one all the same sees another.
std::string encodings_key(const Fields& fields) {
  std::string out;
  for (const Field& field : fields.all)
    if (field.name == "content-transfer-encoding" && field.text.find("bit") == std::string::npos &&
        field.text.find("binary") == std::string::npos)
      out += field.text;
  return out;
}

void add_addresses(const Fields& fields, std::string_view name, Meaning& out) {
  for (const Field& field : fields.all)
    if (field.name == name)
      for (const std::string& word : address_words(field.text))
        out.addresses.push_back(std::string(name) + "|" + text::lower(word));
}

// One address each, whatever follows it.
void add_return_paths(const Fields& fields, Meaning& out) {
  for (const Field& field : fields.all) {
    const std::vector<std::string> words = address_words(field.text);
    if (field.name == "return-path" && !words.empty())
      out.addresses.push_back("return-path|" + text::lower(words.front()));
  }
}

void add_parties(const Fields& fields, Role role, Meaning& out) {
  add_addresses(fields, "sender", out);
  if (role == Role::envelope) {
    out.judged.push_back(joined_texts(fields, "from", display_key));
    out.judged.push_back(joined_texts(fields, "message-id", id_key));
    for (const std::string_view name : {"to", "cc", "reply-to"}) add_addresses(fields, name, out);
  }
  if (role == Role::receipt) out.judged.push_back(joined_texts(fields, "to", addresses_key));
  if (role != Role::between_providers) add_return_paths(fields, out);
}

}  // namespace

Meaning meaning_of(const Fields& fields, std::string_view message, Role role) {
  Meaning out;
  for (const std::string_view name : {"from", "content-type", "mime-version"})
    out.sealed += std::to_string(count(fields, name)) + " ";
  for (const Field& field : fields.all) {
    const std::string raw =
        field.name + ":" + std::string(message.substr(field.value, field.end - field.value));
    if (field.name == "from")
      for (const std::string& word : address_words(without_quotes_and_comments(field.text)))
        out.sealed += "from " + word + " ";
    if (field.name == "content-type") out.sealed += content_type_key(field.text) + " ";
    if (field.name == "from" || field.name == "content-type") out.raw_sealed += raw;
    if (region_of_field(field.name) != Region::unjudged &&
        region_of_field(field.name) != Region::received)
      out.raw += raw;
  }
  out.judged.push_back(joined_texts(fields, "subject", words_key));
  out.judged.push_back(joined_texts(fields, "x-riferimento-message-id", id_key));
  for (const std::string_view name : {"x-ricevuta", "x-trasporto"})
    out.judged.push_back(joined_texts(fields, name, words_key));
  out.judged.push_back("dates " + std::to_string(count(fields, "date")));
  add_parties(fields, role, out);
  out.judged.push_back(encodings_key(fields));
  for (const Field& field : fields.all)
    if (field.name == "date") out.date = field.text;
  return out;
}

bool differs(const Meaning& original, const Meaning& changed) {
  if (original.judged != changed.judged) return true;
  const bool stranger = std::any_of(
      changed.addresses.begin(), changed.addresses.end(), [&original](const std::string& address) {
        return std::find(original.addresses.begin(), original.addresses.end(), address) ==
               original.addresses.end();
      });
  if (stranger) return true;
  constexpr long kTolerance = 10;
  const auto before = minutes_of(original.date);
  const auto after = minutes_of(changed.date);
  // A Date that a strict reader cannot read shows no time at all, so it shows no false one.
  return before && after && std::abs(*before - *after) > kTolerance;
}

}  // namespace pec::mutation
