// SPDX-License-Identifier: EUPL-1.2
//
// A Verdict in words: picks the sentences of a catalogue and brings facts into the form that
// people of that language expect. Table and Explain lay the words out.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/catalogue.h"
#include "text/instant.h"
#include "verification/verdict.h"

namespace pec::report {

class Wording {
 public:
  // `catalogue` must outlive this. `zone`: in which offset times are shown that carry none of
  // their own; best the one of the message's daticert.xml.
  Wording(const Catalogue& catalogue, std::chrono::minutes zone)
      : catalogue_(catalogue), zone_(zone) {}
  // The words for one verdict: its certified zone where there is one, else UTC.
  Wording(const Catalogue& catalogue, const verification::Verdict& verdict);

  // "genuine", "genuine, look closer", "altered": `outcome.<id>[.attention].name`.
  std::string outcome_name(const verification::Verdict& verdict) const;
  // The key under which this outcome is worded: "outcome.genuine.attention", "outcome.altered".
  std::string outcome_key(const verification::Verdict& verdict) const;
  // Symbol, outcome and kind, "genuine, delivery receipt"; what is not certain is told as a claim.
  std::string headline(const verification::Verdict& verdict) const;
  // "Delivery receipt"; `kind.none.name` for ordinary mail.
  std::string kind_name(certification::Kind kind) const;

  // The sentence for a check: `check.<id>.<result>.<reason>`, else `check.<id>.<result>`.
  std::string check_sentence(const verification::Check& check) const;
  std::string check_name(verification::CheckId id) const;

  // The sentences that say why a verdict is not plainly good: the failed checks, or else the
  // warnings and that the outer headers were not there, or else what the outcome means; none for
  // good and neutral ones. Warnings of the checks in `without` are left out.
  std::vector<std::string> reasons(const verification::Verdict& verdict,
                                   std::initializer_list<verification::CheckId> without = {}) const;

  // "13/11/2018 16:39:27 (+01:00)", in the order of the language.
  std::string time(const text::ZonedTime& time) const;
  std::string short_time(const text::ZonedTime& time) const;

  // What a person wants to read in place of a fact: times, lists of identifiers and digests in
  // words, everything else as it is (Catalogue::text neutralises it).
  std::vector<Fact> readable(const std::vector<Fact>& facts) const;

  // Why a finding matters: <key>.why, and <key>.with.<fact> for each fact that has such a sentence,
  // since not every finding of a rule has every fact.
  std::string reason(const std::string& key, const std::vector<Fact>& facts) const;

  std::chrono::minutes zone() const { return zone_; }

 private:
  std::string formatted(std::string_view format, const text::ZonedTime& time) const;
  std::string readable_value(const std::string& name, const std::string& value) const;

  const Catalogue& catalogue_;
  std::chrono::minutes zone_;
};

}  // namespace pec::report
