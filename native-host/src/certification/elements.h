// SPDX-License-Identifier: EUPL-1.2
//
// The elements that the DTD of daticert.xml knows (RFC 6109, 4.4), and where each may stand.
#pragma once

#include <cstddef>
#include <string_view>

namespace pec::certification {

// `document` is what holds the root.
enum class Element : unsigned char {
  document,
  postacert,
  intestazione,
  mittente,
  destinatari,
  risposte,
  oggetto,
  dati,
  gestore_emittente,
  data,
  giorno,
  ora,
  identificativo,
  msgid,
  ricevuta,
  consegna,
  ricezione,
  errore_esteso,
};
inline constexpr std::size_t kElementCount = 18;

enum class Content : unsigned char { elements, text, nothing };

struct ElementRule {
  Element parent;
  std::string_view name;  // "gestore-emittente"
  Element element;
  Content content;
  bool repeatable = false;
};

// The rule of `element`; that of `document` has no name.
const ElementRule& rule_of(Element element);

// The rule of the element `name` within `parent`, or nullptr where the DTD has none.
const ElementRule* rule_within(Element parent, std::string_view name);

}  // namespace pec::certification
