// SPDX-License-Identifier: EUPL-1.2
//
// protocol/frame.h: the same frames and faults however the bytes are cut, a frame that is too large
// is passed over, and no more is held than a frame needs.
//
// The input is the stream itself, but for kRun, which stands for filler: without it a fuzzer would
// never have the megabytes of a frame that is too large.
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "input.h"
#include "protocol/frame.h"

namespace pec::fuzz {
namespace {

using protocol::FrameFault;
using protocol::FrameReader;
using protocol::kFramePadding;
using protocol::kMaxFrameBytes;

constexpr std::string_view kRun = "\xF5RUN";  // and how many bytes in 24 bits, low byte first
// All runs together: enough for one frame that is too large.
constexpr std::size_t kMaxRun = kMaxFrameBytes + (std::size_t{128} << 10);
constexpr std::size_t kMaxSlowStream = 4096;  // still delivered byte by byte
// What may be asked for at once: the rest of a frame, or what is read ahead of small ones.
constexpr std::size_t kMaxHeld = kMaxFrameBytes + (std::size_t{64} << 10);

std::string expanded(std::string_view input) {
  std::string out;
  // Once, so that tests/fuzz/run can set a limit to what is allocated at once.
  if (input.find(kRun) != std::string_view::npos) out.reserve(input.size() + kMaxRun);
  std::size_t filler = 0;
  while (!input.empty()) {
    if (input.starts_with(kRun) && input.size() >= kRun.size() + 3) {
      std::size_t run = 0;
      for (std::size_t i = 3; i-- > 0;)
        run = run * 256 + static_cast<unsigned char>(input[kRun.size() + i]);
      run = std::min(run, kMaxRun - filler);
      filler += run;
      out.append(run, '.');
      input.remove_prefix(kRun.size() + 3);
    } else {
      out += input.front();
      input.remove_prefix(1);
    }
  }
  return out;
}

// What a reading of a stream gave: a text a frame, and how it ended.
struct Reading {
  std::vector<std::string> events;
  bool operator==(const Reading&) const = default;

  void frame(std::string_view text) {
    std::string& event = events.emplace_back();
    event.reserve(text.size() + 6);  // no more at once than a frame has, see tests/fuzz/run
    event.append("frame ").append(text);
  }
  void too_large(std::uint32_t announced) {
    events.push_back("too large " + std::to_string(announced));
  }
  void cut_short() { events.emplace_back("cut short"); }
};

// The rules of frame.h, over a stream that is in memory as a whole.
Reading expected(std::string_view stream) {
  Reading out;
  while (!stream.empty()) {
    std::uint32_t length = 0;
    if (stream.size() < sizeof length) {
      out.cut_short();
      return out;
    }
    std::memcpy(&length, stream.data(), sizeof length);
    stream.remove_prefix(sizeof length);
    const bool all_there = length <= stream.size();
    if (length > kMaxFrameBytes) {
      out.too_large(length);
    } else if (all_there) {
      out.frame(stream.substr(0, length));
    }
    if (!all_there) {
      out.cut_short();
      return out;
    }
    stream.remove_prefix(length);
  }
  return out;
}

// `piece` gives the size of the next delivery, at least 1.
template <typename Piece>
Reading read(std::string_view stream, Piece piece) {
  FrameReader reader([&](std::span<char> room) {
    require(!room.empty() && room.size() <= kMaxHeld, "no more is asked for than a frame needs");
    const std::size_t size = std::min({room.size(), stream.size(), piece()});
    std::copy_n(stream.begin(), size, room.begin());
    stream.remove_prefix(size);
    return size;
  });
  Reading out;
  for (;;) {
    const auto next = reader.next();
    if (!next) {
      if (next.error() == FrameFault::cut_short) {
        out.cut_short();
        return out;
      }
      require(reader.announced() > kMaxFrameBytes, "a frame refused is too large");
      out.too_large(reader.announced());
      continue;
    }
    if (!*next) return out;
    const std::string_view text = **next;
    require(text.size() == reader.announced(), "a frame is as long as announced");
    // The padding must be there: the sanitizer sees to it.
    const volatile char last = text.data()[text.size() + kFramePadding - 1];
    static_cast<void>(last);
    out.frame(text);
  }
}

void test(std::string_view input) {
  const std::string stream = expanded(input);
  const Reading wanted = expected(stream);
  Dice dice(input);
  require(read(stream, [] { return kMaxHeld; }) == wanted, "the stream as a whole");
  if (stream.size() <= kMaxSlowStream)
    require(read(stream, [] { return std::size_t{1}; }) == wanted, "the stream byte by byte");
  // Small and large limits, so that pieces end at and around the seams of the reader's buffer.
  const std::size_t limit = std::size_t{1} << (2 + dice.below(20));
  const std::size_t least = std::max<std::size_t>(1, stream.size() >> 14U);
  require(read(stream, [&] { return least + dice.below(limit); }) == wanted,
          "the stream in random pieces");
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
