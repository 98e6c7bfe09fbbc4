// SPDX-License-Identifier: EUPL-1.2
//
// What the callbacks take and answer is in "Customizing the 2007 Office Fluent Ribbon for
// Developers" (Microsoft), "How can I determine the correct signatures for each callback
// procedure?": an answer is what the function returns.
#include "ribbon/ribbon.h"

#include <algorithm>
#include <utility>

#include "icons/picture.h"
#include "ribbon/callback.h"
#include "ribbon/ribbon_xml.h"
#include "text/utf16_windows.h"

namespace pec::outlook {

// One call of a callback: which, for which control, in which window.
struct Ribbon::Call {
  Callback callback;
  std::wstring control;
  Owned<IDispatch> window;  // null where Office does not tell
  std::optional<long> number;
};

namespace {

// Office takes 1,024 units of UTF-16 at most and drops the rest, with the whole ribbon where it is
// strict ([MS-CUSTOMUI2], ST_LongString).
constexpr std::size_t kLongest = 1000;

std::wstring cut(std::wstring text) {
  if (text.size() <= kLongest) return text;
  text.resize(kLongest);
  if (IS_HIGH_SURROGATE(text.back())) text.pop_back();
  text += L'\u2026';
  return text;
}

// Where a label would take "&" for the mark of a key.
std::wstring without_marks(const std::wstring& text) {
  std::wstring out;
  for (const wchar_t c : text) out.append(c == L'&' ? 2 : 1, c);
  return out;
}

Value words(const std::wstring& text) { return Value(std::wstring_view(cut(text))); }

// As Office sees the shape of an answer when there is none better.
Value harmless(Callback callback) {
  switch (callback) {
    case Callback::get_item_count:
    case Callback::get_selected_item_index:
      return Value(0L);
    case Callback::get_enabled:
    case Callback::get_pressed:
      return truth_value(false);
    case Callback::get_image:
    case Callback::on_load:
    case Callback::on_button:
    case Callback::on_toggle:
    case Callback::on_choice:
      return Value();
    default:
      return Value(std::wstring_view());
  }
}

bool is_large(const std::wstring& control) {
  return control == kVerdictButton || control == kDraftButton;
}

bool is_action(Callback callback) {
  return callback == Callback::on_button || callback == Callback::on_toggle ||
         callback == Callback::on_choice;
}

std::string receipt_name(long at) {
  const auto last = static_cast<long>(kReceiptNames.size()) - 1;
  return std::string(kReceiptNames[static_cast<std::size_t>(std::clamp(at, 0L, last))]);
}

}  // namespace

void Ribbon::attach(RibbonSource* source, PaneSwitch* panes) noexcept {
  source_ = source;
  panes_ = panes;
}

// IRibbonUI.Invalidate (Office VBA reference).
void Ribbon::refresh() noexcept {
  try {
    std::vector<Owned<IDispatch>> all;  // more may come, or all go, meanwhile
    for (const auto& each : office_) all.push_back(shared(each.get()));
    for (const auto& each : all) static_cast<void>(get(each.get(), L"Invalidate"));
  } catch (...) {  // out of memory: it shows what it showed
    return;
  }
}

void Ribbon::show_details(IDispatch* window) noexcept {
  if (source_ == nullptr || window == nullptr) return;
  try {
    source_->show_details(window);
  } catch (...) {  // nothing may leave into Outlook
    return;
  }
}

HRESULT Ribbon::custom_ui(BSTR ribbon, BSTR* xml) const noexcept {
  if (xml == nullptr) return E_POINTER;
  *xml = nullptr;  // which is an empty text
  try {
    const std::wstring text = ribbon_xml(view_of(ribbon));
    if (!text.empty()) *xml = com_text(text).release();
  } catch (...) {  // out of memory: no group
    return S_OK;
  }
  return S_OK;
}

HRESULT Ribbon::identifier_of(LPOLESTR* names, UINT count, DISPID* out) const noexcept {
  if (names == nullptr || out == nullptr || count == 0) return E_INVALIDARG;
  for (UINT at = 0; at < count; ++at) out[at] = DISPID_UNKNOWN;
  if (names[0] == nullptr) return DISP_E_UNKNOWNNAME;
  const auto callback = callback_named(names[0]);
  if (!callback) return DISP_E_UNKNOWNNAME;
  out[0] = static_cast<DISPID>(*callback);
  return count == 1 ? S_OK : DISP_E_UNKNOWNNAME;  // names of arguments: none is known
}

HRESULT Ribbon::invoke(DISPID number, DISPPARAMS* arguments, VARIANT* result) noexcept {
  const auto callback = callback_numbered(number);
  if (!callback) return DISP_E_MEMBERNOTFOUND;
  if (result != nullptr) ::VariantInit(result);
  const DISPPARAMS none{};
  const DISPPARAMS& given = arguments == nullptr ? none : *arguments;
  Value out;
  try {
    out = harmless(*callback);
    if (*callback == Callback::on_load) {
      if (IDispatch* const office = object_at(given, 0)) office_.push_back(shared(office));
      return S_OK;
    }
    // Id and Context (Office VBA reference, IRibbonControl): the window is an Explorer or an
    // Inspector ("Extending the User Interface in Outlook 2010").
    IDispatch* const control = object_at(given, 0);
    const auto id = get(control, L"Id");
    auto window = get_object(control, L"Context");
    const Call call{*callback, id ? text::utf16_of(id->text()) : std::wstring(),
                    window ? std::move(*window) : Owned<IDispatch>(),
                    number_at(given, *callback == Callback::on_choice ? 2 : 1)};
    if (is_action(*callback))
      act(call);
    else
      out = answer(call);
  } catch (...) {  // nothing may leave into Office: it gets what does no harm
  }
  if (result != nullptr) std::swap(*result, *out.out());
  return S_OK;
}

ShownVerdict Ribbon::verdict_of(const Call& call) {
  if (source_ == nullptr || !call.window) return {};
  return source_->verdict_of(call.window.get());
}

ComposeState Ribbon::draft_of(const Call& call) {
  if (source_ == nullptr || !call.window) return {};
  return source_->draft_state(call.window.get());
}

Value Ribbon::answer(const Call& call) {
  switch (call.callback) {
    case Callback::get_image:
      return image(call);
    case Callback::get_label:
      return words(without_marks(label(call)));
    case Callback::get_screentip:
      return words(screentip(call));
    case Callback::get_supertip:
      return words(supertip(call));
    case Callback::get_enabled:
      return truth_value(call.control == kDraftButton ? has_more(draft_of(call))
                                                      : verdict_of(call).tone != Tone::nothing);
    case Callback::get_pressed:
      return truth_value(panes_ != nullptr && call.window && panes_->is_on(call.window.get()));
    case Callback::get_item_count:
      return Value(static_cast<long>(kReceiptNames.size()));
    case Callback::get_selected_item_index:
      if (source_ == nullptr || !call.window) return Value(0L);
      return Value(static_cast<long>(source_->receipt_kind(call.window.get())));
    default:
      return words(item(call));
  }
}

void Ribbon::act(const Call& call) {
  IDispatch* const window = call.window.get();
  if (call.callback == Callback::on_toggle) {
    if (panes_ != nullptr && window != nullptr) panes_->toggle(window);
    return refresh();  // it may show it otherwise than it is
  }
  if (source_ == nullptr) return;
  if (call.control == kAccountsButton) return source_->show_accounts();
  if (window == nullptr) return;
  if (call.control == kVerdictButton) return source_->show_details(window);
  if (call.control == kDraftButton) return source_->show_draft(window);
  const auto count = static_cast<long>(kReceiptNames.size());
  const long chosen = call.number.value_or(-1);
  if (call.callback != Callback::on_choice || chosen < 0 || chosen >= count) return;
  source_->choose_receipt_kind(window, static_cast<ReceiptKind>(chosen));
}

Value Ribbon::image(const Call& call) {
  const Icon icon = call.control == kVerdictButton    ? icon_of(verdict_of(call).tone)
                    : call.control == kDraftButton    ? icon_of(draft_of(call).tone)
                    : call.control == kAccountsButton ? Icon::accounts
                                                      : Icon::plain;
  const auto picture = picture_of(icon, is_large(call.control) ? kLargePicture : kSmallPicture);
  return Value(static_cast<IDispatch*>(picture.get()));
}

std::wstring Ribbon::label(const Call& call) {
  if (call.control == kAccountsButton) return texts_.get("outlook.accounts.title");
  if (call.control == kPaneButton) return texts_.get("outlook.ribbon.pane");
  if (call.control == kReceiptChoice) return texts_.get("addon.send.receipt");
  if (call.control == kDraftButton) {
    const ComposeState draft = draft_of(call);
    return draft.label.empty() ? texts_.get("addon.compose") : draft.label;
  }
  std::wstring label = verdict_of(call).label;
  if (label.empty()) return texts_.get("outlook.ribbon.verdict");
  ::CharUpperBuffW(label.data(), 1);  // here a word that stands in sentences stands alone
  return label;
}

std::wstring Ribbon::screentip(const Call& call) {
  if (call.control != kVerdictButton) return label(call);
  const ShownVerdict verdict = verdict_of(call);
  return verdict.headline.empty() ? texts_.get("outlook.read.select") : verdict.headline;
}

std::wstring Ribbon::draft_supertip(const Call& call) {
  const ComposeState draft = draft_of(call);
  if (!has_more(draft)) return {};
  std::wstring out;
  for (const SendingFinding& finding : draft.findings) out += finding.title + L"\n";
  return out + texts_.get("outlook.ribbon.draft.meaning");
}

std::wstring Ribbon::supertip(const Call& call) {
  if (call.control == kDraftButton) return draft_supertip(call);
  if (call.control == kAccountsButton) return texts_.get("outlook.ribbon.accounts.meaning");
  if (call.control == kPaneButton) return texts_.get("outlook.ribbon.pane.meaning");
  if (call.control == kReceiptChoice) {
    const long chosen = source_ == nullptr || !call.window
                            ? 0L
                            : static_cast<long>(source_->receipt_kind(call.window.get()));
    return texts_.get("addon.send.receipt." + receipt_name(chosen));
  }
  const ShownVerdict verdict = verdict_of(call);
  std::wstring out;
  for (const std::wstring& reason : verdict.reasons) out += reason + L"\n";
  if (verdict.tone == Tone::nothing || verdict.tone == Tone::looking) return out;
  return out + texts_.get("outlook.ribbon.verdict.meaning");
}

std::wstring Ribbon::item(const Call& call) const {
  const std::string name = receipt_name(call.number.value_or(0));
  if (call.callback == Callback::get_item_id) return text::utf16_of(name);
  if (call.callback == Callback::get_item_label) return texts_.get("outlook.receipt." + name);
  if (call.callback == Callback::get_item_screentip) return texts_.get("receipt_type." + name);
  return texts_.get("addon.send.receipt." + name);
}

}  // namespace pec::outlook
