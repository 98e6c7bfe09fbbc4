// SPDX-License-Identifier: EUPL-1.2
//
// Whoever knows what the ribbon shows, and does what is pressed in it.
#pragma once

#include <windows.h>
// After windows.h, which it builds on.
#include <oaidl.h>

#include "composing/compose_state.h"
#include "composing/receipt_kind.h"
#include "reading/shown_verdict.h"

namespace pec::outlook {

// Called on Outlook's thread, within a callback of the ribbon: so answers are at hand, and what
// takes time is begun. In: `window`, an Explorer or Inspector of Outlook's, never null; whoever
// keeps it takes a reference. What they throw stays in the ribbon.
class RibbonSource {
 public:
  virtual ~RibbonSource() = default;

  virtual ShownVerdict verdict_of(IDispatch* window) = 0;
  virtual void show_details(IDispatch* window) = 0;
  virtual void show_accounts() = 0;
  // Of the draft in that window; or of the answer that is written in the reading pane: so the rest.
  virtual ComposeState draft_state(IDispatch* window) = 0;
  virtual void show_draft(IDispatch* window) = 0;
  virtual ReceiptKind receipt_kind(IDispatch* window) = 0;
  virtual void choose_receipt_kind(IDispatch* window, ReceiptKind kind) = 0;
};

// The pane beside the message, as far as the ribbon switches it.
class PaneSwitch {
 public:
  virtual ~PaneSwitch() = default;

  // Whether the person wants it in that window; also where there is nothing to show just now.
  virtual bool is_on(IDispatch* window) = 0;
  virtual void toggle(IDispatch* window) = 0;
};

}  // namespace pec::outlook
