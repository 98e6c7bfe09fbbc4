// SPDX-License-Identifier: EUPL-1.2
//
// The group "PEC" in Outlook's ribbons: what Office asks of it and has it do. Office asks early,
// before the add-in is at work, and goes on asking while it ends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "com/dispatch.h"
#include "ribbon/ribbon_source.h"
#include "texts/texts.h"

namespace pec::outlook {

class Ribbon {
 public:
  explicit Ribbon(const Texts& texts) : texts_(texts) {}

  // Whoever knows, from now on; null: nobody, nothing is known. They outlive this, or are taken
  // away.
  void attach(RibbonSource* source, PaneSwitch* panes) noexcept;

  // Has Office ask for everything again; not while it asks.
  void refresh() noexcept;

  // Opens the details as its button does.
  void show_details(IDispatch* window) noexcept;

  // Of IRibbonExtensibility: S_OK, also for a ribbon without a group of ours, whose XML is empty.
  HRESULT custom_ui(BSTR ribbon, BSTR* xml) const noexcept;

  // Of IDispatch: the callbacks by their names, without regard to case. Errors:
  // DISP_E_UNKNOWNNAME, DISP_E_MEMBERNOTFOUND; otherwise S_OK, with a value that is some sense,
  // whatever happens.
  HRESULT identifier_of(LPOLESTR* names, UINT count, DISPID* out) const noexcept;
  HRESULT invoke(DISPID callback, DISPPARAMS* arguments, VARIANT* result) noexcept;

 private:
  struct Call;

  Value answer(const Call& call);
  void act(const Call& call);
  ShownVerdict verdict_of(const Call& call);
  ComposeState draft_of(const Call& call);
  Value image(const Call& call);
  std::wstring label(const Call& call);
  std::wstring screentip(const Call& call);
  std::wstring supertip(const Call& call);
  std::wstring draft_supertip(const Call& call);
  std::wstring item(const Call& call) const;

  Texts texts_;
  RibbonSource* source_ = nullptr;
  PaneSwitch* panes_ = nullptr;
  // An IRibbonUI for each kind of window; known from GpgOL: Office hands them out one by one, as
  // the ribbons are made, and none is ever taken back.
  std::vector<Owned<IDispatch>> office_;
};

}  // namespace pec::outlook
