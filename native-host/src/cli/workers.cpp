// SPDX-License-Identifier: EUPL-1.2
#include "cli/workers.h"

#include <algorithm>
#include <utility>

namespace pec::cli {
namespace {

using verification::Outcome;
using verification::Verdict;

Verdict not_opened() {
  Verdict verdict;
  verdict.outcome = Outcome::unreadable;
  verdict.level = verification::Level::attention;
  verdict.checks.push_back({verification::CheckId::structure_single,
                            verification::Result::fail,
                            {{"reason", "cannot-open"}}});
  return verdict;
}

bool is_no_message(const Verdict& verdict) {
  if (verdict.outcome != Outcome::unreadable) return false;
  const auto& facts = verdict.checks.front().facts;
  return std::any_of(facts.begin(), facts.end(), [](const verification::Fact& fact) {
    return fact.first == "reason" && (fact.second == "not-a-message" || fact.second == "empty");
  });
}

}  // namespace

Verdict judge(verification::Verifier& verifier, const Item& item,
              const verification::Context& context) {
  if (item.failed) return not_opened();
  if (!item.range.quoted) return verifier.verify(item.range.bytes, context);
  const std::string received = mail::unquote_from_lines(item.range.bytes);
  Verdict verdict = verifier.verify(received, context);
  if (verdict.outcome != Outcome::altered) return verdict;
  Verdict as_it_lies = verifier.verify(item.range.bytes, context);
  return as_it_lies.outcome == Outcome::altered ? verdict : as_it_lies;
}

Workers::Workers(std::size_t count, const signature::TrustStore& trust,
                 verification::Context context, Render render)
    : count_(count), trust_(trust), context_(std::move(context)), render_(std::move(render)) {}

Workers::~Workers() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  ready_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

std::future<Judged> Workers::submit(Batch batch) {
  Task task([this, batch = std::move(batch)](verification::Verifier& verifier) {
    return judge_all(verifier, batch);
  });
  std::future<Judged> result = task.get_future();
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back(std::move(task));
  }
  ready_.notify_one();
  if (threads_.size() < count_) threads_.emplace_back([this] { work(); });
  return result;
}

void Workers::work() {
  verification::Verifier verifier(trust_);
  for (;;) {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [this] { return closing_ || !queue_.empty(); });
    if (queue_.empty()) return;
    Task task = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    task(verifier);
  }
}

Judged Workers::judge_all(verification::Verifier& verifier, const Batch& batch) const {
  Judged judged;
  for (const Item& item : batch) {
    const Verdict verdict = judge(verifier, item, context_);
    if (item.may_be_other_file && is_no_message(verdict)) {
      judged.tally.add_other_file();
      continue;
    }
    judged.tally.add(verdict);
    judged.text += render_(verdict, item);
  }
  return judged;
}

}  // namespace pec::cli
