// SPDX-License-Identifier: EUPL-1.2
//
// An audit in words: the sentences of a catalogue about accounts and findings, made harmless.
// audit_text, audit_words and audit_page lay them out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "accounts/audit.h"
#include "report/catalogue.h"
#include "report/terminal_style.h"

namespace pec::report {

Tone tone_of(accounts::Severity severity);
Tone tone_of(accounts::Grade grade);

// Of the PEC accounts together: as the worst of them; neutral where there is none.
Tone tone_of(const accounts::Audit& audit);
// How many PEC accounts are concerned, and how badly, in a line.
std::string headline_text(const accounts::Audit& audit, const Catalogue& catalogue);

// Whose accounts they are: the program and its profile.
std::string head_text(const accounts::Audit& audit, const Catalogue& catalogue);
// How an account stands, in a word or two.
std::string grade_text(const accounts::AuditedAccount& account, const Catalogue& catalogue);
// What says that an account is PEC.
std::string evidence_text(const accounts::AuditedAccount& account, const Catalogue& catalogue);
// The accounts that are no PEC, named, so that somebody notices when one of them is; empty where
// there is none, and a sentence of its own where there is no account at all.
std::string others_text(const accounts::Audit& audit, const Catalogue& catalogue);

// By which a finding is told once: account and rule, since facts change and are no news. Not for
// people.
std::string finding_key(const accounts::AuditedAccount& account, const accounts::Finding& finding);
// How bad a finding is, in a word.
std::string severity_text(const accounts::Finding& finding, const Catalogue& catalogue);
// What a finding is, in a line.
std::string title_text(const accounts::Finding& finding, const Catalogue& catalogue);
// Why a finding matters: audit.<rule>.why, and audit.<rule>.with.<fact> for each fact that has such
// a sentence, since not every finding of a rule has every fact.
std::string reason_text(const accounts::Finding& finding, const Catalogue& catalogue);
// The steps that mend it in this program, in order.
std::vector<std::string> step_texts(const accounts::Finding& finding, accounts::Client client,
                                    const Catalogue& catalogue);

// Where a problem lies and what it is, in one sentence.
std::string problem_text(const accounts::Problem& problem, const Catalogue& catalogue);

}  // namespace pec::report
