// SPDX-License-Identifier: EUPL-1.2
//
// The window that shows all of a verdict: headline, reasons, each check, and the whole as text.
#pragma once

#include <functional>
#include <memory>
#include <windows.h>

#include "reading/shown_verdict.h"
#include "texts/texts.h"
#include "windows/open_dialogs.h"

namespace pec::outlook {

// The numbers of the controls in it; the button that closes it is IDCANCEL, as Escape is.
inline constexpr int kDetailsHeadline = 301;
inline constexpr int kDetailsReasons = 302;
inline constexpr int kDetailsChecks = 303;
inline constexpr int kDetailsFound = 304;  // by the selected check
inline constexpr int kDetailsText = 305;
inline constexpr int kDetailsCopy = 306;
inline constexpr int kDetailsPage = 307;
inline constexpr int kDetailsClose = IDCANCEL;

// Returns when the person closed it, or `open` was ended; meanwhile `parent` takes no input. In:
// `parent` may be null; `as_page` is called when the person wants the verdict as a page, which is
// offered where there is a text of it. Whoever calls may be gone before it returns.
void show_details(HWND parent, const ShownVerdict& verdict, const Texts& texts,
                  std::shared_ptr<OpenDialogs> open, std::function<void()> as_page);

}  // namespace pec::outlook
