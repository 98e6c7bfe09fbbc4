// SPDX-License-Identifier: EUPL-1.2
//
// The messages behind the paths of a command line, batch by batch, so that a mailbox of any size
// needs little memory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "cli/workers.h"

namespace pec::cli {

inline constexpr std::size_t kBatchMessages = 32;
inline constexpr std::size_t kBatchBytes = 1024 * 1024;

class Input {
 public:
  // `session` must outlive this. Folders are listed at once, files are opened as they are needed.
  // Whatever cannot be read is told on standard error and yields an item marked `failed`.
  Input(const Session& session, const std::vector<std::string>& paths);

  // The next messages, in order; none at the end.
  std::optional<Batch> next();

  std::size_t files() const { return files_.size(); }
  std::size_t files_opened() const { return next_file_; }

 private:
  void open_next_file();
  void add_failed(const mail::SourceError& error);

  struct File {
    std::filesystem::path path;
    std::optional<mail::SourceError> error;
    bool walked = false;  // found in a folder, not named
  };

  const Session& session_;
  std::vector<File> files_;
  std::size_t next_file_ = 0;
  std::vector<Item> pending_;  // of the file opened last
  std::size_t next_pending_ = 0;
};

}  // namespace pec::cli
