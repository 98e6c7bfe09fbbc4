// SPDX-License-Identifier: EUPL-1.2
#include "shown_examples.h"

#include <array>

namespace pec::outlook::testing {
namespace {

using InLanguages = std::array<const wchar_t*, 3>;  // English, Italian, German

constexpr InLanguages kGenuine = {
    L"Genuine PEC from studio@pec.example, sent 12 March 2026, 09:41, certified by Gestore Esempio "
    L"S.p.A.",
    L"PEC autentica da studio@pec.example, inviata il 12 marzo 2026, 09:41, certificata da Gestore "
    L"Esempio S.p.A.",
    L"Echte PEC von studio@pec.example, gesendet am 12. M\u00E4rz 2026, 09:41, zertifiziert von "
    L"Gestore Esempio S.p.A."};
constexpr InLanguages kAltered = {
    L"Altered: what you read is not what the provider signed",
    L"Alterato: ci\u00F2 che si legge non \u00E8 ci\u00F2 che il gestore ha firmato",
    L"Ver\u00E4ndert: Was zu lesen ist, ist nicht, was der Anbieter signiert hat"};
constexpr InLanguages kOrdinary = {L"Not PEC: ordinary mail, nothing is certified",
                                   L"Non \u00E8 PEC: posta ordinaria, nulla \u00E8 certificato",
                                   L"Keine PEC: gew\u00F6hnliche Mail, nichts ist zertifiziert"};
constexpr InLanguages kGenuineWord = {L"genuine", L"autentica", L"echt"};
constexpr InLanguages kAlteredWord = {L"altered", L"alterata", L"ver\u00E4ndert"};
constexpr InLanguages kOrdinaryWord = {L"not PEC", L"non PEC", L"keine PEC"};
constexpr InLanguages kLate = {
    L"It arrived nine days after it was signed; PEC usually takes minutes.",
    L"\u00C8 arrivato nove giorni dopo la firma: di solito una PEC impiega pochi minuti.",
    L"Sie kam neun Tage nach der Signatur an; gew\u00F6hnlich braucht eine PEC Minuten."};
constexpr InLanguages kReplyElsewhere = {
    L"An answer would go to another address than the sender's: altro.indirizzo@ordinary.example",
    L"Una risposta andrebbe a un indirizzo diverso da quello del mittente: "
    L"altro.indirizzo@ordinary.example",
    L"Eine Antwort ginge an eine andere Adresse als die des Absenders: "
    L"altro.indirizzo@ordinary.example"};
constexpr InLanguages kDoNotTrust = {
    L"Do not trust its content. Ask the sender by another way.",
    L"Non fidarsi del contenuto. Chiedere conferma al mittente per un'altra via.",
    L"Dem Inhalt nicht trauen. Beim Absender auf anderem Weg nachfragen."};
constexpr std::array<InLanguages, 5> kChecks = {{
    {L"Signature is intact", L"La firma \u00E8 integra", L"Die Signatur ist unversehrt"},
    {L"Signed by a recognised provider", L"Firmato da un gestore riconosciuto",
     L"Von einem anerkannten Anbieter signiert"},
    {L"Time of arrival", L"Momento dell'arrivo", L"Zeitpunkt der Ankunft"},
    {L"Strength of the algorithms", L"Robustezza degli algoritmi", L"St\u00E4rke der Verfahren"},
    {L"Revocation of the certificate", L"Revoca del certificato", L"Widerruf des Zertifikats"},
}};
constexpr std::array<InLanguages, 5> kFound = {{
    {L"The signature is over exactly these bytes.", L"La firma copre esattamente questi byte.",
     L"Die Signatur deckt genau diese Bytes."},
    {L"The certificate of posta-certificata@pec.example was issued by an authority in the list of "
     L"trusted lists of 2 March 2026, and it was valid when it signed.",
     L"Il certificato di posta-certificata@pec.example \u00E8 stato rilasciato da un'autorit\u00E0 "
     L"presente nell'elenco del 2 marzo 2026, ed era valido al momento della firma.",
     L"Das Zertifikat von posta-certificata@pec.example stammt von einer Stelle der Liste vom 2. "
     L"M\u00E4rz 2026 und war bei der Signatur g\u00FCltig."},
    {L"Signed 12 March, arrived 21 March.", L"Firmato il 12 marzo, arrivato il 21 marzo.",
     L"Signiert am 12. M\u00E4rz, angekommen am 21. M\u00E4rz."},
    {L"RSA with 2048 bits, SHA-256.", L"RSA a 2048 bit, SHA-256.", L"RSA mit 2048 Bit, SHA-256."},
    {L"Not asked: that would need the network.", L"Non chiesta: servirebbe la rete.",
     L"Nicht abgefragt: Das br\u00E4uchte das Netz."},
}};

constexpr InLanguages kMismatch = {L"What was signed has another digest.",
                                   L"Ci\u00F2 che \u00E8 stato firmato ha un'altra impronta.",
                                   L"Was signiert wurde, hat einen anderen Hashwert."};

std::vector<ShownCheck> checks_of(Tone tone, std::size_t at) {
  std::array<Tone, 5> tones = {Tone::good, Tone::good, Tone::good, Tone::neutral, Tone::unknown};
  if (tone == Tone::attention) tones[2] = Tone::attention;
  if (tone == Tone::bad) tones[0] = Tone::bad;
  std::vector<ShownCheck> out;
  for (std::size_t each = 0; each < kChecks.size(); ++each)
    out.push_back({tones[each], kChecks[each][at], kFound[each][at]});
  if (tone == Tone::bad) out.front().text = kMismatch[at];
  return out;
}

std::wstring text_of(const ShownVerdict& verdict) {
  std::wstring out = verdict.headline + L"\n";
  for (const std::wstring& each : verdict.reasons) out += each + L"\n";
  for (const ShownCheck& each : verdict.checks) out += L"\n" + each.name + L"\n  " + each.text;
  return out + L"\n";
}

}  // namespace

ShownVerdict example_of(Tone tone, const Texts& texts) {
  const std::size_t at = texts.language() == "it" ? 1 : texts.language() == "de" ? 2 : 0;
  ShownVerdict out;
  out.tone = tone;
  switch (tone) {
    case Tone::nothing:
      return out;
    case Tone::looking:
      out.label = texts.get("outlook.read.looking");
      out.headline = out.label;
      return out;
    case Tone::good:
      out.headline = kGenuine[at];
      break;
    case Tone::attention:
      out.headline = kGenuine[at];
      out.reasons = {kLate[at], kReplyElsewhere[at]};
      break;
    case Tone::bad:
      out.headline = kAltered[at];
      out.reasons = {kDoNotTrust[at]};
      break;
    case Tone::neutral:
      out.label = kOrdinaryWord[at];
      out.headline = kOrdinary[at];
      return out;
    case Tone::unknown:
      out.label = texts.get("outlook.read.unverified");
      out.headline = texts.get("outlook.read.unavailable");
      out.reasons = {texts.get("outlook.read.unavailable.steps")};
      return out;
  }
  out.label = (tone == Tone::bad ? kAlteredWord : kGenuineWord)[at];
  out.checks = checks_of(tone, at);
  out.text = text_of(out);
  return out;
}

}  // namespace pec::outlook::testing
