// SPDX-License-Identifier: EUPL-1.2
//
// A valid daticert.xml and small edits to it.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace pec::certification {

// A delivery receipt in the shape of real ones (RFC 6109, 4.4), with each optional element.
inline constexpr std::string_view kDaticert =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<postacert tipo="avvenuta-consegna" errore="nessuno">
  <intestazione>
    <mittente>mittente@pec.example</mittente>
    <destinatari tipo="certificato">uno@pec.example</destinatari>
    <destinatari tipo="esterno">due@mail.example</destinatari>
    <risposte>risposte@pec.example</risposte>
    <oggetto>)"
    "Societ\u00e0 &amp; citt\u00e0"
    R"(</oggetto>
  </intestazione>
  <dati>
    <gestore-emittente>Gestore S.p.A.</gestore-emittente>
    <data zona="+0100">
      <giorno>05/12/2024</giorno>
      <ora>10:20:30</ora>
    </data>
    <identificativo>opec1.20241205102030.1.2.3.4@pec.example</identificativo>
    <msgid>&lt;abc@client.example&gt;</msgid>
    <ricevuta tipo="completa"/>
    <consegna>uno@pec.example</consegna>
    <errore-esteso>nulla</errore-esteso>
  </dati>
</postacert>
)";

// `text` with its first `from` replaced; a test that edits nothing is a mistake.
inline std::string edited(std::string_view from, std::string_view to,
                          std::string_view text = kDaticert) {
  const auto at = text.find(from);
  if (at == std::string_view::npos) throw std::logic_error("nothing to edit: " + std::string(from));
  std::string result(text);
  return result.replace(at, from.size(), to);
}

// `text` without what lies from `from` to the end of the first `to` after it.
inline std::string without(std::string_view from, std::string_view to,
                           std::string_view text = kDaticert) {
  const auto begin = text.find(from);
  const auto end = text.find(to, begin);
  if (begin == std::string_view::npos || end == std::string_view::npos) {
    throw std::logic_error("nothing to remove: " + std::string(from));
  }
  std::string result(text);
  return result.erase(begin, end + to.size() - begin);
}

}  // namespace pec::certification
