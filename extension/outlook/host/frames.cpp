// SPDX-License-Identifier: EUPL-1.2
#include "host/frames.h"

#include <cstring>

namespace pec::outlook {

std::string framed(std::string_view json) {
  const auto length = static_cast<std::uint32_t>(json.size());
  std::string out(sizeof length, '\0');
  std::memcpy(out.data(), &length, sizeof length);
  out += json;
  return out;
}

bool FrameReader::fill(std::span<char> into) {
  while (!into.empty()) {
    const std::size_t got = read_(into);
    if (got == 0 || got > into.size()) return false;
    into = into.subspan(got);
  }
  return true;
}

std::optional<std::string> FrameReader::next() {
  std::uint32_t length = 0;
  std::string header(sizeof length, '\0');
  if (!fill(header)) return std::nullopt;
  std::memcpy(&length, header.data(), sizeof length);
  if (length > kMaxReplyBytes) return std::nullopt;
  std::string text(length, '\0');
  if (!fill(text)) return std::nullopt;
  return text;
}

}  // namespace pec::outlook
