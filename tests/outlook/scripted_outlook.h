// SPDX-License-Identifier: EUPL-1.2
//
// Outlook's Application, which raises events, and what hangs on it (README.md says by which page
// each behaves so).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "addin/identifiers.h"
#include "scripted_source.h"

namespace pec::outlook::testing {

struct Person {
  long type = 1;  // OlMailRecipientType
  std::wstring name;
  std::wstring address;
  std::optional<std::wstring> smtp = std::nullopt;  // PR_SMTP_ADDRESS
  std::optional<long> entry_type = std::nullopt;    // AddressEntryUserType
};

struct Letter {
  std::wstring account = L"studio@pec.it";  // empty: SendUsingAccount is Nothing
  std::wstring subject = L"Diffida";
  std::vector<Person> recipients;
  std::vector<std::pair<std::wstring, long>> attachments;  // name, bytes
  long format = 2;                                         // HTML
  long item_class = 43;
  std::vector<std::wstring> missing;  // members that the item does not have
};

class ScriptedApplication final : public ScriptedSource {
 public:
  static Owned<ScriptedApplication> make(World& world, long language = 0x0410);

  // A message in its window, unsent.
  Owned<ScriptedObject> compose(const Letter& letter);

  // Outlook is about to send `item`. Out: what Cancel is then; none where nobody listens. `result`
  // is what the sink returned.
  std::optional<bool> send(IDispatch* item, HRESULT* result = nullptr);

 private:
  explicit ScriptedApplication(World& world) : ScriptedSource(world, kApplicationEvents) {}
};

}  // namespace pec::outlook::testing
