// SPDX-License-Identifier: EUPL-1.2
#include "mail/part_reader.h"

#include <algorithm>

#include "mail/gmime_handles.h"

namespace pec::mail {
namespace {

// A base64 body up to its padding, the padding included: what follows is no data any more, and
// decoders disagree on whether to go on there.
std::string_view up_to_padding(std::string_view text) {
  const std::size_t pad = text.find('=');
  if (pad == std::string_view::npos) return text;
  const std::size_t second = text.find_first_not_of(" \t\r\n", pad + 1);
  const bool two = second != std::string_view::npos && text[second] == '=';
  return text.substr(0, two ? second + 1 : pad + 1);
}

}  // namespace

struct PartReader::State {
  std::string_view left;
  bool encoded = false;
  bool ended = false;  // nothing left, and the decoder's last bytes taken
  GMimeEncoding decoder{};

  // No decoder makes more bytes of what it is given, but for the few it still holds.
  static constexpr std::size_t kHeldBytes = kMinPieceBytes / 2;

  std::string decode(std::size_t max_bytes) {
    std::string out;
    while (out.empty() && !ended) {
      const std::string_view piece = left.substr(0, max_bytes);
      left.remove_prefix(piece.size());
      ended = left.empty();
      out.resize(g_mime_encoding_outlen(&decoder, piece.size()) + kHeldBytes);
      const auto step = ended ? g_mime_encoding_flush : g_mime_encoding_step;
      out.resize(step(&decoder, piece.data(), piece.size(), out.data()));
    }
    return out;
  }
};

PartReader::PartReader(std::string_view body, Encoding encoding)
    : state_(std::make_unique<State>()) {
  state_->left = encoding == Encoding::base64 ? up_to_padding(body) : body;
  state_->encoded = encoding == Encoding::base64 || encoding == Encoding::quoted_printable;
  state_->ended = state_->left.empty();
  g_mime_encoding_init_decode(&state_->decoder, encoding == Encoding::base64
                                                    ? GMIME_CONTENT_ENCODING_BASE64
                                                    : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
}
PartReader::~PartReader() = default;
PartReader::PartReader(PartReader&&) noexcept = default;
PartReader& PartReader::operator=(PartReader&&) noexcept = default;

std::string PartReader::next(std::size_t max_bytes) {
  State& s = *state_;
  if (s.encoded) {
    return s.decode(std::max(max_bytes, kMinPieceBytes) - State::kHeldBytes);
  }
  std::string out(s.left.substr(0, max_bytes));
  s.left.remove_prefix(out.size());
  s.ended = s.left.empty();
  return out;
}

bool PartReader::done() const { return state_->ended; }

}  // namespace pec::mail
