// SPDX-License-Identifier: EUPL-1.2
//
// The sentences that a front end without a catalogue of its own asks for (docs/protocol.md,
// "Words").
#include "protocol/session.h"

namespace pec::protocol {

tl::expected<const report::Catalogue*, RpcError> Session::catalogue(const std::string& language) {
  const std::string chosen = report::choose_language(language, [](const char*) { return ""; });
  if (catalogue_ && catalogue_->language() == chosen) return &*catalogue_;
  if (!settings_.load_catalogue) {
    return tl::make_unexpected(
        RpcError{ErrorCode::installation, "This host has no sentences", "texts", {}});
  }
  auto loaded = settings_.load_catalogue(chosen);
  if (!loaded) {
    return tl::make_unexpected(RpcError{ErrorCode::installation,
                                        "The sentences of this installation cannot be used",
                                        "texts",
                                        {{"what", loaded.error().what}}});
  }
  catalogue_ = std::move(*loaded);
  return &*catalogue_;
}

}  // namespace pec::protocol
