// SPDX-License-Identifier: EUPL-1.2
//
// How a store keeps a signed message is laid down in Microsoft's [MS-OXOSMIME], 2.1.3.1: exactly
// one attachment, whose data are the whole multipart/signed with its Content-Type.
#include "mapi/original.h"

#include <algorithm>
#include <utility>

#include "com/dispatch.h"
#include "mapi/claim.h"
#include "mapi/joined_original.h"
#include "mapi/opened_message.h"
#include "mapi/transport_headers.h"
#include "text/ascii.h"

namespace pec::outlook {
namespace {

using Kind = NoOriginal::Kind;

constexpr std::string_view kSecureClass = "IPM.Note.SMIME";
constexpr std::string_view kSignedSuffix = ".SMIME.MultipartSigned";
constexpr ULONG kNumbersTried = 16;

tl::unexpected<NoOriginal> none(Kind kind) { return tl::make_unexpected(NoOriginal{kind}); }

tl::unexpected<NoOriginal> failed(HRESULT result) {
  return tl::make_unexpected(NoOriginal{Kind::failed, result});
}

// A clear-signed message may have the shorter class, too, and a class of somebody's own may end
// like the longer one ([MS-OXOSMIME], 2.1.3.1 and "Recognizing a Message Object that Represents a
// Clear-Signed Message"); what it is, the data tell.
bool may_be_signed(std::string_view message_class) {
  if (text::starts_with_ignoring_case(message_class, kSecureClass)) return true;
  return message_class.size() > kSignedSuffix.size() &&
         text::equals_ignoring_case(
             message_class.substr(message_class.size() - kSignedSuffix.size()), kSignedSuffix);
}

tl::expected<ULONG, HRESULT> count_attachments(IMessage& message) {
  IMAPITable* found = nullptr;
  HRESULT result = message.GetAttachmentTable(0, &found);
  const Owned<IMAPITable> table(found);
  if (FAILED(result)) return tl::make_unexpected(result);
  if (!table) return tl::make_unexpected(E_POINTER);
  ULONG count = 0;
  result = table->GetRowCount(0, &count);
  if (FAILED(result)) return tl::make_unexpected(result);
  return count;
}

// The one attachment. Its number is the store's choice (Microsoft, "PidTagAttachNumber"), as a rule
// 0; the row of the table that tells it would be memory of MAPI's. So the first few are tried.
// Errors: that of the first.
tl::expected<Owned<IAttach>, HRESULT> open_attachment(IMessage& message) {
  HRESULT first = S_OK;
  for (ULONG number = 0; number < kNumbersTried; ++number) {
    IAttach* found = nullptr;
    const HRESULT result = message.OpenAttach(number, nullptr, 0, &found);
    Owned<IAttach> out(found);
    if (SUCCEEDED(result) && out) return out;
    if (number == 0) first = FAILED(result) ? result : E_POINTER;
  }
  return tl::make_unexpected(first);
}

tl::expected<void, NoOriginal> expect_signed(IDispatch* item) {
  const auto message_class = get(item, L"MessageClass");
  if (!message_class) return failed(message_class.error());
  if (may_be_signed(message_class->text())) return {};
  const auto claims = claims_pec(item);
  if (!claims) return failed(claims.error());
  return none(*claims ? Kind::converted : Kind::ordinary);
}

}  // namespace

tl::expected<std::string, HRESULT> Original::read_some(std::size_t max) {
  if (given_ == start_.size()) return rest_.read_some(max);
  std::string out = start_.substr(given_, max);
  given_ += out.size();
  return out;
}

// Reads the part up to where its headers end, and puts the transport's in their place.
tl::expected<void, NoOriginal> Original::begin(IDispatch* item) {
  if (rest_.size() && *rest_.size() > kMaxOriginalBytes) return none(Kind::too_large);
  std::string part;
  std::optional<std::size_t> end;
  while (!end) {
    const auto piece = rest_.read_some(kMaxPartHeadBytes);
    if (!piece) return failed(piece.error());
    part += *piece;
    end = end_of_headers(part);
    if (!end && (piece->empty() || part.size() > kMaxPartHeadBytes)) return none(Kind::converted);
  }
  const std::string_view head = std::string_view(part).substr(0, *end);
  if (!says_multipart_signed(head)) return none(Kind::converted);
  const std::string headers = transport_headers(item, *message_);
  has_headers_ = has_fields(headers);
  start_ = has_headers_ ? joined_original(headers, head) : std::string(head);
  start_ += std::string_view(part).substr(*end);
  if (rest_.size()) size_ = start_.size() + (*rest_.size() - part.size());
  if (size_ && *size_ > kMaxOriginalBytes) return none(Kind::too_large);
  return {};
}

tl::expected<Original, NoOriginal> open_original(IDispatch* item, IDispatch* session) {
  if (const auto is_signed = expect_signed(item); !is_signed)
    return tl::make_unexpected(is_signed.error());
  const auto entry = entry_of(item);
  if (!entry) return failed(entry.error());
  if (entry->empty()) return none(Kind::unsaved);
  auto message = open_message(item, *entry, session);
  if (!message) return failed(message.error());
  const auto count = count_attachments(**message);
  if (!count) return failed(count.error());
  if (*count != 1) return none(Kind::converted);
  auto attachment = open_attachment(**message);
  if (!attachment) return failed(attachment.error());
  auto stream = open_stream(**attachment, PR_ATTACH_DATA_BIN);
  if (!stream && stream.error() == MAPI_E_NOT_FOUND) return none(Kind::converted);
  if (!stream) return failed(stream.error());
  Original out(std::move(*message), std::move(*attachment),
               StreamReader(std::move(*stream), kMaxOriginalBytes));
  if (const auto begun = out.begin(item); !begun) return tl::make_unexpected(begun.error());
  return out;
}

std::optional<std::string> headers_of_unsigned(IDispatch* item, IDispatch* session) {
  const auto entry = entry_of(item);
  if (!entry || entry->empty()) return std::nullopt;
  const auto message = open_message(item, *entry, session);
  if (!message) return std::nullopt;
  const std::string headers = transport_headers(item, **message);
  if (!has_fields(headers)) return std::nullopt;
  std::string block = header_block(headers);
  if (says_signed_or_sealed(block)) return std::nullopt;
  return block;
}

}  // namespace pec::outlook
