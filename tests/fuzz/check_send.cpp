// SPDX-License-Identifier: EUPL-1.2
//
// outgoing/check.h on a message as check-send reads it: findings are those of the table, the worst
// first, each says who it is about and becomes JSON; nothing is made of one that has no trouble.
#include <algorithm>
#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "addresses/directory.h"
#include "input.h"
#include "outgoing/check.h"
#include "outgoing/rules.h"
#include "report/check_send_json.h"

namespace pec::fuzz {
namespace {

using outgoing::Checked;

constexpr std::chrono::sys_seconds kNow{std::chrono::seconds{1'795'348'800}};

struct Basis {
  outgoing::SendingRules rules;
  addresses::Directory directory;
};

Basis& basis() {
  static Basis kept = [] {
    const std::filesystem::path data(PEC_SHARE_DIR);
    auto providers = accounts::Providers::load(data / "providers.json");
    require(providers.has_value(), "the shipped providers can be read");
    auto directory = addresses::Directory::open({}, *providers);
    auto rules = outgoing::SendingRules::load(data / "sending-rules.json", std::move(*providers));
    require(directory.has_value() && rules.has_value(), "the shipped data can be used");
    return Basis{std::move(*rules), std::move(*directory)};
  }();
  return kept;
}

void check_findings(const Checked& checked) {
  const auto rules = outgoing::rules();
  require(std::is_sorted(checked.findings.begin(), checked.findings.end(),
                         [](const auto& a, const auto& b) { return a.severity > b.severity; }),
          "the worst finding comes first");
  for (const outgoing::Finding& one : checked.findings) {
    require(std::any_of(rules.begin(), rules.end(),
                        [&one](const outgoing::Rule& rule) { return rule.id == one.rule; }),
            "a finding is of a rule");
    require(one.action <= checked.action, "the strictest action counts");
    for (const std::string& address : one.recipients)
      require(std::any_of(checked.recipients.begin(), checked.recipients.end(),
                          [&](const auto& r) { return r.address == address; }),
              "a finding is about a recipient of the draft");
  }
}

void test(std::string_view input) {
  const Block block(input);
  const auto message = mail::parse_message(block.text());
  if (!message) return;
  const outgoing::Draft draft = outgoing::draft_of(*message);
  for (const outgoing::DraftAttachment& one : draft.attachments)
    require(!one.content || one.content->size() <= block.text().size(),
            "an attachment is not larger than its message");
  outgoing::Sender sender;
  sender.address = draft.from;
  for (const bool is_pec : {true, false}) {
    sender.is_pec = is_pec;
    const Checked checked = outgoing::check(
        draft, sender,
        [](std::string_view address) {
          auto found = basis().directory.look_up(address, kNow);
          require(found.has_value(), "a look-up in memory succeeds");
          return std::move(*found);
        },
        basis().rules, {}, kNow);
    check_findings(checked);
    const auto json =
        nlohmann::json::parse(report::check_send_line(checked, {}, "-"), nullptr, false);
    require(!json.is_discarded(), "the answer is JSON");
    require(json["findings"].size() == checked.findings.size(), "every finding is told");
  }
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
