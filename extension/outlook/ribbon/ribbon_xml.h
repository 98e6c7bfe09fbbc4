// SPDX-License-Identifier: EUPL-1.2
//
// The group "PEC" in Outlook's ribbons, as XML, and the names in it.
#pragma once

#include <string>
#include <string_view>

namespace pec::outlook {

// The controls; a callback is told which one it is for.
inline constexpr std::wstring_view kVerdictButton = L"PecVerdict";
inline constexpr std::wstring_view kPaneButton = L"PecPane";
inline constexpr std::wstring_view kAccountsButton = L"PecAccounts";
inline constexpr std::wstring_view kDraftButton = L"PecDraft";
inline constexpr std::wstring_view kReceiptChoice = L"PecReceipt";

// In: the name of one of Outlook's ribbons. Out: empty where the add-in has nothing to add.
std::wstring ribbon_xml(std::wstring_view ribbon);

}  // namespace pec::outlook
