// SPDX-License-Identifier: EUPL-1.2
#include "windows/visual_styles.h"

#include "windows/own_module.h"
// After windows.h, which it builds on.
#include <commctrl.h>

namespace pec::outlook {
namespace {

constexpr WORD kManifest = 2;  // in resources/resources.rc.in

HANDLE make_context() {
  ACTCTXW description{};
  description.cbSize = sizeof description;
  description.dwFlags = ACTCTX_FLAG_HMODULE_VALID | ACTCTX_FLAG_RESOURCE_NAME_VALID;
  description.hModule = own_module();
  description.lpResourceName = MAKEINTRESOURCEW(kManifest);
  return ::CreateActCtxW(&description);
}

}  // namespace

VisualStyles::VisualStyles() : context_(make_context()) {
  active_ = context_ != INVALID_HANDLE_VALUE && ::ActivateActCtx(context_, &cookie_) != 0;
  INITCOMMONCONTROLSEX classes{sizeof classes, ICC_LISTVIEW_CLASSES | ICC_STANDARD_CLASSES};
  ::InitCommonControlsEx(&classes);
}

VisualStyles::~VisualStyles() {
  if (active_) ::DeactivateActCtx(0, cookie_);
  if (context_ != INVALID_HANDLE_VALUE) ::ReleaseActCtx(context_);
}

}  // namespace pec::outlook
