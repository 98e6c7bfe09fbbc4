// SPDX-License-Identifier: EUPL-1.2
//
// certification/daticert.h: what was read, written out as a daticert.xml, is read as the same; and
// what cannot be read is refused for a reason that the header names.
#include "certification/daticert.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "certification/certification.h"
#include "certification/kinds.h"
#include "input.h"
#include "text/ascii.h"
#include "text/instant.h"

namespace pec::fuzz {
namespace {

using certification::Certification;

// As many as the error ids of daticert.h.
constexpr std::array<std::string_view, 13> kErrors = {
    "too-large",       "text-too-long",     "too-many-recipients",
    "not-well-formed", "unknown-encoding",  "doctype",
    "entity",          "unknown-element",   "unknown-value",
    "missing-element", "missing-attribute", "repeated-element",
    "invalid-time"};
constexpr std::size_t kMaxDetailBytes = 64;

// Every character that XML could change or take for markup as a reference to it.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<' || c == '>' || c == '&' || c == '"' || c == '\r' || c == '\n' || c == '\t') {
      out += "&#" + std::to_string(static_cast<int>(c)) + ";";
    } else {
      out += c;
    }
  }
  return out;
}

std::string element(std::string_view name, std::string_view text,
                    const std::string& attributes = {}) {
  std::string out = "<" + std::string(name) + attributes + ">";
  return out + escaped(text) + "</" + std::string(name) + ">";
}

std::string optional_element(std::string_view name, const std::optional<std::string>& text) {
  return text ? element(name, *text) : std::string();
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string time_element(const Certification& c) {
  const text::CivilTime at = text::civil_time({c.time, c.zone});
  const int zone = std::abs(static_cast<int>(c.zone.count()));
  const std::string zone_text =
      (c.zone.count() < 0 ? "-" : "+") + two_digits(zone / 60) + two_digits(zone % 60);
  const std::string year = std::to_string(at.year);
  return "<data zona=\"" + zone_text + "\">" +
         element("giorno", two_digits(static_cast<int>(at.day)) + "/" +
                               two_digits(static_cast<int>(at.month)) + "/" +
                               std::string(4 - std::min<std::size_t>(4, year.size()), '0') + year) +
         element("ora",
                 two_digits(at.hour) + ":" + two_digits(at.minute) + ":" + two_digits(at.second)) +
         "</data>";
}

std::string printed(const Certification& c) {
  std::string out = R"(<?xml version="1.0" encoding="UTF-8"?><postacert tipo=")";
  out.append(type_token(c.type)).append("\" errore=\"").append(error_token(c.error)).append("\">");
  out += "<intestazione>" + element("mittente", c.sender);
  for (const certification::Recipient& recipient : c.recipients) {
    out += element("destinatari", recipient.address,
                   recipient.certified ? " tipo=\"certificato\"" : " tipo=\"esterno\"");
  }
  out += element("risposte", c.reply_to) + optional_element("oggetto", c.subject) +
         "</intestazione><dati>";
  out += element("gestore-emittente", c.provider) + time_element(c);
  out += element("identificativo", c.identifier) + optional_element("msgid", c.message_id);
  if (c.receipt_type)
    out += "<ricevuta tipo=\"" + std::string(receipt_type_token(*c.receipt_type)) + "\"/>";
  out += optional_element("consegna", c.delivered_to);
  for (const std::string& address : c.received_for) out += element("ricezione", address);
  return out + optional_element("errore-esteso", c.error_detail) + "</dati></postacert>";
}

void check_error(const certification::DaticertError& error, std::string_view xml) {
  require(std::find(kErrors.begin(), kErrors.end(), error.id) != kErrors.end(),
          "an error is one of those that the header names");
  require(error.detail.size() <= kMaxDetailBytes, "an error quotes little");
  const auto lines = static_cast<std::size_t>(std::count(xml.begin(), xml.end(), '\n') +
                                              std::count(xml.begin(), xml.end(), '\r') + 1);
  require(error.line <= lines, "an error's line is one of the file");
}

void check_value(std::string_view value) {
  require(value.size() <= certification::kMaxTextBytes, "a value is not too long");
  require(text::trimmed(value) == value, "a value is trimmed");
}

void check_values(const Certification& c) {
  require(!c.sender.empty() && !c.identifier.empty() && !c.recipients.empty(),
          "what is required is there");
  require(c.recipients.size() <= certification::kMaxRecipients, "recipients are capped");
  require(c.received_for.size() <= certification::kMaxRecipients, "receptions are capped");
  for (const std::string& value :
       {c.sender, c.reply_to, c.provider, c.identifier, c.subject.value_or(""),
        c.message_id.value_or(""), c.delivered_to.value_or(""), c.error_detail.value_or("")}) {
    check_value(value);
  }
  for (const certification::Recipient& recipient : c.recipients) check_value(recipient.address);
  for (const std::string& address : c.received_for) check_value(address);
}

void test(std::string_view input) {
  const Block block(input);
  const auto first = certification::parse_daticert(block.text());
  if (!first) return check_error(first.error(), block.text());
  check_values(*first);
  const std::string xml = printed(*first);
  // References take more room than what they stand for, and the last second of the year 9999 may be
  // written as a leap second, which is the first one of a year that cannot be written.
  constexpr std::chrono::sys_days kEnd = std::chrono::year(10000) / 1 / 1;
  if (xml.size() > certification::kMaxDaticertBytes || first->time + first->zone >= kEnd) return;
  const auto second = certification::parse_daticert(xml);
  require(second.has_value(), "what was read can be written and read again");
  require(printed(*second) == xml, "and is the same then");
  require(second->time == first->time && second->zone == first->zone, "the time, too");
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
