// SPDX-License-Identifier: EUPL-1.2
#include "composing/network_asker.h"

#include <utility>

#include "host/reply_values.h"

namespace pec::outlook {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxDomains = 20;  // of addresses.ask (docs/protocol.md)
constexpr std::size_t kMaxRemembered = 5000;

}  // namespace

NetworkAsker::NetworkAsker(std::filesystem::path program, MainThread& thread,
                           std::function<void()> learnt, NetworkTimes times)
    : program_(std::move(program)), thread_(thread), learnt_(std::move(learnt)), times_(times) {}

void NetworkAsker::ask_for(const json& checked) {
  if (question_) return;
  const Clock::time_point now = Clock::now();
  if (asked_.size() > kMaxRemembered) asked_.clear();
  json due = json::array();
  for (const json& each : list_at(checked, "unasked")) {
    if (!each.is_string() || due.size() >= kMaxDomains) continue;
    const auto last = asked_.find(each.get<std::string>());
    if (last != asked_.end() && now - last->second < times_.again) continue;
    asked_[each.get<std::string>()] = now;
    due.push_back(each);
  }
  if (due.empty()) return;
  host_ = std::make_unique<Conversation>(program_);
  question_.emplace(*host_, thread_);
  question_->ask("addresses.ask", {{"domains", due}}, times_.answer,
                 [this](const Reply& reply) { answered(reply); });
}

// What is not known stays unknown; the check itself says when the host is in trouble.
void NetworkAsker::answered(const Reply& reply) {
  const bool is_learnt = reply && reply->is_object() && reply->contains("found") &&
                         (*reply)["found"].is_number_unsigned() && (*reply)["found"] > 0;
  question_.reset();
  host_.reset();
  if (is_learnt) learnt_();
}

}  // namespace pec::outlook
