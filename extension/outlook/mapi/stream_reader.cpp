// SPDX-License-Identifier: EUPL-1.2
#include "mapi/stream_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "text/utf16_windows.h"

namespace pec::outlook {
namespace {

// At once; a chunk of the protocol's (docs/protocol.md, `chunk_bytes`).
constexpr std::size_t kPiece = std::size_t{1} << 20;

// Exact, as PR_ATTACH_SIZE is not: that counts the attachment's other properties, too (Microsoft,
// "PidTagAttachSize").
std::optional<std::uint64_t> size_of(IStream& stream) {
  STATSTG status{};
  if (FAILED(stream.Stat(&status, STATFLAG_NONAME))) return std::nullopt;
  return status.cbSize.QuadPart;
}

}  // namespace

StreamReader::StreamReader(Owned<IStream> stream, std::uint64_t limit)
    : stream_(std::move(stream)), limit_(limit), size_(size_of(*stream_)) {}

tl::unexpected<HRESULT> StreamReader::fail(HRESULT result) {
  failure_ = result;
  return tl::make_unexpected(result);
}

// Fewer bytes than asked for are no end; none are, with S_OK or with S_FALSE (Microsoft,
// "ISequentialStream::Read").
tl::expected<std::string, HRESULT> StreamReader::read_some(std::size_t max) {
  if (FAILED(failure_)) return tl::make_unexpected(failure_);
  std::string out(std::min(max, kPiece), '\0');
  ULONG got = 0;
  const HRESULT result = stream_->Read(out.data(), static_cast<ULONG>(out.size()), &got);
  if (FAILED(result)) return fail(result);
  if (got > out.size()) return fail(E_UNEXPECTED);
  out.resize(got);
  given_ += got;
  if (given_ > limit_ || (size_ && given_ > *size_)) return fail(kTooLong);
  if (got == 0 && max > 0 && size_ && given_ < *size_) return fail(kCutShort);
  return out;
}

// A string and a binary property may both be had as a stream, and that is the way to a large one
// (Microsoft, "IMAPIProp::OpenProperty" and "IMAPIProp::GetProps", where 4 KB are already large).
tl::expected<Owned<IStream>, HRESULT> open_stream(IMAPIProp& object, ULONG property) {
  IUnknown* found = nullptr;
  const HRESULT result = object.OpenProperty(property, &IID_IStream, STGM_READ, 0, &found);
  // It is the interface that was asked for, whatever the type in the method's signature.
  Owned<IStream> out(static_cast<IStream*>(found));
  if (FAILED(result)) return tl::make_unexpected(result);
  if (!out) return tl::make_unexpected(E_POINTER);
  return out;
}

tl::expected<std::string, HRESULT> read_text(IMAPIProp& object, ULONG property, std::size_t limit) {
  auto stream = open_stream(object, property);
  if (!stream) return tl::make_unexpected(stream.error());
  StreamReader reader(std::move(*stream), limit);
  std::string bytes;
  while (true) {
    const auto piece = reader.read_some(kPiece);
    if (!piece) return tl::make_unexpected(piece.error());
    if (piece->empty()) break;
    bytes += *piece;
  }
  std::wstring text(bytes.size() / sizeof(wchar_t), L'\0');
  std::memcpy(text.data(), bytes.data(), text.size() * sizeof(wchar_t));
  while (!text.empty() && text.back() == L'\0') text.pop_back();
  return text::utf8_of_utf16(text);
}

}  // namespace pec::outlook
