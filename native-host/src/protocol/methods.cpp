// SPDX-License-Identifier: EUPL-1.2
//
// The methods of the protocol (docs/protocol.md), one function each.
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "protocol/base64.h"
#include "protocol/params.h"
#include "protocol/session.h"
#include "report/json.h"
#include "report/words_json.h"
#include "text/cut.h"
#include "version.h"

namespace pec::protocol {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxVersionBytes = 64;
constexpr std::size_t kMaxAddresses = 200;
constexpr std::size_t kMaxAddressBytes = 320;  // RFC 3696 (erratum 1690) allows 254
constexpr std::size_t kMaxPartBytes = 256;     // "1.2.3", as deep as mail::kMaxDepth lets it be

// What fits into one reply. A verdict's text may double when it is put into a JSON string.
constexpr std::size_t kMaxVerdictBytes = kMaxReplyBytes / 4 * 3;
constexpr std::size_t kMaxTextPieceBytes = kMaxReplyBytes / 8 * 3;
constexpr std::size_t kMaxPieceBytes = kMaxReplyBytes / 2;
constexpr std::size_t kMaxListBytes = kMaxReplyBytes / 2;
constexpr std::size_t kMaxNameShown = 1024;

constexpr std::string_view kHelloMethod = "host.hello";

constexpr std::string_view kDone = "{}";

tl::unexpected<RpcError> fail(ErrorCode code, std::string reason, std::string message) {
  return tl::make_unexpected(RpcError{code, std::move(message), std::move(reason), {}});
}

// "1.0": the major and minor number; none when it is no such thing.
std::optional<std::pair<unsigned, unsigned>> version_numbers(std::string_view text) {
  std::pair<unsigned, unsigned> out;
  const char* const end = text.data() + text.size();
  const auto major = std::from_chars(text.data(), end, out.first);
  if (major.ec != std::errc{} || major.ptr == end || *major.ptr != '.') return std::nullopt;
  const auto minor = std::from_chars(major.ptr + 1, end, out.second);
  if (minor.ec != std::errc{} || minor.ptr != end) return std::nullopt;
  return out;
}

std::string protocol_version() {
  return std::to_string(kProtocolMajor) + "." + std::to_string(kProtocolMinor);
}

std::string next_text(std::uint64_t next, bool last) {
  return last ? "null" : std::to_string(next);
}

}  // namespace

Session::Result Session::run(const Request& request, std::string_view& method) {
  struct Method {
    std::string_view name;
    Result (Session::*run)(const json& params);
  };
  static constexpr std::array<Method, 21> kMethods = {{
      {kHelloMethod, &Session::hello},
      {"message.begin", &Session::begin},
      {kChunkMethod, &Session::chunk},
      {"message.verify", &Session::verify},
      {"message.report", &Session::report},
      {"message.parts", &Session::parts},
      {"message.part", &Session::part},
      {"message.page", &Session::message_page},
      {"message.discard", &Session::discard},
      {"accounts.audit", &Session::audit_accounts},
      {"accounts.page", &Session::accounts_page},
      {"accounts.test", &Session::test_account},
      {"addresses.check", &Session::check_addresses},
      {"addresses.ask", &Session::ask_network},
      {"draft.check", &Session::check_draft},
      {"directory.stats", &Session::directory_stats},
      {"directory.settings", &Session::directory_settings},
      {"directory.import", &Session::directory_import},
      {"directory.remove", &Session::directory_remove},
      {"directory.decide", &Session::directory_decide},
      {"directory.forget", &Session::directory_forget},
  }};
  const auto* const found =
      std::find_if(kMethods.begin(), kMethods.end(),
                   [&request](const Method& row) { return row.name == request.method; });
  if (found == kMethods.end()) {
    return fail(ErrorCode::method_not_found, "method", "The host has no such method");
  }
  method = found->name;
  if (!greeted_ && method != kHelloMethod) {
    return fail(ErrorCode::not_greeted, "not-greeted", "host.hello must come first");
  }
  return (this->*found->run)(request.params);
}

