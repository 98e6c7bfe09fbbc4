// SPDX-License-Identifier: EUPL-1.2
//
// draft.check and addresses.check (docs/protocol.md): what is known of addresses, and what is wrong
// with a draft before it is sent.
#include <chrono>
#include <utility>

#include "addresses/directory.h"
#include "outgoing/check.h"
#include "protocol/params.h"
#include "protocol/sending_params.h"
#include "protocol/session.h"
#include "report/address_json.h"
#include "report/check_send_json.h"
#include "report/words_json.h"
#include "text/instant.h"

namespace pec::protocol {
namespace {

RpcError broken_data(std::string reason, const accounts::Problem& problem) {
  return {ErrorCode::installation,
          "A data file of this installation cannot be used",
          std::move(reason),
          {{"file", problem.file}, {"line", std::to_string(problem.line)}, {"what", problem.what}}};
}

}  // namespace

// Without a usable database what is shipped is known all the same, and the answer says so.
Session::AddressBook Session::address_book() {
  if (const auto opened = open_directory()) return {*opened, true};
  if (!shipped_addresses_ && settings_.accounts.load_providers) {
    if (const auto providers = settings_.accounts.load_providers()) {
      auto opened = addresses::Directory::open({}, *providers);
      if (opened) shipped_addresses_.emplace(std::move(*opened));
    }
  }
  return {shipped_addresses_ ? &*shipped_addresses_ : nullptr, false};
}

addresses::AddressReport Session::AddressBook::look_up(std::string_view address) {
  if (directory != nullptr) {
    if (auto found = directory->look_up(address, text::current_second())) return std::move(*found);
    usable = false;
  }
  addresses::AddressReport nothing;
  nothing.address = std::string(address);
  return nothing;
}

tl::expected<const outgoing::SendingRules*, RpcError> Session::sending_rules() {
  if (!sending_rules_) {
    if (!settings_.sending.load_rules)
      return tl::make_unexpected(
          broken_data("sending-rules", {"sending-rules.json", 0, "not-found", {}}));
    auto loaded = settings_.sending.load_rules();
    if (!loaded) return tl::make_unexpected(broken_data("sending-rules", loaded.error()));
    sending_rules_ = std::move(*loaded);
  }
  return &*sending_rules_;
}

Session::Result Session::check_addresses(const nlohmann::json& params) {
  Params in(params);
  const std::vector<std::string> wanted =
      in.optional_texts("addresses", kMaxRecipients, kMaxAddressText);
  if (const auto fault = in.fault()) return tl::make_unexpected(*fault);
  AddressBook book = address_book();
  std::vector<addresses::AddressReport> reports;
  for (const std::string& one : wanted) {
    reports.push_back(book.look_up(one));
    reports.back().address = one;
  }
  note_ = std::to_string(reports.size()) + " addresses";
  return fitting(report::addresses_json(reports, book.usable));
}

Session::Result Session::check_draft(const nlohmann::json& params) {
  auto request = parse_draft_request(params);
  if (!request) return tl::make_unexpected(request.error());
  for (std::size_t i = 0; i < request->uploads.size(); ++i) {
    if (request->uploads[i].empty()) continue;
    const auto bytes =
        find(request->uploads[i]).and_then([](HeldMessage* held) { return held->bytes(); });
    if (!bytes) return tl::make_unexpected(bytes.error());
    request->draft.attachments[i].content = *bytes;
  }
  const auto rules = sending_rules();
  if (!rules) return tl::make_unexpected(rules.error());
  if (settings_.sending.load_policy) {
    const auto administrators = settings_.sending.load_policy();
    if (!administrators)
      return tl::make_unexpected(policy_error(administrators.error(), "administrator"));
    request->policy = outgoing::merged(request->policy, *administrators);
  }
  AddressBook book = address_book();
  const auto look_up = [&book](std::string_view address) { return book.look_up(address); };
  const outgoing::Checked checked = outgoing::check(
      request->draft, request->sender, look_up, **rules, request->policy, text::current_second());
  note_ = std::to_string(checked.recipients.size()) + " recipients, " +
          std::to_string(checked.findings.size()) + " findings";
  const auto worded = words(request->language, checked, report::check_send_words);
  if (!worded) return tl::make_unexpected(worded.error());
  std::string out = report::check_send_json(
      checked, {book.usable, request->policy.require_check, unasked(checked)});
  out.insert(out.size() - 1, *worded);
  return fitting(std::move(out));
}

}  // namespace pec::protocol
