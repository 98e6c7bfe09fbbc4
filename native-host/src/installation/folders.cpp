// SPDX-License-Identifier: EUPL-1.2
#include "installation/folders.h"

#include <system_error>

#include <QStandardPaths>
#include <QString>

namespace pec::installation {
namespace {

// Empty when the system does not tell.
std::filesystem::path executable_folder() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? std::filesystem::path() : program.parent_path();
}

}  // namespace

std::filesystem::path shared_data() {
  return executable_folder().parent_path() / "share" / "pec-companion";
}

std::filesystem::path administrator_anchors() { return "/etc/pec-companion/anchors"; }

std::filesystem::path user_data() {
  const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
  if (data.isEmpty()) return {};
  return std::filesystem::path(data.toStdString()) / "pec-companion";
}

std::filesystem::path user_anchors() {
  const std::filesystem::path data = user_data();
  return data.empty() ? data : data / "anchors";
}

}  // namespace pec::installation
