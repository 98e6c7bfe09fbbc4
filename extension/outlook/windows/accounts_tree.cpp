// SPDX-License-Identifier: EUPL-1.2
#include "windows/accounts_tree.h"

#include <algorithm>

namespace pec::outlook {
namespace {

std::wstring label_of(const AccountFinding& finding) {
  return finding.severity.empty() ? finding.title : finding.severity + L": " + finding.title;
}

std::wstring text_of(const AccountFinding& finding, const Texts& texts) {
  std::wstring out = label_of(finding) + L"\n";
  if (!finding.why.empty()) out += L"\n" + finding.why + L"\n";
  if (finding.remedies.empty()) return out;
  out += L"\n" + texts.get("addon.accounts.steps") + L"\n";
  for (std::size_t at = 0; at < finding.remedies.size(); ++at)
    out += std::to_wstring(at + 1) + L". " + finding.remedies[at] + L"\n";
  return out;
}

}  // namespace

std::vector<AccountsBranch> accounts_tree(const AccountsReport& report, const Texts& texts) {
  std::vector<AccountsBranch> out;
  for (const AccountFinding& finding : report.findings) {
    const std::wstring account =
        finding.account.empty() ? texts.get("outlook.accounts.computer") : finding.account;
    auto found = std::find_if(out.begin(), out.end(),
                              [&](const AccountsBranch& each) { return each.label == account; });
    if (found == out.end()) found = out.insert(out.end(), {account, {}, {}});
    AccountsBranch one{label_of(finding), text_of(finding, texts), {}};
    found->text += (found->text.empty() ? L"" : L"\n") + one.text;
    found->inner.push_back(std::move(one));
  }
  out.push_back({texts.get("outlook.accounts.report"), report.text, {}});
  return out;
}

}  // namespace pec::outlook
