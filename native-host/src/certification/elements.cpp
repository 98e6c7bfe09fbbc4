// SPDX-License-Identifier: EUPL-1.2
#include "certification/elements.h"

#include <algorithm>
#include <array>

namespace pec::certification {
namespace {

// RFC 6109, 4.4. Rows are in the order of Element. Each element has one parent, so whoever closes
// one knows where he is without a stack; `document` is its own, which nothing ever asks.
constexpr std::array<ElementRule, kElementCount> kRules = {{
    {Element::document, "", Element::document, Content::elements},
    {Element::document, "postacert", Element::postacert, Content::elements},
    {Element::postacert, "intestazione", Element::intestazione, Content::elements},
    {Element::intestazione, "mittente", Element::mittente, Content::text},
    {Element::intestazione, "destinatari", Element::destinatari, Content::text, true},
    {Element::intestazione, "risposte", Element::risposte, Content::text},
    {Element::intestazione, "oggetto", Element::oggetto, Content::text},
    {Element::postacert, "dati", Element::dati, Content::elements},
    {Element::dati, "gestore-emittente", Element::gestore_emittente, Content::text},
    {Element::dati, "data", Element::data, Content::elements},
    {Element::data, "giorno", Element::giorno, Content::text},
    {Element::data, "ora", Element::ora, Content::text},
    {Element::dati, "identificativo", Element::identificativo, Content::text},
    {Element::dati, "msgid", Element::msgid, Content::text},
    {Element::dati, "ricevuta", Element::ricevuta, Content::nothing},
    {Element::dati, "consegna", Element::consegna, Content::text},
    {Element::dati, "ricezione", Element::ricezione, Content::text, true},
    {Element::dati, "errore-esteso", Element::errore_esteso, Content::text},
}};

constexpr bool in_order_of_element() {
  for (std::size_t i = 0; i < kRules.size(); ++i) {
    if (static_cast<std::size_t>(kRules[i].element) != i) return false;
  }
  return true;
}
static_assert(in_order_of_element());

}  // namespace

const ElementRule& rule_of(Element element) { return kRules[static_cast<std::size_t>(element)]; }

const ElementRule* rule_within(Element parent, std::string_view name) {
  const auto* const found = std::find_if(
      kRules.begin() + 1, kRules.end(),
      [&](const ElementRule& rule) { return rule.parent == parent && rule.name == name; });
  return found == kRules.end() ? nullptr : found;
}

}  // namespace pec::certification
