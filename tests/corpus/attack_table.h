// SPDX-License-Identifier: EUPL-1.2
//
// The table of attacks in docs/verdicts.md, written from what the verifier answered.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "verification/verdict.h"

namespace pec::corpus {

struct AttackRow {
  std::string title;
  std::string outcome;
  std::string level;
  std::string checks;  // those that did not pass, with result and reason
};

AttackRow attack_row(std::string_view title, const verification::Verdict& verdict);

// `page` with what stands between its two markers replaced by the table; a page without markers is
// returned as it is.
std::string with_attack_table(std::string_view page, const std::vector<AttackRow>& rows);

}  // namespace pec::corpus
