// SPDX-License-Identifier: EUPL-1.2
//
// The directory of addresses, as the commands open it.
#pragma once

#include <filesystem>
#include <optional>

#include "addresses/directory.h"
#include "cli/session.h"

namespace pec::cli {

// Whether a command may make the file where there is none yet.
enum class MakeFile { no, yes };

// Where the directory is for a command that only asks: empty where there is none yet, because
// asking makes no file; Directory::open() then knows what is shipped.
std::filesystem::path directory_to_ask();

// The user's directory. Out: none when it cannot be used; the cause is then on standard error.
std::optional<addresses::Directory> open_directory(const Session& session, MakeFile make);

// A line on standard error about a database that cannot be used.
void complain(const Session& session, const storage::StorageError& error);

// `result`, or none with its error told.
template <typename Value>
std::optional<Value> told(const Session& session,
                          tl::expected<Value, storage::StorageError> result) {
  if (result) return std::move(*result);
  complain(session, result.error());
  return std::nullopt;
}

}  // namespace pec::cli
