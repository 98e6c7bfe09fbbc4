// SPDX-License-Identifier: EUPL-1.2
#include "doctor/data_checks.h"

#include <string>
#include <system_error>

#include <QFileInfo>
#include <QString>
#include <QTemporaryFile>

#include "text/paths.h"

namespace pec::doctor {
namespace {

namespace fs = std::filesystem;

QString qt_path(const fs::path& path) { return QString::fromStdString(text::utf8_of(path)); }

// `path`, or the nearest folder above it that exists.
fs::path existing_part(fs::path path) {
  std::error_code error;
  while (path.has_relative_path() && !fs::exists(path, error)) path = path.parent_path();
  return path;
}

// Asking for permission is not enough: a file system may be read-only, full or gone.
bool takes_a_file(const fs::path& folder) {
  QTemporaryFile file(qt_path(folder / "doctor-XXXXXX"));
  return file.open();
}

Check check_folder(const fs::path& folder) {
  if (folder.empty()) return found(Outcome::data_no_home);
  const Facts facts = {{"path", text::utf8_of(folder)}};
  const fs::path there = existing_part(folder);
  std::error_code error;
  if (!fs::is_directory(there, error)) {
    return found(Outcome::data_not_a_folder, {{"path", text::utf8_of(there)}});
  }
  if (there != folder) {
    const bool can = QFileInfo(qt_path(there)).isWritable();
    return found(can ? Outcome::data_to_be_made : Outcome::data_cannot_be_made, facts);
  }
  if (!takes_a_file(folder)) return found(Outcome::data_not_writable, facts);
  if (auto fault = privacy_fault(folder)) return *fault;
  return found(Outcome::data_good, facts);
}

Check check_disk(const fs::path& folder) {
  std::error_code error;
  const fs::path there = existing_part(folder);
  const fs::space_info space = fs::space(there, error);
  if (error) return found(Outcome::disk_unknown, {{"path", text::utf8_of(there)}});
  const auto mebibytes = [](std::uint64_t bytes) { return std::to_string(bytes >> 20U); };
  const Outcome outcome = space.available >= kEnoughBytes   ? Outcome::disk_enough
                          : space.available >= kTooFewBytes ? Outcome::disk_little
                                                            : Outcome::disk_full;
  return found(outcome, {{"path", text::utf8_of(there)},
                         {"free_mib", mebibytes(space.available)},
                         {"wanted_mib", mebibytes(kEnoughBytes)}});
}

}  // namespace

std::vector<Check> check_data(const fs::path& folder) {
  std::vector<Check> out = {check_folder(folder)};
  if (!folder.empty()) out.push_back(check_disk(folder));
  return out;
}

}  // namespace pec::doctor
