// SPDX-License-Identifier: EUPL-1.2
#include "pages/message_page.h"

#include <utility>

#include "model/received_mail.h"

namespace pec::outlook {

MessagePage::MessagePage(Judge& judge, MainThread& main, OpenOriginal open)
    : judge_(judge), main_(main), open_(std::move(open)) {}

MessagePage::~MessagePage() = default;

void MessagePage::make(IDispatch* item, Then then) {
  if (then_) return;
  then_ = std::move(then);
  guarded([this, item] { begin(item); });
}

void MessagePage::begin(IDispatch* item) {
  ReceivedMail mail = read_received_mail(item);
  judgeable_ = {};
  judgeable_.accounts = std::move(mail.accounts);
  judgeable_.arrived = std::move(mail.arrived);
  auto source = open_(item);
  if (!source) return finish({});
  source_ = std::move(*source);
  soon();
}

void MessagePage::soon() {
  main_.later(kBreath, [this, alive = std::weak_ptr<bool>(alive_)] {
    if (!alive.expired()) guarded([this] { read_on(); });
  });
}

template <typename Step>
void MessagePage::guarded(Step step) {
  try {
    step();
  } catch (const std::exception&) {  // out of memory: no page, but another may be made
    finish({});
  }
}

void MessagePage::read_on() {
  const auto more = source_->read_on();
  if (!more) return finish({});
  if (*more) return soon();
  OriginalSource::Whole whole = source_->take();
  source_.reset();
  judgeable_.bytes = std::move(whole.bytes);
  judgeable_.has_headers = whole.has_headers;
  judge_.write_page(std::exchange(judgeable_, {}),
                    [this, alive = std::weak_ptr<bool>(alive_)](const std::wstring& path) {
                      if (!alive.expired()) finish(path);
                    });
}

void MessagePage::finish(const std::wstring& path) {
  source_.reset();
  const Then then = std::exchange(then_, nullptr);
  if (then) then(path);
}

}  // namespace pec::outlook
