// SPDX-License-Identifier: EUPL-1.2
//
// The original of a received message: the very bytes that the host judges.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "mapi/stream_reader.h"

namespace pec::outlook {

// What the host takes at most (docs/protocol.md, `message_bytes`).
inline constexpr std::uint64_t kMaxOriginalBytes = std::uint64_t{1} << 30;
// The header block of the signed part, which is a Content-Type and little else.
inline constexpr std::size_t kMaxPartHeadBytes = 64 * std::size_t{1024};

// Why there is no original. None of these is a verdict, or may be shown as one.
struct NoOriginal {
  enum class Kind {
    ordinary,   // it is not signed, and does not look like PEC
    converted,  // it looks like PEC or S/MIME, but Outlook has not kept what was signed
    unsaved,    // the item lies in no folder, as in a file or inside another message
    too_large,  // more than kMaxOriginalBytes
    failed      // Outlook or MAPI answered with an error
  };
  Kind kind;
  HRESULT result = S_OK;  // of `failed`
};

// Read on the thread of the item, forward, once.
class Original {
 public:
  // What the message has in all, as far as that is known before it is read. A store that told
  // another size than it gives is an error of read_some().
  std::optional<std::uint64_t> size() const noexcept { return size_; }
  // Whether the headers of the transport are in it. Without them it is the signed part alone, and
  // the host must be told so.
  bool has_headers() const noexcept { return has_headers_; }
  // The next bytes, at most `max`; none at the end. Errors: as StreamReader::read_some().
  tl::expected<std::string, HRESULT> read_some(std::size_t max);

 private:
  friend tl::expected<Original, NoOriginal> open_original(IDispatch* item, IDispatch* session);
  Original(Owned<IMessage> message, Owned<IAttach> attachment, StreamReader rest)
      : message_(std::move(message)), attachment_(std::move(attachment)), rest_(std::move(rest)) {}
  tl::expected<void, NoOriginal> begin(IDispatch* item);

  // In this order: the stream goes before what it was opened from.
  Owned<IMessage> message_;
  Owned<IAttach> attachment_;
  StreamReader rest_;
  std::string start_;  // before `rest_`: the header block, and what was read with it
  std::size_t given_ = 0;
  std::optional<std::uint64_t> size_;
  bool has_headers_ = false;
};

// Opens the original of an item, for reading only; the item is not changed. On Outlook's thread.
// In: `session` is Outlook's NameSpace (Application.Session).
tl::expected<Original, NoOriginal> open_original(IDispatch* item, IDispatch* session);

// The headers of the transport of an item that claims to be PEC (NoOriginal::Kind::converted),
// where they say that it did not arrive signed at its top level; as a message without a body.
// Nothing where they do not, or are not there: then Outlook has converted what may have been
// signed.
std::optional<std::string> headers_of_unsigned(IDispatch* item, IDispatch* session);

}  // namespace pec::outlook
