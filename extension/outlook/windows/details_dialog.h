// SPDX-License-Identifier: EUPL-1.2
//
// The window that shows all of a verdict: headline, reasons, each check, and the whole as text.
#pragma once

#include <functional>
#include <windows.h>

#include "reading/shown_verdict.h"
#include "texts/texts.h"

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

// Returns when the person closed it; meanwhile `parent` takes no input. In: `parent` may be null;
// `as_page` is called when the person wants the verdict as a page, which is offered where there is
// a text of it.
void show_details(HWND parent, const ShownVerdict& verdict, const Texts& texts,
                  std::function<void()> as_page);

}  // namespace pec::outlook
