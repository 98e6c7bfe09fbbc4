// SPDX-License-Identifier: EUPL-1.2
#include "protocol/sending_params.h"

#include <array>
#include <optional>
#include <utility>

#include "protocol/messages.h"
#include "protocol/params.h"

namespace pec::protocol {
namespace {

using nlohmann::json;
using outgoing::BodyFormat;
using Fault = std::optional<RpcError>;

constexpr std::size_t kMaxIdText = 320;
constexpr std::size_t kMaxSubject = std::size_t{64} * 1024;
constexpr std::size_t kMaxFileName = std::size_t{16} * 1024;
constexpr std::size_t kMaxIdentities = 200;
constexpr std::uint64_t kMaxBytes = std::uint64_t{1} << 53U;  // exact as a double

Fault read_identities(const json& list, outgoing::Sender& out) {
  Fault fault;
  for (std::size_t i = 0; !fault && i < list.size(); ++i) {
    Params in(list[i], "sender.identities." + std::to_string(i) + ".");
    outgoing::Identity one;
    one.id = in.text("id", kMaxIdText);
    one.address = in.optional_written("address", kMaxAddressText).value_or("");
    one.is_pec = in.optional_flag("pec");
    out.identities.push_back(std::move(one));
    fault = in.fault();
  }
  return fault;
}

Fault read_sender(const json& object, outgoing::Sender& out) {
  Params in(object, "sender.");
  out.address = in.text("address", kMaxAddressText);
  out.account_addresses = in.optional_texts("account_addresses", kMaxIdentities, kMaxAddressText);
  out.is_pec = in.optional_flag("pec");
  const json& identities = in.optional_objects("identities", kMaxIdentities);
  Fault fault = in.fault();
  return fault ? fault : read_identities(identities, out);
}

Fault read_recipients(const json& list, const std::string& field,
                      std::vector<outgoing::DraftRecipient>& out) {
  Fault fault;
  for (std::size_t i = 0; !fault && i < list.size(); ++i) {
    Params in(list[i], "draft." + field + "." + std::to_string(i) + ".");
    outgoing::DraftRecipient one;
    one.display = in.optional_written("display", kMaxAddressText).value_or("");
    one.address = in.optional_written("address", kMaxAddressText).value_or("");
    out.push_back(std::move(one));
    fault = in.fault();
  }
  return fault;
}

Fault read_attachments(const json& list, DraftRequest& out) {
  Fault fault;
  for (std::size_t i = 0; !fault && i < list.size(); ++i) {
    Params in(list[i], "draft.attachments." + std::to_string(i) + ".");
    outgoing::DraftAttachment one;
    one.name = in.optional_written("name", kMaxFileName).value_or("");
    one.type = in.optional_written("type", kMaxIdText).value_or("");
    one.bytes = in.count("bytes", kMaxBytes);
    out.uploads.push_back(in.optional_text("message", kMaxNameBytes).value_or(""));
    out.draft.attachments.push_back(std::move(one));
    fault = in.fault();
  }
  return fault;
}

Fault read_format(const std::string& text, BodyFormat& out) {
  constexpr std::array<std::pair<std::string_view, BodyFormat>, 4> kKnown = {
      {{"plain", BodyFormat::plain},
       {"html", BodyFormat::html},
       {"both", BodyFormat::both},
       {"rtf", BodyFormat::rtf}}};
  for (const auto& [name, format] : kKnown) {
    if (text != name) continue;
    out = format;
    return std::nullopt;
  }
  return invalid_member("draft.format", "must be plain, html, both or rtf");
}

Fault read_draft(const json& object, DraftRequest& out) {
  outgoing::Draft& draft = out.draft;
  Params in(object, "draft.");
  draft.from = in.optional_written("from", kMaxAddressText).value_or("");
  draft.reply_to = in.optional_written("reply_to", kMaxAddressText).value_or("");
  draft.lists = in.optional_texts("lists", kMaxRecipients, kMaxAddressText);
  draft.subject = in.optional_written("subject", kMaxSubject);
  draft.receipt_type = in.optional_written("receipt_type", kMaxIdText);
  draft.body_bytes = in.optional_count("body_bytes", kMaxBytes).value_or(0);
  draft.encoded_bytes = in.optional_count("encoded_bytes", kMaxBytes).value_or(0);
  const std::string format = in.optional_text("format", kMaxIdText).value_or("plain");
  const json& to = in.optional_objects("to", kMaxRecipients);
  const json& cc = in.optional_objects("cc", kMaxRecipients);
  const json& bcc = in.optional_objects("bcc", kMaxRecipients);
  const json& attachments = in.optional_objects("attachments", kMaxAttachments);
  Fault fault = in.fault();
  if (!fault) fault = read_format(format, draft.format);
  if (!fault) fault = read_recipients(to, "to", draft.to);
  if (!fault) fault = read_recipients(cc, "cc", draft.cc);
  if (!fault) fault = read_recipients(bcc, "bcc", draft.bcc);
  if (!fault) fault = read_attachments(attachments, out);
  return fault;
}

}  // namespace

RpcError policy_error(const outgoing::PolicyError& error, std::string whose) {
  return {ErrorCode::refused,
          "The policy cannot be followed",
          "policy",
          {{"whose", std::move(whose)}, {"what", error.what}, {"member", error.member}}};
}

tl::expected<DraftRequest, RpcError> parse_draft_request(const json& params) {
  DraftRequest out;
  Params in(params);
  const json& sender = in.optional_object("sender");
  const json& draft = in.optional_object("draft");
  const json& policy = in.optional_object("policy");
  out.language = in.optional_text("language", kMaxLanguageBytes);
  Fault fault = in.fault();
  if (!fault) fault = read_sender(sender, out.sender);
  if (!fault) fault = read_draft(draft, out);
  if (fault) return tl::make_unexpected(std::move(*fault));
  if (!policy.empty()) {
    auto read = outgoing::parse_policy(std::string_view(policy.dump()));
    if (!read) return tl::make_unexpected(policy_error(read.error(), "front-end"));
    out.policy = std::move(*read);
  }
  return out;
}

}  // namespace pec::protocol
