// SPDX-License-Identifier: EUPL-1.2
#include "protocol/frame.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pec::protocol {
namespace {

// Hands out `bytes` in pieces of at most `step`.
ReadBytes pieces(std::string bytes, std::size_t step) {
  return [bytes = std::move(bytes), step, at = std::size_t{0}](std::span<char> into) mutable {
    const std::size_t size = std::min({step, into.size(), bytes.size() - at});
    std::memcpy(into.data(), bytes.data() + at, size);
    at += size;
    return size;
  };
}

// What the reader makes of the bytes: texts, "too-large", "cut-short"; ends as the reader does.
std::vector<std::string> read_all(const std::string& bytes, std::size_t step) {
  FrameReader reader(pieces(bytes, step));
  std::vector<std::string> out;
  for (;;) {
    const auto frame = reader.next();
    if (frame && !*frame) return out;
    if (frame) {
      out.emplace_back(**frame);
      continue;
    }
    out.emplace_back(frame.error() == FrameFault::too_large ? "too-large" : "cut-short");
    if (frame.error() == FrameFault::cut_short) return out;
  }
}

std::string length(std::uint32_t value) {
  std::string out(sizeof value, '\0');
  std::memcpy(out.data(), &value, sizeof value);
  return out;
}

using Texts = std::vector<std::string>;

struct FrameCase {
  std::string_view name;
  std::string bytes;
  Texts wanted;
};

std::vector<FrameCase> frame_cases() {
  const std::string large(kMaxFrameBytes, 'x');
  const std::string binary("\n\x1A\0\r", 4);
  return {
      {"nothing", "", {}},
      {"one", framed("{}"), {"{}"}},
      {"an empty one", framed("") + framed("x"), {"", "x"}},
      {"bytes that text modes change", framed(binary), {binary}},
      {"the largest, between small ones",
       framed("a") + framed(large) + framed("b"),
       {"a", large, "b"}},
      {"one too large, passed over",
       length(kMaxFrameBytes + 1) + large + "y" + framed("z"),
       {"too-large", "z"}},
      {"4 GiB that never come", length(0xFFFFFFFF) + "abc", {"too-large", "cut-short"}},
      {"half a length", std::string("\x01\0", 2), {"cut-short"}},
      {"half a frame", length(10) + "abc", {"cut-short"}},
  };
}

TEST(Frames, AreTheSameHoweverTheyArrive) {
  for (const FrameCase& one : frame_cases()) {
    for (const std::size_t step : {1UL, 3UL, 4096UL, 70000UL, 1UL << 22U}) {
      if (step == 1 && one.bytes.size() > 100000) continue;  // two million calls prove no more
      EXPECT_EQ(read_all(one.bytes, step), one.wanted) << one.name << " in steps of " << step;
    }
  }
}

TEST(Frames, SayHowLongTheyClaimToBe) {
  FrameReader reader(pieces(length(0xFFFFFFFF), 4));
  EXPECT_FALSE(reader.next().has_value());
  EXPECT_EQ(reader.announced(), 0xFFFFFFFF);
}

TEST(Frames, HaveReadableBytesBehindThem) {
  FrameReader reader(pieces(framed(std::string(kMaxFrameBytes, 'x')), kMaxFrameBytes));
  const auto frame = reader.next();
  ASSERT_TRUE(frame && *frame);
  // A sanitizer stops at the first byte that is not the reader's own.
  const std::string_view padding((**frame).data() + (**frame).size(), kFramePadding);
  EXPECT_EQ(std::string(padding).size(), kFramePadding);
}

}  // namespace
}  // namespace pec::protocol
