// SPDX-License-Identifier: EUPL-1.2
//
// The list of findings as a tree: accounts, their findings, and the whole report.
#pragma once

#include <string>
#include <vector>

#include "accounts/accounts_report.h"
#include "texts/texts.h"

namespace pec::outlook {

struct AccountsBranch {
  std::wstring label;
  std::wstring text;  // what is shown when it is chosen; lines end with "\n"
  std::vector<AccountsBranch> inner;
};

// The branches in the order of the report: an account is where its first finding is, what concerns
// the whole computer has a branch of its own, and the last is the whole report.
std::vector<AccountsBranch> accounts_tree(const AccountsReport& report, const Texts& texts);

}  // namespace pec::outlook
