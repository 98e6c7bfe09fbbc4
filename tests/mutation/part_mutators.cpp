// SPDX-License-Identifier: EUPL-1.2
//
// The two parts dropped, repeated, swapped, taken from elsewhere, wrapped; lines in and around
// them.
#include <array>
#include <utility>

#include "field_text.h"
#include "layout.h"
#include "structure_mutators.h"

namespace pec::mutation {
namespace {

// The body put together anew from `parts`, each with the delimiter before it.
Mutant with_parts(const Sample& sample, std::initializer_list<std::string_view> parts,
                  Region region) {
  const Layout& at = sample.layout;
  const std::string delimiter = "--" + at.boundary;
  std::string text;
  for (const std::string_view part : parts)
    text += delimiter + sample.eol + std::string(part) + sample.eol;
  text += delimiter + "--" + sample.eol;
  return replaced(sample, at.first_delimiter, sample.bytes.size(), std::move(text), region);
}

std::string_view content_of(const Sample& sample) {
  return sample.part(sample.layout.content, sample.layout.content_end);
}

std::string_view signature_of(const Sample& sample) {
  return sample.part(sample.layout.signature, sample.layout.signature_end);
}

Mutant change_parts(const Sample& sample, const Sample& donor, Dice& dice) {
  const std::string_view content = content_of(sample);
  const std::string_view signature = signature_of(sample);
  constexpr std::string_view kText = "Content-Type: text/plain\n\nPagate subito.\n";
  switch (dice.below(10)) {
    case 0:
      return with_parts(sample, {content}, Region::parts);
    case 1:
      return with_parts(sample, {signature}, Region::parts);
    case 2:
      return with_parts(sample, {signature, content}, Region::parts);
    case 3:
      return with_parts(sample, {content, content, signature}, Region::parts);
    case 4:
      return with_parts(sample, {content, signature, signature}, Region::parts);
    case 5:
      return with_parts(sample, {kText, content, signature}, Region::parts);
    case 6:
      return with_parts(sample, {content, kText, signature}, Region::parts);
    case 7:
      return with_parts(sample, {content, signature, kText}, Region::parts);
    case 8:
      return with_parts(sample, {content, signature, signature_of(donor)}, Region::parts);
    default:
      return with_parts(sample, {}, Region::parts);
  }
}

Mutant repeat_delimiter(const Sample& sample, const Sample&, Dice& dice) {
  const Layout& at = sample.layout;
  const std::string line = "--" + at.boundary + sample.eol;
  const std::array<std::size_t, 5> places = {at.body, at.first_delimiter, at.second_delimiter,
                                             at.signature, at.close};
  const std::size_t place = places[dice.below(places.size())];
  const bool inside_line = sample.bytes[place - 1] != '\n';
  const bool break_first = inside_line || dice.one_in(3);
  return replaced(sample, place, place, (break_first ? sample.eol : std::string()) + line,
                  Region::delimiter_repeated);
}

Mutant splice_content(const Sample& sample, const Sample& donor, Dice&) {
  if (with_crlf(content_of(sample)) == with_crlf(content_of(donor))) return {};
  const Layout& at = sample.layout;
  return replaced(sample, at.content, at.content_end, std::string(content_of(donor)),
                  Region::other_content);
}

Mutant splice_signature(const Sample& sample, const Sample& donor, Dice&) {
  if (sample.cms.der == donor.cms.der) return {};
  const Layout& at = sample.layout;
  return replaced(sample, at.signature, at.signature_end, std::string(signature_of(donor)),
                  Region::other_signature);
}

// The donor is genuine under our headers, too, if it comes from the same provider; only where the
// headers say the same of both may no warning be given.
Mutant splice_body(const Sample& sample, const Sample& donor, Dice&) {
  if (sample.cms.der == donor.cms.der) return {};
  Mutant mutant = with_parts(sample, {content_of(donor), signature_of(donor)}, Region::other_body);
  mutant.other_facts = donor.baseline.facts;
  const Meaning& a = sample.meaning;
  const Meaning& b = donor.meaning;
  const bool same = !differs(a, b) && !differs(b, a);
  const bool bad_donor = donor.baseline.level != verification::Level::good;
  if (same || bad_donor || sample.role != donor.role) mutant.demand = Demand::free;
  return mutant;
}

// The other's headers over our body is the same question the other way round.
Mutant recode_content(const Sample& sample, const Sample&, Dice& dice) {
  const Layout& at = sample.layout;
  const std::string_view content = content_of(sample);
  const std::size_t name = content.find("daticert.xml");
  const std::size_t body = content.find(sample.eol + sample.eol, name);
  if (body == std::string_view::npos) return {};
  const std::size_t begin = body + 2 * sample.eol.size();
  const std::size_t end = content.find("--", begin);
  if (end == std::string_view::npos) return {};
  const std::string old(content.substr(begin, end - begin));
  std::string text = old;
  if (content.substr(name, begin - name).find("base64") != std::string_view::npos)
    text = encode_base64(decode_base64(old), 4 * (1 + dice.below(19)), sample.eol) + sample.eol;
  else
    text.insert(dice.below(text.size()), dice.one_in(2) ? " " : "<!-- -->");
  if (with_crlf(text) == with_crlf(old)) return {};
  return replaced(sample, at.content + begin, at.content + end, text, Region::reencoded_content);
}

// Two inner parts change places.
Mutant reorder_content(const Sample& sample, const Sample&, Dice& dice) {
  const Layout& at = sample.layout;
  const std::string content(content_of(sample));
  const std::string inner = boundary_of(read_fields(content).all.front().text);
  const std::string delimiter = "--" + inner + sample.eol;
  const std::size_t first = content.find(delimiter);
  const std::size_t second = content.find(delimiter, first + 1);
  if (inner.empty() || second == std::string::npos) return {};
  const std::size_t third = content.find(delimiter, second + 1);
  if (third == std::string::npos) return {};
  std::string text = content.substr(0, first);
  if (dice.one_in(2)) text += content.substr(second, third - second);
  text += content.substr(first, second - first) + content.substr(third);
  return replaced(sample, at.content, at.content_end, text, Region::reencoded_content);
}

Mutant wrap(const Sample& sample, const Sample&, Dice& dice) {
  const bool keep_claims = dice.one_in(2);
  const std::string& eol = sample.eol;
  Mutant mutant;
  for (const Field& field : sample.fields.all)
    if (field.name != "content-type" && keep_claims)
      mutant.bytes += sample.part(field.begin, field.end);
  if (!keep_claims) mutant.bytes = "From: ladro@pec.example" + eol + "Subject: inoltro" + eol;
  if (dice.one_in(2)) {
    mutant.bytes += "Content-Type: message/rfc822" + eol + eol + sample.bytes;
  } else {
    const bool whole = dice.one_in(2);
    mutant.bytes += "Content-Type: multipart/mixed; boundary=aussen" + eol + eol + "--aussen" + eol;
    mutant.bytes += whole ? "Content-Type: message/rfc822" + eol + eol : std::string();
    mutant.bytes += sample.bytes + eol + "--aussen--" + eol;
  }
  mutant.region = Region::nested;
  mutant.demand = Demand::never_genuine;
  return mutant;
}

// What a line removed from or added to a region is, when nobody looks at the rest.
Demand line_demand(const Sample& sample, Mutant& mutant) {
  mutant.region = sample.regions[mutant.offset];
  settle(sample, mutant);
  return mutant.demand.value_or(Demand::free);
}

Mutant remove_line(const Sample& sample, const Sample&, Dice& dice) {
  const std::size_t at = dice.below(sample.bytes.size());
  const std::size_t before = at == 0 ? std::string::npos : sample.bytes.rfind('\n', at - 1);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  const std::size_t end = sample.bytes.find('\n', begin);
  if (end == std::string::npos) return {};
  Mutant mutant = replaced(sample, begin, end + 1, {}, Region::lines);
  mutant.before = std::string(sample.part(begin, end + 1));
  mutant.demand = line_demand(sample, mutant);
  // The last line of a region takes the next one's line break with it.
  const bool whole = sample.regions[begin] == sample.regions[end];
  if (!whole && mutant.demand == Demand::keep_level) mutant.demand = Demand::free;
  mutant.region = Region::lines;
  return mutant;
}

Mutant insert_line(const Sample& sample, const Sample&, Dice& dice) {
  const Layout& at = sample.layout;
  constexpr std::array<std::string_view, 4> kLines = {"", "testo", "X-Riga: testo", "--altro"};
  const std::string line = std::string(kLines[dice.below(kLines.size())]) + sample.eol;
  const std::array<std::pair<std::size_t, Demand>, 4> places = {{
      {at.first_delimiter, Demand::keep_level},
      {at.content, Demand::never_genuine},
      {at.second_delimiter, Demand::never_genuine},
      {at.signature, Demand::free},
  }};
  const auto& [place, demand] = places[dice.below(places.size())];
  Mutant mutant = replaced(sample, place, place, line, Region::lines);
  mutant.demand = demand;
  return mutant;
}

constexpr std::array<MutatorRow, 10> kMutators = {{
    {"change-parts", change_parts},
    {"repeat-delimiter", repeat_delimiter},
    {"splice-content", splice_content},
    {"splice-signature", splice_signature},
    {"splice-body", splice_body},
    {"recode-content", recode_content},
    {"reorder-content", reorder_content},
    {"wrap", wrap},
    {"remove-line", remove_line},
    {"insert-line", insert_line},
}};

}  // namespace

std::span<const MutatorRow> part_mutators() { return kMutators; }

}  // namespace pec::mutation
