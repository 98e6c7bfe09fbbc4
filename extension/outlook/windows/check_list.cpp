// SPDX-License-Identifier: EUPL-1.2
#include "windows/check_list.h"

#include <algorithm>
#include <array>

#include "icons/icons.h"
#include "windows/screen_scale.h"

namespace pec::outlook {
namespace {

constexpr int kImage = 16, kLeastColumn = 120;  // at 100 %
// The worst first; also the order of the images.
constexpr std::array<Tone, 5> kTones = {Tone::bad, Tone::attention, Tone::unknown, Tone::neutral,
                                        Tone::good};

int place_of(Tone tone) {
  const auto found = std::find(kTones.begin(), kTones.end(), tone);
  return static_cast<int>(
      (found == kTones.end() ? std::find(kTones.begin(), kTones.end(), Tone::unknown) : found) -
      kTones.begin());
}

// The list takes texts that it could change, and does not.
wchar_t* text_of(const std::wstring& text) { return const_cast<wchar_t*>(text.c_str()); }

}  // namespace

std::wstring result_word(Tone tone, const Texts& texts) {
  switch (tone) {
    case Tone::good:
      return texts.get("result.pass");
    case Tone::attention:
      return texts.get("result.warn");
    case Tone::bad:
      return texts.get("result.fail");
    case Tone::neutral:
      return texts.get("result.note");
    case Tone::nothing:
    case Tone::looking:
    case Tone::unknown:
      break;
  }
  return texts.get("result.skip");
}

CheckList::CheckList(HWND list, const std::vector<ShownCheck>& checks, const Texts& texts, int dots)
    : list_(list), checks_(checks) {
  ListView_SetExtendedListViewStyle(list_,
                                    LVS_EX_FULLROWSELECT | LVS_EX_LABELTIP | LVS_EX_DOUBLEBUFFER);
  add_images(dots);
  add_columns(texts);
  add_lines(texts);
  if (checks_.empty()) return;
  const auto worst = std::min_element(checks_.begin(), checks_.end(),
                                      [](const ShownCheck& one, const ShownCheck& other) {
                                        return place_of(one.tone) < place_of(other.tone);
                                      }) -
                     checks_.begin();
  constexpr UINT kState = LVIS_SELECTED | LVIS_FOCUSED;
  ListView_SetItemState(list_, static_cast<int>(worst), kState, kState);
  ListView_EnsureVisible(list_, static_cast<int>(worst), FALSE);
}

void CheckList::add_images(int dots) {
  const int size = scaled(kImage, dots);
  images_.reset(
      ::ImageList_Create(size, size, ILC_COLOR32 | ILC_MASK, static_cast<int>(kTones.size()), 0));
  for (const Tone tone : kTones) {
    const OwnedIcon icon = load_icon(icon_of(tone), size);
    ::ImageList_ReplaceIcon(images_.get(), -1, icon.get());
  }
  ListView_SetImageList(list_, images_.get(), LVSIL_SMALL);  // LVS_SHAREIMAGELISTS: still ours
}

void CheckList::add_columns(const Texts& texts) const {
  int at = 0;
  for (const char* key :
       {"outlook.details.result", "outlook.details.check", "outlook.details.found"}) {
    const std::wstring words = texts.get(key);
    LVCOLUMNW column{};
    column.mask = LVCF_TEXT | LVCF_SUBITEM;
    column.pszText = text_of(words);
    column.iSubItem = at;
    ListView_InsertColumn(list_, at++, &column);
  }
}

void CheckList::add_lines(const Texts& texts) const {
  int at = 0;
  for (const ShownCheck& check : checks_) {
    const std::wstring word = result_word(check.tone, texts);
    LVITEMW item{};
    item.mask = LVIF_TEXT | LVIF_IMAGE;
    item.iItem = at;
    item.iImage = place_of(check.tone);
    item.pszText = text_of(word);
    ListView_InsertItem(list_, &item);
    ListView_SetItemText(list_, at, 1, text_of(check.name));
    ListView_SetItemText(list_, at, 2, text_of(check.text));
    ++at;
  }
}

// The first two are as wide as what is in them, the last has the rest.
void CheckList::fit() const {
  RECT client{};
  ::GetClientRect(list_, &client);
  const int least = scaled(kLeastColumn, dots_of(list_));
  int rest = client.right;
  for (const int column : {0, 1}) {
    ListView_SetColumnWidth(list_, column, LVSCW_AUTOSIZE_USEHEADER);
    const int most = std::max(least, static_cast<int>(client.right) / (column == 0 ? 4 : 2));
    if (ListView_GetColumnWidth(list_, column) > most) ListView_SetColumnWidth(list_, column, most);
    rest -= ListView_GetColumnWidth(list_, column);
  }
  ListView_SetColumnWidth(list_, 2, std::max(least, rest));
}

const ShownCheck* CheckList::selected() const {
  const int at = ListView_GetNextItem(list_, -1, LVNI_SELECTED);
  if (at < 0 || static_cast<std::size_t>(at) >= checks_.size()) return nullptr;
  return &checks_[static_cast<std::size_t>(at)];
}

}  // namespace pec::outlook
