// SPDX-License-Identifier: EUPL-1.2
#include "cli/reminder_timer.h"

#include <QProcess>
#include <QString>
#include <QStringList>

namespace pec::cli {
namespace {

constexpr const char* kTimer = "pec-companion-reminder.timer";
constexpr int kSystemctlMs = 30'000;

struct Answer {
  bool ran = false;
  int status = -1;
  std::string error;
};

// No shell: the program and its arguments.
Answer systemctl(const QStringList& arguments) {
  QProcess process;
  process.start("systemctl", QStringList{"--user"} + arguments, QIODevice::ReadOnly);
  if (!process.waitForFinished(kSystemctlMs) || process.exitStatus() != QProcess::NormalExit) {
    process.kill();
    process.waitForFinished(kSystemctlMs);
    return {false, -1, "systemctl: " + process.errorString().toStdString()};
  }
  return {true, process.exitCode(),
          QString::fromUtf8(process.readAllStandardError()).trimmed().toStdString()};
}

}  // namespace

std::string switch_reminder_timer(bool on) {
  const Answer answer = systemctl({on ? "enable" : "disable", "--now", kTimer});
  if (answer.ran && answer.status == 0) return {};
  return answer.error.empty() ? "systemctl: " + std::to_string(answer.status) : answer.error;
}

TimerState reminder_timer() {
  const Answer answer = systemctl({"is-enabled", "--quiet", kTimer});
  if (!answer.ran) return TimerState::unknown;
  return answer.status == 0 ? TimerState::on : TimerState::off;
}

}  // namespace pec::cli
