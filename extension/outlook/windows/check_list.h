// SPDX-License-Identifier: EUPL-1.2
//
// The checks of a verdict in a list view: a line each, with its result as icon and word.
#pragma once

#include <memory>
#include <type_traits>
#include <vector>
#include <windows.h>
// After windows.h, which it builds on.
#include <commctrl.h>

#include "reading/shown_verdict.h"
#include "texts/texts.h"

namespace pec::outlook {

class CheckList {
 public:
  // In: a list view in report mode, and the dots per inch of its screen. Fills it and selects the
  // first of the worst. `checks` outlive this.
  CheckList(HWND list, const std::vector<ShownCheck>& checks, const Texts& texts, int dots);

  // The columns, for the width that the list has now.
  void fit() const;

  // The selected one; null where none is.
  const ShownCheck* selected() const;

 private:
  struct DestroyImages {
    void operator()(HIMAGELIST images) const noexcept { ::ImageList_Destroy(images); }
  };

  void add_columns(const Texts& texts) const;
  void add_images(int dots);
  void add_lines(const Texts& texts) const;

  HWND list_;
  const std::vector<ShownCheck>& checks_;
  std::unique_ptr<std::remove_pointer_t<HIMAGELIST>, DestroyImages> images_;
};

// What is said of the result of a check: "passed".
std::wstring result_word(Tone tone, const Texts& texts);

}  // namespace pec::outlook
