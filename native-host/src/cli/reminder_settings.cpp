// SPDX-License-Identifier: EUPL-1.2
#include "cli/reminder_settings.h"

#include <system_error>

#include <QFile>
#include <QIODevice>
#include <QSaveFile>
#include <QString>
#include <nlohmann/json.hpp>

#include "cli/reminder_command.h"
#include "text/paths.h"

namespace pec::cli {
namespace {

namespace fs = std::filesystem;

constexpr qint64 kMaxFileBytes = 4096;

QString file_in(const fs::path& folder) {
  return QString::fromStdString(text::utf8_of(folder / "reminder.json"));
}

}  // namespace

tl::expected<ReminderSettings, std::string> read_reminder(const fs::path& folder) {
  QFile file(file_in(folder));
  if (!file.exists()) return ReminderSettings{kDefaultReminderDays};
  if (!file.open(QIODevice::ReadOnly)) return tl::unexpected(file.errorString().toStdString());
  const QByteArray bytes = file.read(kMaxFileBytes);
  const auto document = nlohmann::json::parse(bytes.begin(), bytes.end(), nullptr, false);
  const auto days = document.is_object() ? document.find("days") : document.end();
  if (!document.is_object() || days == document.end() || !days->is_number_integer())
    return tl::unexpected(std::string("reminder.json: no whole number \"days\""));
  const auto value = days->get<std::int64_t>();
  if (value < 1 || value > kMaxReminderDays)
    return tl::unexpected(std::string("reminder.json: \"days\" is out of range"));
  return ReminderSettings{static_cast<int>(value)};
}

std::string write_reminder(const fs::path& folder, const ReminderSettings& settings) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) fs::permissions(folder, fs::perms::owner_all, error);
  if (error) return error.message();
  QSaveFile out(file_in(folder));
  const QByteArray text =
      QByteArray::fromStdString(nlohmann::json{{"days", settings.days}}.dump() + "\n");
  const bool written = out.open(QIODevice::WriteOnly) &&
                       out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                       out.write(text) == text.size() && out.commit();
  return written ? std::string() : out.errorString().toStdString();
}

std::string remove_reminder(const fs::path& folder) {
  QFile file(file_in(folder));
  return !file.exists() || file.remove() ? std::string() : file.errorString().toStdString();
}

}  // namespace pec::cli
