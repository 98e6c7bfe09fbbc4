// SPDX-License-Identifier: EUPL-1.2
//
// A database looked at as it lies there: for whoever wants to know whether it can be used, without
// changing it, making it, or bringing it to a newer form.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>

#include <tl/expected.hpp>

#include "storage/database.h"

namespace pec::storage {

struct Examination {
  std::int64_t version =
      0;  // of its form; below the newest: the next program to open it mends that
  std::int64_t bytes = 0;
  bool whole = true;  // all of it was looked through; false: `limit` was over before
};

// Looks through every page, for as long as `limit`. Only reads, while others may write. Errors: as
// Database::open(); a file that is not there is "cannot-open".
tl::expected<Examination, StorageError> examine(const std::filesystem::path& file,
                                                const Schema& schema,
                                                std::chrono::milliseconds limit);

}  // namespace pec::storage
