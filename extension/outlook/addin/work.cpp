// SPDX-License-Identifier: EUPL-1.2
//
// Members are those of Microsoft's "Outlook VBA reference": Inspector.CurrentItem,
// Explorer.ActiveInlineResponse.
#include "addin/work.h"

#include <utility>

#include "texts/filling.h"

namespace pec::outlook {
namespace {

// The message that is written in a window; null where there is none.
Owned<IDispatch> draft_in(IDispatch* window) {
  for (const wchar_t* const member : {L"CurrentItem", L"ActiveInlineResponse"})
    if (auto item = get_object(window, member)) return std::move(*item);
  return nullptr;
}

}  // namespace

Work::Work(const Surroundings& surroundings, IDispatch* application, Life& life, const Texts& texts,
           Surface& surface)
    : life_(life),
      texts_(texts),
      surface_(surface),
      windows_(surroundings.make_windows(texts)),
      sending_host_(surroundings.host),
      background_host_(surroundings.host),
      gate_(sending_host_, *windows_, texts_, surroundings.check_is_required),
      judge_(background_host_, main_, texts_),
      desk_(judge_, main_, texts_, surroundings.open_original,
            [this](IDispatch* window) { show_verdict(window); }),
      message_page_(judge_, main_, surroundings.open_original),
      composing_(background_host_, surroundings.host, main_, life, texts_,
                 [this] { surface_.ribbon().refresh(); }),
      accounts_(application, background_host_, main_, *windows_, texts_,
                AccountsStore(surroundings.accounts_key)),
      watch_(application, life, main_, *this) {
  sending_host_.warm_up();
  accounts_.start();
  surface_.attach(*this);
}

// Whoever asks is told nothing any more; its windows go before what they call.
Work::~Work() { surface_.detach(); }

bool Work::may_go(IDispatch* item) {
  const InUse in_use(life_);
  return gate_.may_go(item);
}

// What is ordinary mail needs no pane, and what is looked at opens none.
void Work::show_verdict(IDispatch* window) {
  const Judged& judged = desk_.in(window);
  surface_.show(window, judged.is_ordinary ? ShownVerdict() : judged.shown);
}

void Work::on_shown(IDispatch* window, IDispatch* item) { desk_.shows(window, item); }

void Work::on_composing(IDispatch* window, IDispatch* item) { composing_.begin(item, window); }

void Work::on_closed(IDispatch* window) {
  desk_.closed(window);
  surface_.closed(window);
}

ShownVerdict Work::verdict_of(IDispatch* window) { return desk_.in(window).shown; }

void Work::show_details(IDispatch* window) {
  const ShownVerdict verdict = desk_.in(window).shown;
  if (verdict.tone == Tone::nothing || verdict.tone == Tone::looking) return;
  const Owned<IDispatch> message = message_in(window);
  const InUse in_use(life_);
  // The add-in may be switched off in another window meanwhile.
  windows_->show_details(window, verdict, [this, &message, alive = std::weak_ptr<bool>(alive_)] {
    if (alive.expired()) return;
    message_page_.make(message.get(), [this](const std::wstring& path) { open_page(path); });
  });
}

void Work::show_accounts() {
  const auto as_page = [this] {
    accounts_.make_page([this](const std::wstring& path) { open_page(path); });
  };
  windows_->show_accounts({[this] { main_.post([this] { look_at_accounts(); }); },
                           [this, as_page] { main_.post(as_page); }});
  look_at_accounts();
}

void Work::open_page(const std::wstring& path) {
  const std::wstring title = texts_.get("outlook.page.open");
  if (path.empty()) {
    windows_->tell(title, texts_.get("outlook.page.not-made"));
  } else if (!windows_->open_page(path)) {
    windows_->tell(title, filled(texts_.get("outlook.page.not-opened"), L"path", path));
  }
}

void Work::look_at_accounts() {
  accounts_.look([this](const AccountsReport& report) { windows_->set_accounts(report); });
}

ComposeState Work::draft_state(IDispatch* window) { return composing_.state_in(window); }

void Work::show_draft(IDispatch* window) {
  const InUse in_use(life_);
  const ComposeState state = draft_state(window);
  if (has_more(state)) windows_->ask(preview_of(state, texts_));
}

ReceiptKind Work::receipt_kind(IDispatch* window) {
  const auto draft = draft_in(window);
  const auto kind = receipt_kind_of(draft.get());
  return kind.value_or(ReceiptKind::complete);
}

void Work::choose_receipt_kind(IDispatch* window, ReceiptKind kind) {
  const auto draft = draft_in(window);
  if (!set_receipt_kind(draft.get(), kind)) {
    windows_->tell(texts_.get("addon.send.receipt"), texts_.get("outlook.receipt.refused"));
  }
  surface_.ribbon().refresh();
}

}  // namespace pec::outlook