Session::Result Session::hello(const json& params) {
  Params in(params);
  const std::string wanted = in.text("protocol", kMaxVersionBytes);
  Params client(in.optional_object("client"), "client.");
  client.optional_text("name", kMaxVersionBytes);
  client.optional_text("version", kMaxVersionBytes);
  for (const auto& fault : {in.fault(), client.fault()}) {
    if (fault) return tl::make_unexpected(*fault);
  }
  const auto numbers = version_numbers(wanted);
  if (!numbers || numbers->first != kProtocolMajor) {
    return tl::make_unexpected(RpcError{
        ErrorCode::incompatible,
        "The front end speaks another version of the protocol",
        numbers && numbers->first > kProtocolMajor ? "host-too-old" : "front-end-too-old",
        {{"host", std::string(kVersion)}, {"protocol", protocol_version()}, {"wanted", wanted}}});
  }
  greeted_ = true;
  json capabilities = {"message.verify", "message.parts", "accounts.audit"};
  if (settings_.test_servers) capabilities.push_back("accounts.test");
  if (settings_.sending.load_rules) {
    capabilities.push_back("addresses.check");
    capabilities.push_back("draft.check");
  }
  if (settings_.sending.open_directory) capabilities.push_back("directory");
  if (settings_.sending.ask_exchangers) capabilities.push_back("addresses.ask");
  if (settings_.load_catalogue) capabilities.push_back("words");
  if (settings_.load_catalogue && pages_.usable()) capabilities.push_back("pages");
  if (settings_.accounts.read_outlook) capabilities.push_back("accounts.outlook");
  const json out = {{"host", {{"name", "pec-companion-host"}, {"version", kVersion}}},
                    {"protocol", protocol_version()},
                    {"capabilities", std::move(capabilities)},
                    {"limits",
                     {{"frame_bytes", kMaxFrameBytes},
                      {"chunk_bytes", kMaxChunkBytes},
                      {"message_bytes", kMaxMessageBytes},
                      {"messages", kMaxMessages},
                      {"idle_seconds", std::chrono::seconds(kIdleTime).count()}}}};
  return out.dump();
}

Session::Result Session::begin(const json& params) {
  Params in(params);
  const std::string name = in.text("message", kMaxNameBytes);
  const std::uint64_t size = in.count("size", kMaxCount);
  if (const auto fault = in.fault()) return tl::make_unexpected(*fault);
  const auto begun = messages_.begin(name, size, settings_.now());
  if (!begun) return tl::make_unexpected(begun.error());
  return std::string(kDone);
}

Session::Result Session::chunk(const json& params) {
  Params in(params);
  const std::string name = in.text("message", kMaxNameBytes);
  const std::uint64_t sequence = in.count("sequence", kMaxCount);
  const std::string data = in.text("data", kMaxFrameBytes);
  if (const auto fault = in.fault()) return tl::make_unexpected(*fault);
  if (!decode_base64(data, decoded_)) {
    return fail(ErrorCode::invalid_params, "base64", "Member data is not plain base64");
  }
  return take_chunk(name, sequence);
}

Session::Result Session::take_chunk(std::string_view message, std::uint64_t sequence) {
  const auto held = find(message);
  if (!held) return tl::make_unexpected(held.error());
  if (decoded_.size() > kMaxChunkBytes) {
    return fail(ErrorCode::refused, "chunk-size", "The chunk is too large");
  }
  const auto taken = (*held)->append(sequence, decoded_);
  if (!taken) return tl::make_unexpected(taken.error());
  return std::string(kDone);
}

Session::Result Session::verify(const json& params) {
  Params in(params);
  const std::string name = in.text("message", kMaxNameBytes);
  Params given(in.optional_object("context"), "context.");
  verification::Context context;
  context.accounts = given.optional_texts("accounts", kMaxAddresses, kMaxAddressBytes);
  context.arrived = given.optional_instant("arrived");
  context.known = given.optional_flag("known");
  context.has_headers = given.optional_flag("headers").value_or(true);
  const bool may_learn = given.optional_flag("learn").value_or(false);
  const auto sent_copy = given.optional_text("sent_copy", kMaxNameBytes);
  const auto language = in.optional_text("language", kMaxLanguageBytes);
  for (const auto& fault : {in.fault(), given.fault()}) {
    if (fault) return tl::make_unexpected(*fault);
  }
  if (sent_copy) {
    const auto bytes = find(*sent_copy).and_then([](HeldMessage* held) { return held->bytes(); });
    if (!bytes) return tl::make_unexpected(bytes.error());
    context.sent_copy = *bytes;
  }
  const auto held = find(name);
  if (!held) return tl::make_unexpected(held.error());
  const auto bytes = (*held)->bytes();
  if (!bytes) return tl::make_unexpected(bytes.error());
  const auto judge = verifier();
  if (!judge) return tl::make_unexpected(judge.error());
  verification::Verdict verdict = (*judge)->verify(*bytes, context);
  (*held)->verified = verdict.outcome == verification::Outcome::genuine ||
                      verdict.outcome == verification::Outcome::uncertified;
  note_ = std::string(verification::outcome_id(verdict.outcome)) + ", " +
          std::to_string(bytes->size()) + " bytes";
  const auto worded = words(language, verdict, report::verdict_words);
  if (!worded) return tl::make_unexpected(worded.error());
  std::string text = report::verdict_json(verdict);
  const bool fits = text.size() <= kMaxVerdictBytes;
  std::string out = R"({"bytes":)" + std::to_string(text.size()) + R"(,"verdict":)";
  out.append(fits ? text : "null");
  // After the verdict, never before; and not of one that its outer headers could have refuted.
  if (may_learn) {
    const int learned = context.has_headers ? learn(verdict, context.accounts) : 0;
    out += R"(,"learned":)" + std::to_string(learned);
  }
  if (out.size() + worded->size() < kMaxReplyBytes) out += *worded;
  out += '}';
  (*held)->verdict = std::move(text);
  (*held)->judged = std::move(verdict);
  return out;
}

