// SPDX-License-Identifier: EUPL-1.2
#include "accounts/accounts_watch.h"

#include <algorithm>
#include <utility>

#include "accounts/new_outlook.h"
#include "pages/page_path.h"
#include "texts/filling.h"

namespace pec::outlook {
namespace {

// What reading the accounts may take of Outlook's thread.
constexpr std::chrono::milliseconds kReadWithin{50};

std::int64_t second_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

nlohmann::json audit_params(const std::vector<OutlookAccount>& accounts, const Texts& texts) {
  return {{"program", "outlook"},
          {"language", texts.language()},
          {"accounts", accounts_member(accounts)}};
}

}  // namespace

AccountsWatch::AccountsWatch(IDispatch* application, Conversation& host, MainThread& thread,
                             Windows& windows, const Texts& texts, AccountsStore store,
                             AccountsTimes times)
    : application_(shared(application)),
      thread_(thread),
      windows_(windows),
      texts_(texts),
      store_(std::move(store)),
      times_(times),
      question_(host, thread),
      page_question_(host, thread) {}

void AccountsWatch::start() { wait(times_.first); }

void AccountsWatch::wait(std::chrono::milliseconds delay) {
  thread_.later(delay, [this, alive = std::weak_ptr<bool>(alive_)] {
    if (alive.expired()) return;
    wait(times_.step);
    if (is_due() && !question_.is_asking()) ask();
  });
}

// A time that is still to come was kept by another clock.
bool AccountsWatch::is_due() const {
  const auto last = store_.last_look();
  const std::int64_t now = second_now();
  return !last || *last > now || now - *last >= times_.day.count();
}

void AccountsWatch::look(Then then) {
  wanted_by_.push_back(std::move(then));
  if (!question_.is_asking()) ask();
}

void AccountsWatch::ask() {
  AccountsSurroundings around;
  around.accounts = read_outlook_accounts(application_.get(), Clock::now() + kReadWithin);
  around.has_new_outlook = has_new_outlook();
  nlohmann::json params = audit_params(around.accounts, texts_);
  question_.ask(
      "accounts.audit", std::move(params), times_.answer,
      [this, around = std::move(around)](const Reply& reply) { answered(reply, around); });
}

void AccountsWatch::make_page(std::function<void(const std::wstring& path)> then) {
  const auto accounts = read_outlook_accounts(application_.get(), Clock::now() + kReadWithin);
  page_question_.ask("accounts.page", audit_params(accounts, texts_), times_.answer,
                     [then = std::move(then)](const Reply& reply) { then(page_path_of(reply)); });
}

void AccountsWatch::answered(const Reply& reply, const AccountsSurroundings& around) {
  const AccountsReport report = accounts_report(reply, around, texts_);
  const std::vector<Then> wanted_by = std::exchange(wanted_by_, {});
  if (report.tone != Tone::unknown) {
    store_.keep_last_look(second_now());
    if (wanted_by.empty()) tell_new(report);
    // What was mended is forgotten, so that it is told when it comes back.
    store_.keep_told(report.grave);
  }
  for (const Then& then : wanted_by) then(report);  // this may be gone after one of them
}

// Names no account: whoever stands beside the screen reads it, too.
void AccountsWatch::tell_new(const AccountsReport& report) {
  const std::vector<std::string> told = store_.told();
  const auto fresh = std::count_if(report.grave.begin(), report.grave.end(), [&](const auto& key) {
    return std::find(told.begin(), told.end(), key) == told.end();
  });
  if (fresh == 0) return;
  const std::wstring text = fresh == 1 ? texts_.get("outlook.accounts.notice.one")
                                       : filled(texts_.get("outlook.accounts.notice.many"),
                                                L"count", std::to_wstring(fresh));
  windows_.tell(texts_.get("addon.accounts.notice.title"), text);
}

}  // namespace pec::outlook
