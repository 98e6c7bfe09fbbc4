// SPDX-License-Identifier: EUPL-1.2
#include "cli/user_registration.h"

#include <exception>
#include <fstream>
#include <system_error>

#include <QFile>
#include <QIODevice>
#include <QSaveFile>
#include <QString>
#include <nlohmann/json.hpp>

#include "doctor/registration.h"
#include "text/paths.h"

namespace pec::cli {
namespace {

namespace fs = std::filesystem;

QString qt_path(const fs::path& path) { return QString::fromStdString(text::utf8_of(path)); }

// Up to one byte more than a manifest may have.
std::string head_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string bytes(doctor::kMaxManifestBytes + 1, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

}  // namespace

fs::path user_manifest(const fs::path& home) {
  return home / ".mozilla" / "native-messaging-hosts" / (std::string(doctor::kHostName) + ".json");
}

UserRegistration read_registration(const fs::path& file) {
  using State = UserRegistration::State;
  std::error_code error;
  const fs::file_status status = fs::symlink_status(file, error);
  if (status.type() == fs::file_type::not_found) return {State::absent, {}};
  if (status.type() != fs::file_type::regular) return {State::foreign, {}};
  const std::string bytes = head_of(file);
  if (bytes.size() > doctor::kMaxManifestBytes) return {State::foreign, {}};
  doctor::Manifest manifest = doctor::read_manifest(bytes);
  if (manifest.outcome != doctor::Outcome::registration_good) return {State::foreign, {}};
  return {State::ours, std::move(manifest.program)};
}

std::string write_registration(const fs::path& file, const fs::path& program) {
  QByteArray text;
  try {
    const nlohmann::ordered_json manifest = {
        {"name", doctor::kHostName},
        {"description", "Checks certified e-mail (PEC) messages"},
        {"path", text::utf8_of(program)},
        {"type", "stdio"},
        {"allowed_extensions", {doctor::kAddonId}}};
    text = QByteArray::fromStdString(manifest.dump(2) + "\n");
  } catch (const std::exception& fault) {  // a folder's name is no UTF-8
    return fault.what();
  }
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  if (error) return error.message();
  QSaveFile out(qt_path(file));
  const bool written = out.open(QIODevice::WriteOnly) &&
                       out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                          QFileDevice::ReadGroup | QFileDevice::ReadOther) &&
                       out.write(text) == text.size() && out.commit();
  return written ? std::string() : out.errorString().toStdString();
}

std::string remove_registration(const fs::path& file) {
  QFile there(qt_path(file));
  return there.remove() ? std::string() : there.errorString().toStdString();
}

}  // namespace pec::cli
