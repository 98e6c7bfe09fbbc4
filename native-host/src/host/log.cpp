// SPDX-License-Identifier: EUPL-1.2
#include "host/log.h"

#include <chrono>
#include <fstream>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "text/instant.h"

namespace pec::host {

namespace fs = std::filesystem;

Log::Log(fs::path folder, LogDetail detail)
    : folder_(std::move(folder)), file_(folder_ / "host.log"), detail_(detail) {}

// host.log becomes host.log.1, which becomes host.log.2; the oldest goes.
void Log::rotate() const {
  std::error_code ignored;  // another host may be doing the same
  const auto numbered = [this](int n) {
    return n == 0 ? file_ : fs::path(file_) += "." + std::to_string(n);
  };
  for (int n = kKeptLogs - 1; n > 0; --n) fs::rename(numbered(n - 1), numbered(n), ignored);
}

void Log::line(std::string_view text) {
  if (folder_.empty()) return;
  std::error_code error;
  if (const auto size = fs::file_size(file_, error); !error && size > kMaxLogBytes) rotate();
  const bool is_new = static_cast<bool>(error);
  if (is_new) {
    fs::create_directories(folder_, error);
    fs::permissions(folder_, fs::perms::owner_all, error);
  }
  std::ofstream file(file_, std::ios::app | std::ios::binary);
  if (!file) return;
  if (is_new) fs::permissions(file_, fs::perms::owner_read | fs::perms::owner_write, error);
  const auto now =
      std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  // One write a line, so that two hosts do not cut each other's lines.
  std::string line = text::rfc3339(now) + " " + std::to_string(::getpid()) + " ";
  line.append(text).append("\n");
  file.write(line.data(), static_cast<std::streamsize>(line.size()));
}

void Log::detail(std::string_view text) {
  if (detail_ == LogDetail::debug) line(text);
}

}  // namespace pec::host
