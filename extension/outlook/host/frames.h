// SPDX-License-Identifier: EUPL-1.2
//
// The frames of native messaging (docs/protocol.md): a 32-bit length in the machine's byte order,
// then so many bytes of JSON.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pec::outlook {

// What a host may answer with (native messaging); a longer frame is no answer of ours.
inline constexpr std::uint32_t kMaxReplyBytes = 1024 * 1024;

std::string framed(std::string_view json);

// Takes frames apart.
class FrameReader {
 public:
  // In: what gives the next bytes, and 0 at the end.
  explicit FrameReader(std::function<std::size_t(std::span<char>)> read) : read_(std::move(read)) {}

  // The next frame's text; nothing when the input ended, or what came is no frame.
  std::optional<std::string> next();

 private:
  bool fill(std::span<char> into);

  std::function<std::size_t(std::span<char>)> read_;
};

}  // namespace pec::outlook
