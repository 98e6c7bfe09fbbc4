// SPDX-License-Identifier: EUPL-1.2
#include "addresses/register_columns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "text/ascii.h"

namespace pec::addresses {
namespace {

// Names are compared in lower case, without what separates words.
std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name)
    if (c != '_' && c != ' ' && c != '-' && c != '.') out += text::to_lower(c);
  return out;
}

// Columns of IPA's files, current and of 2017.
constexpr std::array<std::string_view, 3> kCodes = {"codiceipa", "codamm", "codiceamministrazione"};
constexpr std::array<std::string_view, 5> kNames = {"denominazioneente", "desamm", "denominazione",
                                                    "descrizione", "ragionesociale"};
constexpr std::array<std::string_view, 3> kDates = {"dataaggiornamento", "dataultimoaggiornamento",
                                                    "data"};
// Columns of addresses in any other list.
constexpr std::array<std::string_view, 6> kPecColumns = {
    "pec", "emailpec", "indirizzopec", "mailpec", "postacertificata", "domiciliodigitale"};
constexpr std::array<std::string_view, 6> kMailColumns = {
    "mail", "email", "emailaddress", "address", "indirizzoemail", "postaelettronica"};
constexpr std::array<std::string_view, 3> kTypes = {"tipo", "type", "tipomail"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<std::size_t> find(const std::vector<std::string>& header, std::string_view name) {
  const auto at = std::find(header.begin(), header.end(), name);
  if (at == header.end()) return std::nullopt;
  return static_cast<std::size_t>(at - header.begin());
}

template <std::size_t N>
std::optional<std::size_t> first(const std::vector<std::string>& header,
                                 const std::array<std::string_view, N>& names) {
  for (const std::string_view name : names)
    if (const auto at = find(header, name)) return at;
  return std::nullopt;
}

bool read(std::string_view text, unsigned& out) {
  const auto end = std::from_chars(text.data(), text.data() + text.size(), out);
  return end.ec == std::errc{} && end.ptr == text.data() + text.size();
}

}  // namespace

std::optional<AddressName> address_name(std::string_view name) {
  const std::string wanted = plain(name);
  if (is_one_of(kPecColumns, wanted)) return AddressName{true};
  if (is_one_of(kMailColumns, wanted)) return AddressName{false};
  return std::nullopt;
}

RegisterColumns register_columns(const std::vector<std::string_view>& header) {
  std::vector<std::string> names;
  names.reserve(header.size());
  for (const std::string_view name : header) names.push_back(plain(name));

  RegisterColumns out;
  out.code = first(names, kCodes);
  out.name = first(names, kNames);
  out.date = first(names, kDates);
  out.is_ipa = out.code.has_value();
  for (const char number : {'1', '2', '3', '4', '5'}) {
    if (const auto at = find(names, std::string("mail") + number))
      out.addresses.push_back({*at, find(names, std::string("tipomail") + number), false});
  }
  if (!out.addresses.empty()) return out;
  for (std::size_t at = 0; at < names.size(); ++at) {
    const auto named = address_name(names[at]);
    if (!named) continue;
    // "Tipo" of IPA's list of addresses is that of the office, "Tipo Mail" that of the address.
    auto type = find(names, "tipomail");
    if (!type && !named->is_pec) type = first(names, kTypes);
    out.addresses.push_back({at, type, named->is_pec});
  }
  return out;
}

std::optional<std::chrono::sys_seconds> register_date(std::string_view text) {
  unsigned year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (text.size() < 10) return std::nullopt;
  const bool iso = text[4] == '-' && text[7] == '-' && read(text.substr(0, 4), year) &&
                   read(text.substr(5, 2), month) && read(text.substr(8, 2), day);
  const bool italian = !iso && text[2] == '/' && text[5] == '/' && read(text.substr(0, 2), day) &&
                       read(text.substr(3, 2), month) && read(text.substr(6, 4), year);
  if (!iso && !italian) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                         std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::sys_days(date));
}

}  // namespace pec::addresses
