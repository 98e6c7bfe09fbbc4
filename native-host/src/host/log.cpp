// SPDX-License-Identifier: EUPL-1.2
#include "host/log.h"

#include <chrono>
#include <string>
#include <system_error>
#include <utility>

#include <QCoreApplication>
#include <QFile>
#include <QString>

#include "text/instant.h"

namespace pec::host {

namespace fs = std::filesystem;

Log::Log(fs::path folder, LogDetail detail)
    : folder_(std::move(folder)), file_(folder_ / "host.log"), detail_(detail) {}

// host.log becomes host.log.1, which becomes host.log.2; the oldest goes.
void Log::rotate() const {
  std::error_code ignored;  // another host may be doing the same
  const auto numbered = [this](int n) {
    return n == 0 ? file_ : fs::path(file_.string() + "." + std::to_string(n));
  };
  for (int n = kKeptLogs - 1; n > 0; --n) fs::rename(numbered(n - 1), numbered(n), ignored);
}

void Log::line(std::string_view text) {
  if (folder_.empty()) return;
  std::error_code error;
  if (const auto size = fs::file_size(file_, error); !error && size > kMaxLogBytes) rotate();
  if (error) {
    fs::create_directories(folder_, error);
    fs::permissions(folder_, fs::perms::owner_all, error);
  }
  QFile file(QString::fromStdString(file_.string()));
  constexpr auto kOnlyOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
  if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered, kOnlyOwner)) {
    return;
  }
  const auto now =
      std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  std::string line =
      text::rfc3339(now) + " " + std::to_string(QCoreApplication::applicationPid()) + " ";
  line.append(text).append("\n");
  file.write(line.data(), static_cast<qint64>(line.size()));
}

void Log::detail(std::string_view text) {
  if (detail_ == LogDetail::debug) line(text);
}

}  // namespace pec::host
