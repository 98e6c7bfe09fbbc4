// SPDX-License-Identifier: EUPL-1.2
//
// With the host's own sentences, from locales/.
#include "accounts_gallery.h"

#include <fstream>
#include <string>

#include <nlohmann/json.hpp>

#include "accounts/accounts_report.h"
#include "text/utf16_windows.h"
#include "windows/accounts_dialog.h"

namespace pec::outlook::gallery {
namespace {

using nlohmann::json;

std::string filled_in(std::string text) {
  for (const auto& [place, value] : {std::pair<std::string, std::string>{"{days}", "14"},
                                     {"{host}", "pop3s.pec.aruba.it"},
                                     {"{address}", "ufficio@mail.example"},
                                     {"{count}", "1"},
                                     {"{all}", "2"}})
    if (const std::size_t at = text.find(place); at != std::string::npos)
      text.replace(at, place.size(), value);
  return text;
}

class Words {
 public:
  explicit Words(std::string_view language) {
    std::ifstream file(std::string(PEC_LOCALES) + "/" + std::string(language) + ".json");
    words_ = json::parse(file, nullptr, /*allow_exceptions=*/false);
  }

  std::string operator()(const std::string& key) const { return filled_in(words_.value(key, key)); }

 private:
  json words_;
};

json finding(const Words& words, const char* account, const char* severity,
             const std::string& rule) {
  json remedies = json::array();
  const std::string steps = words("audit." + rule + ".fix.outlook");
  for (std::size_t at = 0; at < steps.size();) {
    const std::size_t end = std::min(steps.find('\n', at), steps.size());
    remedies.push_back(steps.substr(at, end - at));
    at = end + 1;
  }
  return {{"account", account},
          {"severity", words(std::string("audit.severity.") + severity)},
          {"title", words("audit." + rule + ".title")},
          {"why", words("audit." + rule + ".why")},
          {"remedies", remedies}};
}

json audit(const Words& words, bool is_good) {
  json findings = json::array();
  if (!is_good) {
    findings.push_back(finding(words, "Studio PEC", "critical", "pop3.removed-by-age"));
    findings.push_back(finding(words, "Studio PEC", "warning", "pop3.used"));
    findings.push_back(finding(words, "Ufficio", "note", "sending.not-encrypted"));
  }
  const char* const tone = is_good ? "good" : "bad";
  return {{"words",
           {{"tone", tone},
            {"headline", words(std::string("audit.headline.") + tone)},
            {"text", words("audit.head.outlook") + "\n\nStudio PEC (studio@pec.it)\nUfficio\n"},
            {"findings", findings}}}};
}

}  // namespace

void show_accounts(const Texts& texts, std::string_view what) {
  AccountsDialog dialog(texts, {[] {}, [] {}});
  dialog.open();
  const Words words(texts.language());
  const AccountsSurroundings around{
      {{"Studio PEC", "studio@pec.it", AccountType::pop3, "Studio PEC", true},
       {"Ufficio", "ufficio@mail.example", AccountType::imap, "ufficio@mail.example", false}},
      what == "accounts"};
  if (what == "accounts-failed")
    dialog.set(
        accounts_report(tl::make_unexpected(Trouble{Trouble::Kind::silent, {}}), around, texts));
  else
    dialog.set(accounts_report(audit(words, what == "accounts-good"), around, texts));
  dialog.wait();
}

}  // namespace pec::outlook::gallery
