// SPDX-License-Identifier: EUPL-1.2
#include "report/verdict_facts.h"

#include <algorithm>

#include "report/plain_text.h"

namespace pec::report {
namespace {

using certification::Certification;

// Collects facts that say something.
class Facts {
 public:
  explicit Facts(const Catalogue& catalogue) : catalogue_(catalogue) {}

  void add(std::string_view key, std::string text) {
    if (!text.empty()) list.push_back({catalogue_.text(key), std::move(text)});
  }

  std::vector<NamedText> list;

 private:
  const Catalogue& catalogue_;
};

std::string recipients_text(const Certification& certified, const Catalogue& catalogue,
                            std::size_t max_recipients) {
  std::string text;
  const std::size_t shown = std::min(certified.recipients.size(), max_recipients);
  for (std::size_t i = 0; i < shown; ++i) {
    const certification::Recipient& recipient = certified.recipients[i];
    if (!text.empty()) text += ", ";
    text += visible_text(recipient.address);
    if (!recipient.certified) text += " (" + catalogue.text("fact.not_certified") + ")";
  }
  const std::size_t left = certified.recipients.size() - shown;
  if (left > 0) text += " +" + std::to_string(left);
  return text;
}

std::string error_text(const Certification& certified, const Catalogue& catalogue) {
  if (certified.error == certification::ErrorCode::none) return {};
  std::string text =
      catalogue.text("value.cause." + std::string(certification::error_token(certified.error)));
  if (certified.error_detail) text += " (" + visible_text(*certified.error_detail) + ")";
  return text;
}

std::string receipt_type_text(const Certification& certified, const Catalogue& catalogue) {
  if (!certified.receipt_type) return {};
  return catalogue.text("receipt_type." +
                        std::string(certification::receipt_type_token(*certified.receipt_type)));
}

}  // namespace

const std::vector<std::string_view>& fact_keys() {
  static const std::vector<std::string_view> keys = {
      "fact.sender",     "fact.recipients",   "fact.subject",      "fact.time",
      "fact.reply_to",   "fact.delivered_to", "fact.receipt_type", "fact.error",
      "fact.identifier", "fact.signer",       "fact.signed_at",    "fact.recognised"};
  return keys;
}

std::vector<NamedText> certification_facts(const Certification& certified, const Wording& wording,
                                           const Catalogue& catalogue, std::size_t max_recipients) {
  Facts facts(catalogue);
  facts.add("fact.sender", visible_text(certified.sender));
  facts.add("fact.recipients", recipients_text(certified, catalogue, max_recipients));
  if (certified.reply_to != certified.sender)
    facts.add("fact.reply_to", visible_text(certified.reply_to));
  facts.add("fact.subject", visible_text(certified.subject.value_or("")));
  facts.add("fact.time", wording.time({certified.time, certified.zone}));
  facts.add("fact.delivered_to", visible_text(certified.delivered_to.value_or("")));
  facts.add("fact.receipt_type", receipt_type_text(certified, catalogue));
  facts.add("fact.error", error_text(certified, catalogue));
  facts.add("fact.identifier", visible_text(certified.identifier));
  return std::move(facts.list);
}

std::vector<NamedText> signature_facts(const signature::Signature& signature,
                                       const Wording& wording, const Catalogue& catalogue) {
  Facts facts(catalogue);
  if (!signature.signer) return {};
  std::string signer = visible_text(signature.signer->organization);
  if (!signature.signer->emails.empty())
    signer += " <" + visible_text(signature.signer->emails.front()) + ">";
  facts.add("fact.signer", signer);
  if (signature.signed_at)
    facts.add("fact.signed_at", wording.time({*signature.signed_at, wording.zone()}));
  if (signature.anchor) {
    const std::vector<Fact> anchor = {{"authority", signature.anchor->authority},
                                      {"edition", signature.anchor->edition}};
    const bool by_key = signature.anchor->edition.empty();
    facts.add("fact.recognised",
              catalogue.text(by_key ? "fact.recognised.by_key" : "fact.recognised.edition",
                             wording.readable(anchor)));
  }
  return std::move(facts.list);
}

}  // namespace pec::report
