// SPDX-License-Identifier: EUPL-1.2
//
// The host's own log: what was asked, how it ended, how long it took. No address, subject, file
// name or content is ever written, at no level.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace pec::host {

inline constexpr std::size_t kMaxLogBytes = std::size_t{1} << 20;
inline constexpr int kKeptLogs = 3;  // host.log and the two before it

enum class LogDetail { normal, debug };

class Log {
 public:
  // In: the folder for host.log, made when the first line comes; empty: nothing is logged.
  Log(std::filesystem::path folder, LogDetail detail);

  // Appends one line with the time and this process's number in front. A log that cannot be written
  // is no reason to fail, so nothing is said of it.
  void line(std::string_view text);
  // The same, only when debugging.
  void detail(std::string_view text);

 private:
  void rotate() const;

  std::filesystem::path folder_;
  std::filesystem::path file_;
  LogDetail detail_;
};

}  // namespace pec::host
