// SPDX-License-Identifier: EUPL-1.2
//
// The verdict does not depend on the chunking: a message sent up through the protocol, cut anywhere
// and mixed with another one's chunks, gets the verdict that the verifier gives to its bytes.
//
// The input is a message; where it is cut follows from its bytes.
#include <array>
#include <filesystem>
#include <string>
#include <utility>

#include "input.h"
#include "json_reply.h"
#include "protocol/base64.h"
#include "protocol/session.h"
#include "report/json.h"
#include "trust.h"
#include "verification/verify.h"

namespace pec::fuzz {
namespace {

using nlohmann::json;
using protocol::kFramePadding;
using protocol::Session;

constexpr std::size_t kMaxChunks = 24;

// Sends requests and takes their results; every request must be granted.
class FrontEnd {
 public:
  FrontEnd()
      : session_({std::filesystem::temp_directory_path() / "pec-companion-fuzz",
                  []() -> tl::expected<signature::TrustStore, signature::TrustError> {
                    return provider_trust();
                  }}) {
    call("host.hello", R"({"protocol":"1.0"})");
  }

  json call(std::string_view method, std::string_view params, bool padded = false) {
    const std::string id = std::to_string(++id_);
    std::string text = R"({"jsonrpc":"2.0","id":)" + id + R"(,"method":")";
    text.append(method).append(R"(","params":)").append(params).append("}");
    // Without room behind it a frame is read by the slow reader, which must take it the same way.
    const Block frame(text, padded ? std::string(kFramePadding, '"') : std::string());
    last_ = session_.handle(frame.text(), frame.readable()).text;
    json reply = checked_reply(last_, id);
    require(reply.contains("result"), "a request in order is granted");
    return reply["result"];
  }

  // The reply of the last call as it came.
  std::string_view last() const { return last_; }

 private:
  Session session_;
  std::uint64_t id_ = 0;
  std::string last_;
};

// A message on its way up.
struct Upload {
  std::string name;
  std::string_view left;
  std::uint64_t sequence = 0;
};

void begin(FrontEnd& front, const Upload& upload) {
  front.call("message.begin",
             json({{"message", upload.name}, {"size", upload.left.size()}}).dump());
}

// Sends the next chunk, which must not be empty.
void send(FrontEnd& front, Upload& upload, std::size_t size, Dice& dice) {
  const std::string_view piece = upload.left.substr(0, size);
  upload.left.remove_prefix(piece.size());
  const json params = {{"message", upload.name},
                       {"sequence", upload.sequence++},
                       {"data", protocol::encode_base64(piece)}};
  front.call(protocol::kChunkMethod, params.dump(), !dice.one_in(4));
}

// The verdict's text as the host wrote it, and once more by message.report.
std::string verdict_of(FrontEnd& front, const std::string& name) {
  const json verified = front.call("message.verify", json({{"message", name}}).dump());
  const std::string_view reply = front.last();
  constexpr std::string_view kMember = "\"verdict\":";
  const std::size_t start = reply.find(kMember) + kMember.size();
  const std::string whole(reply.substr(start, reply.size() - start - 2));
  std::string pieces;
  for (json next = 0; !next.is_null();) {
    const json piece =
        front.call("message.report", json({{"message", name}, {"offset", next}}).dump());
    pieces += piece.at("text").get<std::string>();
    next = piece.at("next");
  }
  require(verified.at("verdict").is_null() || whole == pieces, "a report is the verdict's text");
  require(verified.at("bytes") == pieces.size(), "a verdict is as long as announced");
  return pieces;
}

void test(std::string_view input) {
  static FrontEnd front;
  static verification::Verifier verifier(provider_trust());
  const Block block(input);
  const std::string wanted = report::verdict_json(verifier.verify(block.text()));

  Dice dice(input);
  std::array<Upload, 2> uploads = {{{"a", input}, {"b", input}}};
  for (const Upload& upload : uploads) begin(front, upload);
  const std::size_t mean = 1 + input.size() / (1 + dice.below(kMaxChunks / 2));
  for (std::size_t sent = 0; sent < kMaxChunks; ++sent) {
    Upload& upload = uploads.at(dice.below(uploads.size()));
    if (!upload.left.empty()) send(front, upload, 1 + dice.below(2 * mean), dice);
  }
  for (Upload& upload : uploads) {
    while (!upload.left.empty()) send(front, upload, protocol::kMaxChunkBytes, dice);
    require(verdict_of(front, upload.name) == wanted, "the verdict is that on the bytes");
  }
  for (const Upload& upload : uploads)
    front.call("message.discard", json({{"message", upload.name}}).dump());
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
