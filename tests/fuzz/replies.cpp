// SPDX-License-Identifier: EUPL-1.2
//
// doctor/reply_reader.h and what is read out of its lines: the same however the bytes are cut, what
// was not taken is exactly what follows the reply, and little is held of much.
//
// The first byte of the input chooses protocol and question.
#include <string>
#include <utility>
#include <vector>

#include "doctor/capabilities.h"
#include "doctor/peer.h"
#include "doctor/reply_reader.h"
#include "input.h"

namespace pec::fuzz {
namespace {

using doctor::Protocol;
using doctor::Question;
using doctor::ReplyReader;
using doctor::ReplyState;

constexpr std::string_view kTag = "a1";

// What a reading came to.
struct Reading {
  ReplyState state = ReplyState::incomplete;
  std::vector<std::string> lines;
  std::string first_line;
  std::size_t taken = 0;
  bool operator==(const Reading&) const = default;
};

// `piece` gives the size of the next delivery, at least 1.
template <typename Piece>
Reading read(std::string_view stream, Protocol protocol, Question question, Piece piece) {
  ReplyReader reader(protocol, question, kTag);
  Reading out;
  while (out.taken < stream.size()) {
    const std::size_t size = std::min(stream.size() - out.taken, std::max<std::size_t>(piece(), 1));
    const Block block(stream.substr(out.taken, size));
    const std::size_t taken = reader.take(block.text());
    require(taken <= size, "no more is taken than is given");
    out.taken += taken;
    if (taken < size) {
      require(reader.state() != ReplyState::incomplete, "bytes are left only behind the end");
      break;
    }
  }
  require(reader.take("") == 0, "nothing comes of nothing");
  out.state = reader.state();
  out.lines = reader.lines();
  out.first_line = std::string(reader.first_line());
  return out;
}

void check_caps(const Reading& reading) {
  std::size_t bytes = 0;
  for (const std::string& line : reading.lines) {
    require(line.size() <= doctor::kMaxLineBytes, "a line is capped");
    require(line.find('\n') == std::string::npos, "a line is one");
    bytes += line.size();
  }
  require(bytes <= doctor::kMaxReplyBytes, "a reply is capped");
  require(reading.lines.size() <= doctor::kMaxReplyLines, "the lines are capped");
}

void check_capabilities(Protocol protocol, const Reading& reading) {
  const auto read = doctor::read_capabilities(protocol, reading.lines);
  require(read.all.size() <= doctor::kMaxCapabilities, "capabilities are capped");
  for (const std::string& one : read.all) {
    require(!one.empty() && one.size() <= doctor::kMaxCapabilityBytes + 3, "each is, too");
  }
}

void check_meaning(Protocol protocol, Question question, std::string_view stream) {
  using doctor::Silence;
  ReplyReader reader(protocol, question, kTag);
  reader.take(stream);
  for (const Silence silence : {Silence::time, Silence::closed}) {
    const auto failure = doctor::failure_of(question, reader, protocol, silence);
    require(failure.has_value() == (reader.state() != ReplyState::good),
            "what is no good reply is named");
    require(!failure || doctor::row_of(*failure).result != doctor::Result::pass, "as a fault");
  }
  // Whatever is recognised at its beginning stays what it is, but for a word further on (FTP).
  const doctor::Peer peer = doctor::recognise(stream);
  if (peer == doctor::Peer::tls) require(doctor::may_be_tls(stream), "TLS is TLS");
}

void test(std::string_view input) {
  if (input.empty()) return;
  const auto choice = static_cast<unsigned char>(input.front());
  const auto protocol = static_cast<Protocol>(choice % 3);
  const auto question = static_cast<Question>(choice / 3 % 4);
  const std::string_view stream = input.substr(1);
  const Reading whole = read(stream, protocol, question, [&] { return stream.size(); });
  check_caps(whole);
  check_capabilities(protocol, whole);
  check_meaning(protocol, question, stream);
  Dice dice(input);
  require(read(stream, protocol, question, [] { return std::size_t{1}; }) == whole,
          "the reply byte by byte");
  require(read(stream, protocol, question, [&] { return 1 + dice.below(40); }) == whole,
          "the reply in random pieces");
  const Reading again =
      read(stream.substr(0, whole.taken), protocol, question, [&] { return stream.size(); });
  const bool ended = whole.state != ReplyState::incomplete && whole.state != ReplyState::too_long;
  if (ended) require(again == whole, "what follows a reply does not change it");
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
