// SPDX-License-Identifier: EUPL-1.2
//
// Pages that the host writes for a browser to open: a few files of this user, under names of our
// own making. Private to protocol/.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace pec::protocol {

// So many pages are kept; of more the oldest go.
inline constexpr std::size_t kMaxPages = 20;

// Why a page could not be written: "no-space", "no-permission", "not-found", else "cannot-write".
struct PageError {
  std::string what;
};

class PageFolder {
 public:
  // `folder` may not exist yet. Empty: there is none, and nothing can be written.
  explicit PageFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  bool usable() const { return !folder_.empty(); }

  // Writes a page, whole or not at all, so that only this user can read it, and removes the oldest
  // of more than kMaxPages. In: `kind`, a word of ours that the name begins with; the page's bytes.
  // Out: the file's absolute path.
  tl::expected<std::filesystem::path, PageError> write(std::string_view kind,
                                                       std::string_view page) const;

 private:
  void remove_oldest() const;

  std::filesystem::path folder_;
};

}  // namespace pec::protocol
