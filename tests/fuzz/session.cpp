// SPDX-License-Identifier: EUPL-1.2
//
// protocol/session.h: each request with an id gets one reply, which is JSON-RPC 2.0, bears that id
// and fits into a frame; and the fast reader of chunks agrees with parse_request(), so that a
// session without it gives the same answers.
//
// The input is what a front end says after host.hello: frames' texts, separated by the byte 0x1E
// (RFC 7464), which JSON has no use for.
#include "protocol/session.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "input.h"
#include "json_reply.h"
#include "protocol/base64.h"
#include "protocol/chunk_scanner.h"
#include "protocol/rpc.h"
#include "trust.h"

namespace pec::fuzz {
namespace {

using nlohmann::json;
using protocol::Answer;
using protocol::kFramePadding;
using protocol::Request;

constexpr char kSeparator = '\x1E';
constexpr std::size_t kMaxFrames = 64;
constexpr std::string_view kHello =
    R"({"jsonrpc":"2.0","id":0,"method":"host.hello","params":{"protocol":"1.0"}})";

// What may lie behind a frame: the beginning of another one, made to be mistaken for this one's.
std::string padding(bool hostile) {
  constexpr std::string_view kMore = R"(","sequence":7}},"data":"AAAA"}]}{"id":)";
  std::string out(kFramePadding, '\0');
  if (hostile) std::copy(kMore.begin(), kMore.end(), out.begin());
  return out;
}

// What the scanner takes, parse_request() must read the same way.
void compare_readers(std::string_view frame,
                     const tl::expected<Request, protocol::BadRequest>& request,
                     protocol::ChunkScanner& scanner) {
  std::optional<bool> taken_before;
  for (const bool hostile : {false, true}) {
    const Block block(frame, padding(hostile));
    const auto chunk = scanner.scan(block.text(), block.readable());
    std::string decoded;
    const bool taken = chunk && protocol::decode_base64(chunk->data, decoded);
    require(taken_before.value_or(taken) == taken, "what lies behind a frame does not matter");
    taken_before = taken;
    if (!taken) continue;
    require(request.has_value(), "a chunk that the scanner takes is a request");
    require(request->id == chunk->id, "both readers see the same id");
    require(request->method == protocol::kChunkMethod, "both readers see the same method");
    const json& params = request->params;
    require(params.size() == 3, "both readers see the same members");
    require(params.at("message") == json(chunk->message), "both readers see the same message");
    require(params.at("sequence").is_number_unsigned() &&
                params.at("sequence").get<std::uint64_t>() == chunk->sequence,
            "both readers see the same place in the order");
    require(params.at("data") == json(chunk->data), "both readers see the same data");
  }
}

void check_answer(const Answer& answer,
                  const tl::expected<Request, protocol::BadRequest>& request) {
  if (request && request->id.empty()) {
    require(answer.text.empty(), "a notification gets no reply");
    return;
  }
  const json reply = checked_reply(answer.text, request ? request->id : request.error().id);
  require(reply.contains("error") == answer.error.has_value(), "the log is told of errors");
  if (!answer.error) return;
  const int code = reply["error"]["code"].get<int>();
  require(code == static_cast<int>(answer.error->code), "the log is told the same error");
  require(code != static_cast<int>(protocol::ErrorCode::internal_error), "the host never fails");
  require(code != static_cast<int>(protocol::ErrorCode::not_greeted), "a greeting is kept in mind");
  if (!request)
    require(code == static_cast<int>(request.error().error.code), "no request, no other error");
}

// Time passes as the input wants it, now and then long enough for messages to be forgotten.
class Watch {
 public:
  void pass(std::string_view frame) {
    Dice dice(frame);
    now_ += dice.one_in(64) ? std::chrono::minutes(11) : std::chrono::minutes(0);
  }
  protocol::Clock::time_point now() const { return now_; }

 private:
  protocol::Clock::time_point now_{};
};

protocol::Session new_session(const Watch& watch) {
  return protocol::Session({std::filesystem::temp_directory_path() / "pec-companion-fuzz",
                            []() -> tl::expected<signature::TrustStore, signature::TrustError> {
                              return provider_trust();
                            },
                            [&watch] { return watch.now(); }});
}

void test(std::string_view input) {
  Watch watch;
  protocol::Session session = new_session(watch);
  protocol::Session slow =
      new_session(watch);  // sees no padding, so that its scanner takes nothing
  for (protocol::Session* one : {&session, &slow}) checked_reply(one->handle(kHello).text, "0");
  protocol::ChunkScanner scanner;
  const std::string behind = padding(true);
  for (std::size_t frames = 0; frames < kMaxFrames && !input.empty(); ++frames) {
    const Block block(input.substr(0, input.find(kSeparator)), behind);
    input.remove_prefix(std::min(input.size(), block.text().size() + 1));
    watch.pass(block.text());
    const auto request = protocol::parse_request(block.text());
    compare_readers(block.text(), request, scanner);
    const Answer answer = session.handle(block.text(), block.readable());
    check_answer(answer, request);
    const Block alone(block.text());
    require(slow.handle(alone.text()).text == answer.text, "both ways to read give one answer");
  }
  checked_reply(session.handle(protocol::FrameFault::too_large, 0xFFFFFFFFU).text, "null");
  checked_reply(session.handle(protocol::FrameFault::cut_short, 1).text, "null");
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
