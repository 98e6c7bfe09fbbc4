// SPDX-License-Identifier: EUPL-1.2
#include "protocol/frame.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace pec::protocol {
namespace {

constexpr std::size_t kFirstBufferBytes = std::size_t{64} << 10;
// What is read beyond the frame at hand, so that small frames that come together cost one call.
// Little, because it is moved to the front of the buffer before the next large frame.
constexpr std::size_t kReadAheadBytes = std::size_t{16} << 10;

}  // namespace

FrameReader::FrameReader(ReadBytes read)
    : read_(std::move(read)), buffer_(kFirstBufferBytes + kFramePadding) {}

// Sees to it that so many bytes lie at begin_. Out: false when the input ends before.
bool FrameReader::have(std::size_t bytes) {
  if (begin_ == end_) begin_ = end_ = 0;
  if (buffer_.size() - kFramePadding - begin_ < bytes) {
    std::copy(buffer_.data() + begin_, buffer_.data() + end_, buffer_.data());
    end_ -= std::exchange(begin_, 0);
    if (buffer_.size() < bytes + kFramePadding) buffer_.resize(bytes + kFramePadding);
  }
  while (end_ - begin_ < bytes) {
    const std::size_t missing = bytes - (end_ - begin_);
    const std::size_t room = buffer_.size() - kFramePadding - end_;
    const std::size_t wanted = std::min(room, std::max(missing, kReadAheadBytes));
    const std::size_t got = read_({buffer_.data() + end_, wanted});
    if (got == 0) return false;
    end_ += got;
  }
  return true;
}

// Reads what is left of a frame that was too large, and forgets it.
bool FrameReader::pass_over() {
  while (unwanted_ > 0) {
    const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(unwanted_, kReadAheadBytes));
    if (!have(step)) return false;
    begin_ += step;
    unwanted_ -= step;
  }
  return true;
}

tl::expected<std::optional<std::string_view>, FrameFault> FrameReader::next() {
  announced_ = 0;
  if (!pass_over()) return tl::make_unexpected(FrameFault::cut_short);
  if (!have(sizeof announced_)) {
    if (begin_ == end_) return std::nullopt;
    return tl::make_unexpected(FrameFault::cut_short);
  }
  std::memcpy(&announced_, buffer_.data() + begin_, sizeof announced_);
  begin_ += sizeof announced_;
  if (announced_ > kMaxFrameBytes) {
    unwanted_ = announced_;
    return tl::make_unexpected(FrameFault::too_large);
  }
  if (!have(announced_)) return tl::make_unexpected(FrameFault::cut_short);
  const std::string_view text(buffer_.data() + begin_, announced_);
  begin_ += announced_;
  return text;
}

std::string framed(std::string_view text) {
  const auto length = static_cast<std::uint32_t>(text.size());
  std::string out(sizeof length, '\0');
  std::memcpy(out.data(), &length, sizeof length);
  out += text;
  return out;
}

}  // namespace pec::protocol
