// SPDX-License-Identifier: EUPL-1.2
#include "certification/daticert.h"

#include <array>
#include <optional>
#include <utility>

#include "certification/certified_time.h"
#include "certification/daticert_reader.h"
#include "certification/elements.h"

namespace pec::certification {
namespace {

// RFC 6109, 4.4: what the DTD does not mark with `?` or `*`.
constexpr std::array kRequired = {
    Element::postacert, Element::intestazione, Element::mittente,          Element::destinatari,
    Element::risposte,  Element::dati,         Element::gestore_emittente, Element::data,
    Element::giorno,    Element::ora,          Element::identificativo,
};

// Required and useless when empty: who sent, and which message. `risposte` is empty in real files.
constexpr std::array kNeverEmpty = {Element::mittente, Element::identificativo};

std::optional<Element> first_missing(DaticertDraft& draft) {
  for (const Element element : kRequired) {
    if (!draft.has(element)) return element;
  }
  for (const Element element : kNeverEmpty) {
    if (draft.value(element).empty()) return element;
  }
  return std::nullopt;
}

std::optional<std::string> optional_value(DaticertDraft& draft, Element element) {
  if (!draft.has(element)) return std::nullopt;
  return std::move(draft.value(element));
}

Certification to_certification(DaticertDraft& draft, const CertifiedTime& time) {
  return {
      .type = *draft.type,
      .error = draft.error,
      .sender = std::move(draft.value(Element::mittente)),
      .recipients = std::move(draft.recipients),
      .reply_to = std::move(draft.value(Element::risposte)),
      .subject = optional_value(draft, Element::oggetto),
      .provider = std::move(draft.value(Element::gestore_emittente)),
      .time = time.utc,
      .zone = time.zone,
      .identifier = std::move(draft.value(Element::identificativo)),
      .message_id = optional_value(draft, Element::msgid),
      .receipt_type = draft.receipt_type,
      .delivered_to = optional_value(draft, Element::consegna),
      .received_for = std::move(draft.received_for),
      .error_detail = optional_value(draft, Element::errore_esteso),
  };
}

tl::expected<Certification, DaticertError> complete(DaticertDraft draft) {
  if (const auto missing = first_missing(draft)) {
    return tl::make_unexpected(
        DaticertError{"missing-element", std::string(rule_of(*missing).name), 0});
  }
  const auto time = certified_time(draft.value(Element::data), draft.value(Element::giorno),
                                   draft.value(Element::ora));
  if (!time) return tl::make_unexpected(DaticertError{"invalid-time", "data", 0});
  return to_certification(draft, *time);
}

}  // namespace

tl::expected<Certification, DaticertError> parse_daticert(std::string_view xml) {
  if (xml.size() > kMaxDaticertBytes) {
    return tl::make_unexpected(DaticertError{"too-large", "", 0});
  }
  return read_daticert(xml).and_then(complete);
}

}  // namespace pec::certification