Session::Result Session::report(const json& params) {
  Params in(params);
  const std::string name = in.text("message", kMaxNameBytes);
  const std::uint64_t offset = in.count("offset", kMaxMessageBytes);
  if (const auto fault = in.fault()) return tl::make_unexpected(*fault);
  const auto held = find(name);
  if (!held) return tl::make_unexpected(held.error());
  const std::string_view verdict = (*held)->verdict;
  if (verdict.empty()) return fail(ErrorCode::refused, "not-judged", "message.verify comes first");
  if (offset > verdict.size())
    return fail(ErrorCode::refused, "offset", "The offset is past the end");
  const std::string_view piece = text::cut(verdict.substr(offset), kMaxTextPieceBytes);
  const std::uint64_t next = offset + piece.size();
  std::string out = R"({"next":)" + next_text(next, next == verdict.size()) + R"(,"text":)";
  out += json(piece).dump(-1, ' ', false, json::error_handler_t::replace);
  return out + "}";
}

Session::Result Session::parts(const json& params) {
  Params in(params);
  const std::string name = in.text("message", kMaxNameBytes);
  const std::uint64_t from = in.count("from", mail::kMaxParts);
  if (const auto fault = in.fault()) return tl::make_unexpected(*fault);
  const auto original =
      find(name).and_then([this](HeldMessage* held) { return original_of(*held); });
  if (!original) return tl::make_unexpected(original.error());
  const std::vector<verification::Attachment>& list = (*original)->list();
  std::string rows;
  std::uint64_t at = from;
  for (; at < list.size() && rows.size() < kMaxListBytes; ++at) {
    const verification::Attachment& one = list[at];
    if (!rows.empty()) rows += ',';
    rows.append(R"({"part":")").append(one.part).append(R"(","name":)");
    report::append_json_string(rows, text::cut_visibly(one.name, kMaxNameShown));
    rows += R"(,"type":)";
    report::append_json_string(rows, text::cut_visibly(one.type, kMaxNameShown));
    rows += R"(,"encoded_bytes":)" + std::to_string(one.body.size()) + "}";
  }
  return R"({"next":)" + next_text(at, at >= list.size()) + R"(,"parts":[)" + rows + "]}";
}

Session::Result Session::part(const json& params) {
  Params in(params);
  const std::string name = in.text("message", kMaxNameBytes);
  const std::string part = in.text("part", kMaxPartBytes);
  const std::uint64_t offset = in.count("offset", kMaxMessageBytes);
  if (const auto fault = in.fault()) return tl::make_unexpected(*fault);
  const auto original =
      find(name).and_then([this](HeldMessage* held) { return original_of(*held); });
  if (!original) return tl::make_unexpected(original.error());
  const auto piece = (*original)->read(part, offset, kMaxPieceBytes);
  if (!piece) {
    return fail(ErrorCode::refused, "part",
                "No such part, or an offset other than 0 and the end of the piece before");
  }
  std::string out = R"({"data":")" + encode_base64(piece->bytes) + R"(","next":)";
  return out + next_text(offset + piece->bytes.size(), piece->last) + "}";
}

Session::Result Session::discard(const json& params) {
  Params in(params);
  const std::string name = in.text("message", kMaxNameBytes);
  if (const auto fault = in.fault()) return tl::make_unexpected(*fault);
  const auto done = messages_.discard(name);
  if (!done) return tl::make_unexpected(done.error());
  return std::string(kDone);
}

tl::expected<HeldMessage*, RpcError> Session::find(std::string_view name) {
  return messages_.find(name, settings_.now());
}

tl::expected<verification::Verifier*, RpcError> Session::verifier() {
  if (!verifier_) {
    auto trust = settings_.load_trust();
    if (!trust) {
      return tl::make_unexpected(
          RpcError{ErrorCode::installation,
                   "The trust anchors cannot be used",
                   "trust",
                   {{"file", trust.error().file}, {"what", trust.error().what}}});
    }
    trust_ = std::move(*trust);
    verifier_.emplace(*trust_);
  }
  return &*verifier_;
}

tl::expected<OriginalParts*, RpcError> Session::original_of(HeldMessage& message) {
  if (!message.verified) {
    return fail(ErrorCode::refused, "not-verified",
                "Parts are handed out of messages that were judged genuine or uncertified");
  }
  if (!message.original) {
    const auto bytes = message.bytes();
    if (!bytes) return tl::make_unexpected(bytes.error());
    message.original = OriginalParts::open(*bytes);
  }
  if (!message.original) {
    return fail(ErrorCode::refused, "no-original", "The message carries no original");
  }
  return message.original.get();
}

}  // namespace pec::protocol
