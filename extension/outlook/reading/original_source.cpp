// SPDX-License-Identifier: EUPL-1.2
#include "reading/original_source.h"

#include <utility>

#include "com/dispatch.h"

namespace pec::outlook {
namespace {

// What is read in one step: of a store on this computer, in a few milliseconds.
constexpr std::size_t kStepBytes = std::size_t{512} * 1024;

class StoredOriginal final : public OriginalSource {
 public:
  explicit StoredOriginal(Original original) : original_(std::move(original)) {
    if (const auto size = original_.size()) bytes_.reserve(static_cast<std::size_t>(*size));
  }

  tl::expected<bool, NoOriginal> read_on() override {
    const auto piece = original_.read_some(kStepBytes);
    if (!piece) return tl::make_unexpected(NoOriginal{NoOriginal::Kind::failed, piece.error()});
    bytes_ += *piece;
    return !piece->empty();
  }

  Whole take() override { return {std::move(bytes_), original_.has_headers(), false}; }

 private:
  Original original_;
  std::string bytes_;
};

class OnlyHeaders final : public OriginalSource {
 public:
  explicit OnlyHeaders(std::string headers) : headers_(std::move(headers)) {}

  tl::expected<bool, NoOriginal> read_on() override { return false; }
  Whole take() override { return {std::move(headers_), true, true}; }

 private:
  std::string headers_;
};

}  // namespace

tl::expected<std::unique_ptr<OriginalSource>, NoOriginal> open_stored_original(IDispatch* item) {
  const auto session = get_object(item, L"Session");
  if (!session) return tl::make_unexpected(NoOriginal{NoOriginal::Kind::failed, session.error()});
  auto original = open_original(item, session->get());
  if (original) return std::make_unique<StoredOriginal>(std::move(*original));
  // A fake is not signed at all, and its headers show it.
  if (original.error().kind == NoOriginal::Kind::converted) {
    if (auto headers = headers_of_unsigned(item, session->get()))
      return std::make_unique<OnlyHeaders>(std::move(*headers));
  }
  return tl::make_unexpected(original.error());
}

}  // namespace pec::outlook
