// SPDX-License-Identifier: EUPL-1.2
//
// Everything in the body that leaves the two parts where they are: line ends, blanks, boundaries,
// what stands before and after the parts, what is cut off.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "byte_mutators.h"
#include "layout.h"
#include "structure_mutators.h"

namespace pec::mutation {
namespace {

std::string some_text(const Sample& sample, Dice& dice) {
  std::string out;
  for (std::size_t i = 1 + dice.below(4); i > 0; --i) {
    for (std::size_t k = dice.below(60); k > 0; --k)
      out.push_back(static_cast<char>(' ' + dice.below(95)));
    out += sample.eol;
  }
  return out;
}

// Some or all line ends in the other form.
Mutant change_line_ends(const Sample& sample, const Sample&, Dice& dice) {
  const Layout& at = sample.layout;
  if (!at.base64) return {};
  Mutant mutant;
  const std::size_t odds = 1 + dice.below(4);
  const bool to_lf = sample.eol.size() == 2;
  for (std::size_t i = 0; i < sample.bytes.size(); ++i) {
    const char c = sample.bytes[i];
    const bool after_cr = i > 0 && sample.bytes[i - 1] == '\r';
    if (to_lf && c == '\r' && sample.bytes.substr(i + 1).starts_with('\n') && dice.one_in(odds))
      continue;
    if (!to_lf && c == '\n' && !after_cr && dice.one_in(odds)) mutant.bytes.push_back('\r');
    mutant.bytes.push_back(c);
  }
  mutant.region = sample.canonical ? Region::line_ends : Region::content;
  mutant.demand = sample.canonical ? Demand::keep_level : Demand::free;
  return mutant;
}

Mutant lone_carriage_returns(const Sample& sample, const Sample&, Dice& dice) {
  const Layout& at = sample.layout;
  const bool everywhere = dice.one_in(2);
  std::string text =
      with_lf(everywhere ? sample.bytes : sample.part(at.second_delimiter, at.signature));
  std::replace(text.begin(), text.end(), '\n', '\r');
  return everywhere ? replaced(sample, 0, sample.bytes.size(), text, Region::lone_cr)
                    : replaced(sample, at.second_delimiter, at.signature, text, Region::lone_cr);
}

Mutant add_preamble(const Sample& sample, const Sample&, Dice& dice) {
  const Layout& at = sample.layout;
  return replaced(sample, at.body, at.body, some_text(sample, dice), Region::preamble);
}

Mutant replace_preamble(const Sample& sample, const Sample&, Dice& dice) {
  const Layout& at = sample.layout;
  std::string text = dice.one_in(3) ? std::string() : some_text(sample, dice);
  return replaced(sample, at.body, at.first_delimiter, std::move(text), Region::preamble);
}

Mutant add_epilogue(const Sample& sample, const Sample& donor, Dice& dice) {
  if (sample.layout.close == sample.bytes.size()) return {};
  const bool ended = sample.bytes.ends_with('\n');
  std::string text = dice.one_in(3) ? donor.bytes : some_text(sample, dice);
  return replaced(sample, sample.bytes.size(), sample.bytes.size(),
                  (ended ? "" : sample.eol) + text, Region::epilogue);
}

Mutant pad_delimiter(const Sample& sample, const Sample&, Dice& dice) {
  const Layout& at = sample.layout;
  const std::size_t line = dice.one_in(2) ? at.first_delimiter : at.second_delimiter;
  const std::size_t end = line + 2 + at.boundary.size();
  return replaced(sample, end, end, std::string(1 + dice.below(5), dice.one_in(2) ? ' ' : '\t'),
                  Region::delimiter_padding);
}

// Base64 in other lines, with blanks, tabs and empty lines.
Mutant rewrap_signature(const Sample& sample, const Sample&, Dice& dice) {
  const Layout& at = sample.layout;
  if (!at.base64) return {};
  constexpr std::array<std::string_view, 3> kSpaces = {" ", "\t", " \t "};
  const std::string plain = encode_base64(sample.cms.der, 4 * (1 + dice.below(60)), sample.eol);
  std::string text;
  for (const char c : plain) {
    if (dice.one_in(40)) text += kSpaces[dice.below(kSpaces.size())];
    text.push_back(c);
    if (c == '\n' && dice.one_in(8)) text += sample.eol;
  }
  return replaced(sample, at.signature_body, at.signature_end, std::move(text),
                  Region::signature_space);
}

std::string quoted_printable(std::string_view bytes, std::string_view eol) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  std::size_t column = 0;
  for (const char c : bytes) {
    const auto code = static_cast<unsigned char>(c);
    out.push_back('=');
    out.push_back(kHex[code >> 4U]);
    out.push_back(kHex[code & 0xFU]);
    column += 3;
    if (column < 72) continue;
    out.append("=").append(eol);
    column = 0;
  }
  return out;
}

Mutant recode_signature(const Sample& sample, const Sample&, Dice& dice) {
  const Layout& at = sample.layout;
  constexpr std::array<std::string_view, 4> kEncodings = {"base64", "binary", "quoted-printable",
                                                          "8bit"};
  const std::size_t which = dice.below(kEncodings.size());
  const std::string& der = sample.cms.der;
  // A last CR would be read as part of the line break that follows.
  if (der.ends_with('\r') || der.ends_with('\n')) return {};
  std::string text = "Content-Type: application/pkcs7-signature" + sample.eol;
  text += "Content-Transfer-Encoding: " + std::string(kEncodings[which]) + sample.eol + sample.eol;
  if (which == 0) text += encode_base64(der, 76, sample.eol);
  if (which == 1 || which == 3) text += der;
  if (which == 2) text += quoted_printable(der, sample.eol);
  return replaced(sample, at.signature, at.signature_end, std::move(text),
                  Region::transfer_encoding);
}

Mutant mislabel_signature(const Sample& sample, const Sample&, Dice& dice) {
  const Layout& at = sample.layout;
  constexpr std::array<std::string_view, 4> kWrong = {"quoted-printable", "x-uuencode", "8bit",
                                                      "base64, 8bit"};
  if (!at.base64) return {};
  std::string text =
      "Content-Transfer-Encoding: " + std::string(kWrong[dice.below(4)]) + sample.eol + sample.eol;
  return replaced(sample, at.signature, at.signature_body, std::move(text),
                  Region::signature_encoding);
}

std::string new_boundary(Dice& dice) {
  std::string out = "=_neu_";
  for (int i = 0; i < 20; ++i) out.push_back(static_cast<char>('A' + dice.below(26)));
  return out;
}

// The places where the outer boundary stands: its parameter and three delimiters.
std::vector<std::size_t> boundary_places(const Sample& sample) {
  const Layout& at = sample.layout;
  const std::size_t parameter = sample.bytes.rfind(at.boundary, at.body);
  std::vector<std::size_t> out = {parameter, at.first_delimiter + 2, at.second_delimiter + 2};
  if (at.close < sample.bytes.size()) out.push_back(at.close + 2);
  return out;
}

Mutant rename_boundary(const Sample& sample, const Sample&, Dice& dice) {
  const std::string name = new_boundary(dice);
  const std::size_t size = sample.layout.boundary.size();
  const auto places = boundary_places(sample);
  const bool quoted = sample.bytes[places.front() - 1] == '"';
  const bool throughout = quoted && dice.one_in(2);
  Mutant mutant;
  mutant.bytes = sample.bytes;
  // The close delimiter alone may be lost.
  const std::size_t only = dice.below(3);
  for (std::size_t i = places.size(); i-- > 0;)
    if (throughout || i == only) mutant.bytes.replace(places[i], size, name);
  mutant.region = throughout ? Region::boundary_renamed : Region::boundary_split;
  mutant.offset = places[throughout ? 0 : only];
  mutant.after = name;
  mutant.demand = demand_of(row_of(mutant.region).expectation);
  return mutant;
}

Mutant rival_boundary(const Sample& sample, const Sample&, Dice& dice) {
  constexpr std::array<std::string_view, 5> kRivals = {
      "boundary=altro; ", "BOUNDARY=\"altro\"; ", "boundary*0=\"al\"; boundary*1=\"tro\"; ",
      "boundary*=us-ascii''altro; ", "boundary=\"\"; "};
  const std::size_t parameter =
      sample.bytes.find(';', sample.bytes.rfind("/signed", sample.layout.body));
  if (parameter == std::string::npos || parameter > sample.layout.body) return {};
  const std::string rival(kRivals[dice.below(kRivals.size())]);
  return replaced(sample, parameter + 1, parameter + 1, " " + rival, Region::boundary_rival);
}

// Text glued to the boundary's closing quote: some readers take it for part of the value.
Mutant glue_boundary(const Sample& sample, const Sample&, Dice& dice) {
  constexpr std::array<std::string_view, 4> kGlued = {"x", "\"x\"", " x", "=x"};
  const std::size_t end = boundary_places(sample).front() + sample.layout.boundary.size();
  if (sample.bytes[end] != '"') return {};
  return replaced(sample, end + 1, end + 1, std::string(kGlued[dice.below(kGlued.size())]),
                  Region::boundary_rival);
}

// Where the last byte of base64 that the CMS needs stands.
std::size_t end_of_cms(const Sample& sample) {
  const Layout& at = sample.layout;
  if (!at.base64) return at.signature_body + sample.cms.end;
  std::size_t end = at.signature_end;
  while (end > at.signature_body &&
         decode_base64(sample.part(at.signature_body, end - 1)).size() >= sample.cms.end)
    --end;
  return end;
}

Mutant truncate(const Sample& sample, const Sample&, Dice& dice) {
  const Layout& at = sample.layout;
  const std::array<std::size_t, 9> borders = {at.body,           at.first_delimiter,  at.content,
                                              at.content_end,    at.second_delimiter, at.signature,
                                              at.signature_body, at.signature_end,    at.close};
  std::size_t cut = dice.below(sample.bytes.size());
  if (dice.one_in(2)) cut = borders[dice.below(borders.size())];
  if (dice.one_in(2) && cut > 0) --cut;
  Mutant mutant = replaced(sample, cut, sample.bytes.size(), {}, Region::truncated);
  if (cut >= end_of_cms(sample)) mutant.demand = Demand::free;
  return mutant;
}

constexpr std::array<MutatorRow, 13> kMutators = {{
    {"change-line-ends", change_line_ends},
    {"lone-carriage-returns", lone_carriage_returns},
    {"add-preamble", add_preamble},
    {"replace-preamble", replace_preamble},
    {"add-epilogue", add_epilogue},
    {"pad-delimiter", pad_delimiter},
    {"rewrap-signature", rewrap_signature},
    {"recode-signature", recode_signature},
    {"mislabel-signature", mislabel_signature},
    {"rename-boundary", rename_boundary},
    {"rival-boundary", rival_boundary},
    {"glue-boundary", glue_boundary},
    {"truncate", truncate},
}};

}  // namespace

std::span<const MutatorRow> body_mutators() { return kMutators; }

}  // namespace pec::mutation
