// SPDX-License-Identifier: EUPL-1.2
//
// Shows the add-in's windows one after the other, to be looked at (gallery makes pictures of them):
//   outlook_gallery it|en|de warn|confirm|block|preview|accounts|accounts-good|accounts-failed
#include <string_view>
#include <utility>

#include "accounts_gallery.h"
#include "composing/compose_state.h"
#include "texts/texts.h"
#include "windows/real_windows.h"

namespace {

using pec::outlook::SendingFinding;
using pec::outlook::SendingQuestion;

// As the host words it; the words that are the add-in's own are in the language.
SendingQuestion question_of(const pec::outlook::Texts& texts, std::string_view action) {
  SendingQuestion out = pec::outlook::question_for(action, texts);
  out.findings = {
      {L"Grave: Da amico@ordinary.example non arriver\u00E0 alcuna ricevuta di consegna",
       L"Per quanto si sa non \u00E8 una PEC. Il gestore accetta il messaggio e lo passa come "
       L"posta "
       L"ordinaria, e nulla prova che sia stato consegnato.",
       {L"\u2022 amico@ordinary.example", L"\u2192 Togliere amico@ordinary.example"}},
      {L"Grave: La PEC non ammette destinatari in Ccn",
       L"Con un destinatario in Ccn il gestore non accetta il messaggio: non arriva a nessuno.",
       {L"\u2022 io@pec.it", L"\u2192 Spostare io@pec.it in A"}}};
  out.recipients = {L"amico@ordinary.example: non PEC", L"io@pec.it: probabilmente PEC"};
  return out;
}

SendingQuestion preview(const pec::outlook::Texts& texts) {
  pec::outlook::ComposeState state;
  SendingQuestion found = question_of(texts, "warn");
  state.label = texts.get("outlook.compose.one");
  state.findings = std::move(found.findings);
  state.recipients = std::move(found.recipients);
  return pec::outlook::preview_of(state, texts);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::string_view language = argv[1], what = argv[2];
  using pec::outlook::Language;
  const pec::outlook::Texts texts(language == "it"   ? Language::italian
                                  : language == "de" ? Language::german
                                                     : Language::english);
  if (what.starts_with("accounts"))
    pec::outlook::gallery::show_accounts(texts, what);
  else
    pec::outlook::make_real_windows(texts)->ask(what == "preview" ? preview(texts)
                                                                  : question_of(texts, what));
  return 0;
}
