// SPDX-License-Identifier: EUPL-1.2
//
// The frames of native messaging: a 32-bit length in the byte order of the machine, then that many
// bytes of UTF-8 JSON.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace pec::protocol {

// Thunderbird lets a front end send 4 GiB at once; a chunk of a message needs no more than this.
inline constexpr std::size_t kMaxFrameBytes = std::size_t{2} << 20;
// Thunderbird closes the connection on a longer frame from a host.
inline constexpr std::size_t kMaxReplyBytes = std::size_t{1} << 20;
// Readable bytes behind every frame, which the fast JSON reader may look at.
inline constexpr std::size_t kFramePadding = 64;

// Reads some bytes into the span. Out: how many; 0 at the end of input, or when it fails.
using ReadBytes = std::function<std::size_t(std::span<char>)>;

// Why there is no frame.
enum class FrameFault {
  too_large,  // longer than kMaxFrameBytes: its bytes are passed over, the next frame can be read
  cut_short,  // the input ended inside a frame
};

class FrameReader {
 public:
  explicit FrameReader(ReadBytes read);

  // The next frame's text, followed by kFramePadding readable bytes; valid until the next call.
  // Out: none at a clean end of input.
  tl::expected<std::optional<std::string_view>, FrameFault> next();

  // The length that the frame of the last call announced.
  std::uint32_t announced() const { return announced_; }

 private:
  bool have(std::size_t bytes);
  bool pass_over();

  ReadBytes read_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // the bytes read and not yet handed out are [begin_, end_)
  std::size_t end_ = 0;
  std::uint32_t announced_ = 0;
  std::uint64_t unwanted_ = 0;  // bytes of a frame that was too large, still to come
};

// `text` with its length in front. In: at most kMaxReplyBytes.
std::string framed(std::string_view text);

}  // namespace pec::protocol
