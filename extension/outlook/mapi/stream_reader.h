// SPDX-License-Identifier: EUPL-1.2
//
// A property of MAPI as a stream, read piece by piece, so that Outlook's thread never waits long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "com/object.h"
#include "mapi/interfaces.h"

namespace pec::outlook {

// The stream ended before the size that it had told (ERROR_HANDLE_EOF).
inline constexpr auto kCutShort = static_cast<HRESULT>(0x80070026);
// It went on after that size, or is longer than it may be (ERROR_FILE_TOO_LARGE).
inline constexpr auto kTooLong = static_cast<HRESULT>(0x800700DF);

class StreamReader {
 public:
  // In: how many bytes may come at most.
  StreamReader(Owned<IStream> stream, std::uint64_t limit);

  // How many bytes the stream says that it holds; nothing where it does not say it.
  std::optional<std::uint64_t> size() const noexcept { return size_; }

  // The next bytes, at most `max`, perhaps fewer; none at the end. Errors: the stream's own;
  // kCutShort, kTooLong. After an error there is only that error.
  tl::expected<std::string, HRESULT> read_some(std::size_t max);

 private:
  tl::unexpected<HRESULT> fail(HRESULT result);

  Owned<IStream> stream_;
  std::uint64_t limit_;
  std::optional<std::uint64_t> size_;
  std::uint64_t given_ = 0;
  HRESULT failure_ = S_OK;
};

// A property as a stream, for reading only. Errors: MAPI's; MAPI_E_NOT_FOUND where there is none.
tl::expected<Owned<IStream>, HRESULT> open_stream(IMAPIProp& object, ULONG property);

// A text (PT_UNICODE) as UTF-8, without the zeros that some stores end it with. In: how many bytes
// of UTF-16 it may have. Errors: as above.
tl::expected<std::string, HRESULT> read_text(IMAPIProp& object, ULONG property, std::size_t limit);

}  // namespace pec::outlook
