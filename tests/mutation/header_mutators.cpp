// SPDX-License-Identifier: EUPL-1.2
//
// Outer header fields moved, removed, repeated, added, and lines that are none.
#include <algorithm>
#include <array>

#include "structure_mutators.h"

namespace pec::mutation {
namespace {

bool is_unjudged(const Field& field) {
  const Region region = region_of_field(field.name);
  return region == Region::unjudged || region == Region::received;
}

std::vector<const Field*> unjudged_fields(const Sample& sample) {
  std::vector<const Field*> out;
  for (const Field& field : sample.fields.all)
    if (is_unjudged(field)) out.push_back(&field);
  return out;
}

const Field& any_field(const Sample& sample, Dice& dice) {
  return sample.fields.all[dice.below(sample.fields.all.size())];
}

// Any place where a line may begin: before a field, or before the empty line.
std::size_t any_line_start(const Sample& sample, Dice& dice) {
  const std::size_t i = dice.below(sample.fields.all.size() + 1);
  return i == 0 ? sample.fields.begin : sample.fields.all[i - 1].end;
}

Mutant inserted(const Sample& sample, std::size_t at, std::string line, Region region) {
  Mutant mutant;
  mutant.bytes = spliced(sample.bytes, at, at, line);
  mutant.region = region;
  mutant.offset = at;
  mutant.after = std::move(line);
  mutant.demand = header_demand(sample, mutant.bytes);
  return mutant;
}

Mutant swap_unjudged(const Sample& sample, const Sample&, Dice& dice) {
  const auto fields = unjudged_fields(sample);
  if (fields.size() < 2) return {};
  const std::size_t first = dice.below(fields.size() - 1);
  const Field& a = *fields[first];
  const Field& b = *fields[first + 1 + dice.below(fields.size() - first - 1)];
  Mutant mutant;
  mutant.bytes = std::string(sample.part(0, a.begin)) + std::string(sample.part(b.begin, b.end)) +
                 std::string(sample.part(a.end, b.begin)) +
                 std::string(sample.part(a.begin, a.end)) +
                 std::string(sample.part(b.end, sample.bytes.size()));
  mutant.region = Region::unjudged_order;
  mutant.offset = a.begin;
  mutant.before = a.name;
  mutant.after = b.name;
  mutant.demand = Demand::keep_level;
  return mutant;
}

Mutant move_unjudged(const Sample& sample, const Sample&, Dice& dice) {
  const auto fields = unjudged_fields(sample);
  if (fields.empty()) return {};
  const Field& field = *fields[dice.below(fields.size())];
  const std::string text(sample.part(field.begin, field.end));
  std::size_t at = any_line_start(sample, dice);
  Mutant mutant;
  mutant.bytes = spliced(sample.bytes, at, at, text);
  const std::size_t old = at <= field.begin ? field.begin + text.size() : field.begin;
  mutant.bytes.erase(old, text.size());
  mutant.region = Region::unjudged_order;
  mutant.offset = at;
  mutant.before = text;
  mutant.demand = Demand::keep_level;
  return mutant;
}

Mutant remove_field(const Sample& sample, const Sample&, Dice& dice) {
  const Field& field = any_field(sample, dice);
  Mutant mutant;
  mutant.bytes = spliced(sample.bytes, field.begin, field.end, {});
  mutant.region = Region::header_removed;
  mutant.offset = field.begin;
  mutant.before = std::string(sample.part(field.begin, field.end));
  mutant.demand = header_demand(sample, mutant.bytes);
  return mutant;
}

Mutant repeat_field(const Sample& sample, const Sample&, Dice& dice) {
  const Field& field = any_field(sample, dice);
  return inserted(sample, any_line_start(sample, dice),
                  std::string(sample.part(field.begin, field.end)), Region::header_repeated);
}

Mutant add_unjudged(const Sample& sample, const Sample&, Dice& dice) {
  constexpr std::array<std::string_view, 8> kLines = {
      "Received: from a.example by b.example; Mon, 2 Mar 2026 11:00:00 +0100",
      "X-Spam-Flag: NO",
      "DKIM-Signature: v=1; a=rsa-sha256; d=pec.example; b=AAAA",
      "X-VerificaSicurezza: nessuno",
      "Delivered-To: altro@pec.example",
      "X-Priority: 1",
      "List-Id: <lista.pec.example>",
      "X-Lunga: testo\n continua",
  };
  std::string line(kLines[dice.below(kLines.size())]);
  line += "\n";
  if (sample.eol.size() == 2) line = with_crlf(line);
  return inserted(sample, any_line_start(sample, dice), line, Region::unjudged_added);
}

Mutant add_rival(const Sample& sample, const Sample& donor, Dice& dice) {
  constexpr std::array<std::string_view, 19> kRivals = {
      "From: posta-certificata@altro.example",
      "From: \"Per conto di: mario@pec.example\" <mario@pec.example>",
      "Subject: POSTA CERTIFICATA: pagate subito",
      "subject : CONSEGNA: altro",
      "Date: Tue, 3 Mar 2020 10:00:00 +0100",
      "To: altro@pec.example",
      "Cc: altro@pec.example",
      "Reply-To: ladro@pec.example",
      "Return-Path: <ladro@pec.example>",
      "Sender: ladro@pec.example",
      "Message-ID: <altro@pec.example>",
      "X-Riferimento-Message-ID: <altro@pec.example>",
      "X-Ricevuta: errore-consegna",
      "X-Trasporto: errore",
      "Content-Type: text/html; charset=utf-8",
      "Content-Type: multipart/mixed; boundary=\"altro\"",
      "MIME-Version: 1.0",
      "Content-Transfer-Encoding: base64",
      "Content-Transfer-Encoding: quoted-printable",
  };
  std::string line(kRivals[dice.below(kRivals.size())]);
  if (dice.one_in(4)) {
    const Field& field = any_field(donor, dice);
    line = field.name + ": " + field.text;
  }
  return inserted(sample, any_line_start(sample, dice), line + sample.eol, Region::rival_field);
}

Mutant add_junk(const Sample& sample, const Sample&, Dice& dice) {
  constexpr std::array<std::string_view, 9> kJunk = {
      "This is an S/MIME signed message",
      "<html><body>Pagate subito</body></html>",
      ">From posta-certificata@pec.example",
      ": senza nome",
      " ",
      "\t",
      "--altro",
      "X-Nota: uno\rFrom: ladro@pec.example",
      "X-Nota: uno\rSubject: altro",
  };
  const std::string line(kJunk[dice.below(kJunk.size())]);
  return inserted(sample, any_line_start(sample, dice), line + sample.eol, Region::junk_line);
}

Mutant replace_value(const Sample& sample, const Sample& donor, Dice& dice) {
  const Field& field = any_field(sample, dice);
  const auto other = std::find_if(donor.fields.all.begin(), donor.fields.all.end(),
                                  [&field](const Field& f) { return f.name == field.name; });
  if (other == donor.fields.all.end()) return {};
  Mutant mutant;
  mutant.before = field.text;
  mutant.after = " " + other->text + sample.eol;
  mutant.bytes = spliced(sample.bytes, field.value, field.end, mutant.after);
  mutant.region = region_of_field(field.name);
  mutant.offset = field.begin;
  mutant.demand = header_demand(sample, mutant.bytes);
  return mutant;
}

Mutant add_store_lines(const Sample& sample, const Sample&, Dice& dice) {
  constexpr std::array<std::string_view, 4> kLines = {
      "From - Mon Mar  2 11:00:00 2026", "X-Mozilla-Status: 0001", "X-UIDL: 1", "X-Account-Key: a"};
  return inserted(sample, 0, std::string(kLines[dice.below(kLines.size())]) + sample.eol,
                  Region::store_lines);
}

constexpr std::array<MutatorRow, 9> kMutators = {{
    {"swap-unjudged", swap_unjudged},
    {"move-unjudged", move_unjudged},
    {"remove-field", remove_field},
    {"repeat-field", repeat_field},
    {"add-unjudged", add_unjudged},
    {"add-rival", add_rival},
    {"add-junk", add_junk},
    {"replace-value", replace_value},
    {"add-store-lines", add_store_lines},
}};

}  // namespace

std::span<const MutatorRow> header_mutators() { return kMutators; }

}  // namespace pec::mutation
