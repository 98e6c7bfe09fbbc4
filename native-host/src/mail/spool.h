// SPDX-License-Identifier: EUPL-1.2
//
// A message that arrives piece by piece, from a pipe or from a front end: in memory while it is
// small, then in a file without a name that only this user can read. It vanishes with its owner,
// even when the program is killed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

#include <tl/expected.hpp>

#include "mail/source.h"

namespace pec::mail {

class Spool {
 public:
  // `folder`: where the file is made when one is needed; empty for the system's temporary folder.
  // `name` only labels errors. `max_bytes`: the most that it takes.
  Spool(std::filesystem::path folder, std::filesystem::path name, std::size_t max_bytes);
  ~Spool();
  Spool(Spool&& other) noexcept;
  Spool& operator=(Spool&& other) noexcept;
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  // Takes the next bytes. Errors: "too-large" beyond max_bytes, "no-space", "not-found" or
  // "no-permission" when the folder takes no file, "cannot-read"; after one the spool is useless.
  tl::expected<void, SourceError> append(std::string_view bytes);

  std::size_t size() const;

  // All that came, as one piece; the spool is empty afterwards. Errors: see SourceError.
  tl::expected<Source, SourceError> finish();

 private:
  struct State;  // the platform's
  std::unique_ptr<State> state_;
};

}  // namespace pec::mail
