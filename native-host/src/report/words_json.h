// SPDX-License-Identifier: EUPL-1.2
//
// What a front end without a catalogue of its own shows: ready sentences of one language, as a JSON
// object. What stands beside it for programs (verdict_json, check_send_json, audit_json) says the
// same.
#pragma once

#include <string>

#include "accounts/audit.h"
#include "outgoing/check.h"
#include "report/catalogue.h"
#include "verification/verdict.h"

namespace pec::report {

// The longest text of explain() that is handed out; a verdict on hundreds of messages inside
// messages is cut.
inline constexpr std::size_t kMaxWordsBytes = std::size_t{64} * 1024;

// The longest sentence of a list, whatever its facts hold.
inline constexpr std::size_t kMaxSentenceBytes = std::size_t{4} * 1024;

// More findings of an audit than anybody reads.
inline constexpr std::size_t kMaxWordedFindings = 200;

// {"tone": "good", "label": the outcome's short name, "headline": ..., "reasons": [...], "checks":
// [{"result", "name", "text"}], "text": explain() without colours}. `tone` is one of good,
// attention, bad, neutral; the checks are in the order of the verdict's.
std::string verdict_words(const verification::Verdict& verdict, const Catalogue& catalogue);

// {"findings": [{"severity", "title", "why", "remedies": [...]}], "recipients": [...]}, in the
// order of check_send_json.
std::string check_send_words(const outgoing::Checked& checked, const Catalogue& catalogue);

// {"tone": of the worst PEC account, "headline": ..., "findings": [{"key", "account", "tone",
// "severity", "title", "why", "remedies": [...]}], "text": audit_text() without colours}. The
// findings are in the order of audit_json, at most kMaxWordedFindings.
std::string audit_words(const accounts::Audit& audit, const Catalogue& catalogue);

}  // namespace pec::report
