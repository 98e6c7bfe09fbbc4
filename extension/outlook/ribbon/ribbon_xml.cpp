// SPDX-License-Identifier: EUPL-1.2
//
// Elements and attributes are those of [MS-CUSTOMUI2]; the names of the ribbons are those of
// "Ribbon extensibility in Outlook", the names of the tabs those of "Office Fluent User Interface
// Control Identifiers". A group without a place is put after those of Outlook.
#include "ribbon/ribbon_xml.h"

namespace pec::outlook {
namespace {

constexpr std::wstring_view kHead =
    LR"(<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui" onLoad="OnLoad">)"
    LR"(<ribbon>)";
constexpr std::wstring_view kTail = L"</ribbon></customUI>";

constexpr std::wstring_view kReading =
    LR"(<group id="PecReading" label="PEC">)"
    LR"(<button id="PecVerdict" size="large" getImage="GetImage" getLabel="GetLabel" )"
    LR"(getScreentip="GetScreentip" getSupertip="GetSupertip" getEnabled="GetEnabled" )"
    LR"(onAction="OnButton"/>)"
    LR"(<toggleButton id="PecPane" getImage="GetImage" getLabel="GetLabel" )"
    LR"(getScreentip="GetScreentip" getSupertip="GetSupertip" getPressed="GetPressed" )"
    LR"(onAction="OnToggle"/>)"
    LR"(<button id="PecAccounts" getImage="GetImage" getLabel="GetLabel" )"
    LR"(getScreentip="GetScreentip" getSupertip="GetSupertip" onAction="OnButton"/>)"
    LR"(</group>)";

constexpr std::wstring_view kWriting =
    LR"(<group id="PecWriting" label="PEC">)"
    LR"(<button id="PecDraft" size="large" getImage="GetImage" getLabel="GetLabel" )"
    LR"(getScreentip="GetScreentip" getSupertip="GetSupertip" getEnabled="GetEnabled" )"
    LR"(onAction="OnButton"/>)"
    LR"(<dropDown id="PecReceipt" getImage="GetImage" getLabel="GetLabel" )"
    LR"(getScreentip="GetScreentip" getSupertip="GetSupertip" sizeString="MMMMMMMMMMMM" )"
    LR"(getItemCount="GetItemCount" getItemID="GetItemID" getItemLabel="GetItemLabel" )"
    LR"(getItemScreentip="GetItemScreentip" getItemSupertip="GetItemSupertip" )"
    LR"(getSelectedItemIndex="GetSelectedItemIndex" onAction="OnChoice"/>)"
    LR"(</group>)";

std::wstring tab(std::wstring_view name, std::wstring_view group) {
  return L"<tab idMso=\"" + std::wstring(name) + L"\">" + std::wstring(group) + L"</tab>";
}

std::wstring tabs(std::wstring_view name, std::wstring_view group) {
  return L"<tabs>" + tab(name, group) + L"</tabs>";
}

}  // namespace

std::wstring ribbon_xml(std::wstring_view ribbon) {
  std::wstring inside;
  if (ribbon == L"Microsoft.Outlook.Explorer") {
    // An answer in the reading pane has the tab "Message" among the tools for writing ("Extending
    // the User Interface in Outlook", "inline response").
    inside = tabs(L"TabMail", kReading) + L"<contextualTabs><tabSet idMso=\"TabComposeTools\">" +
             tab(L"TabMessage", kWriting) + L"</tabSet></contextualTabs>";
  }
  if (ribbon == L"Microsoft.Outlook.Mail.Read") inside = tabs(L"TabReadMessage", kReading);
  if (ribbon == L"Microsoft.Outlook.Mail.Compose") inside = tabs(L"TabNewMailMessage", kWriting);
  if (inside.empty()) return {};
  return std::wstring(kHead) + inside + std::wstring(kTail);
}

}  // namespace pec::outlook
