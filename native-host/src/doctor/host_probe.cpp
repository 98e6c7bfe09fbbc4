// SPDX-License-Identifier: EUPL-1.2
#include "doctor/host_probe.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include <QByteArray>
#include <QDeadlineTimer>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <nlohmann/json.hpp>

#include "doctor/registration.h"
#include "text/paths.h"

namespace pec::doctor {
namespace {

using nlohmann::json;

// docs/protocol.md, "Greeting".
constexpr std::string_view kProtocol = "1.0";
// A host may answer with 1 MiB (native messaging); a greeting needs a hundredth of a hundredth.
constexpr std::uint32_t kMaxReplyBytes = 64 * 1024;
constexpr std::chrono::milliseconds kEndTime{1000};

// A 32-bit length in the byte order of the machine, then so many bytes.
QByteArray framed(const std::string& text) {
  const auto length = static_cast<std::uint32_t>(text.size());
  QByteArray out(sizeof length, '\0');
  std::memcpy(out.data(), &length, sizeof length);
  return out + QByteArray::fromStdString(text);
}

std::string greeting(const std::string& version) {
  return json{{"jsonrpc", "2.0"},
              {"id", 1},
              {"method", "host.hello"},
              {"params",
               {{"protocol", kProtocol},
                {"client", {{"name", "pec-companion doctor"}, {"version", version}}}}}}
      .dump();
}

enum class Reading { whole, garbage, ended, silent };

// Takes the one frame that answers. `text`: its content when it is whole.
Reading read_frame(QProcess& process, const QDeadlineTimer& deadline, std::string& text) {
  QByteArray bytes;
  for (;;) {
    bytes += process.read(static_cast<qint64>(kMaxReplyBytes) + 1);
    std::uint32_t length = 0;
    const auto size = static_cast<std::size_t>(bytes.size());
    if (size >= sizeof length) {
      std::memcpy(&length, bytes.constData(), sizeof length);
      if (length > kMaxReplyBytes) return Reading::garbage;
      if (size >= sizeof length + length) {
        text = bytes.mid(sizeof length, length).toStdString();
        return Reading::whole;
      }
    }
    if (deadline.hasExpired()) return Reading::silent;
    const auto left = static_cast<int>(deadline.remainingTime());
    if (!process.waitForReadyRead(left) && process.state() == QProcess::NotRunning &&
        process.bytesAvailable() == 0) {
      return Reading::ended;
    }
  }
}

std::string text_at(const json& document, const char* pointer) {
  const json::json_pointer at(pointer);
  return document.contains(at) && document[at].is_string() ? document[at].get<std::string>()
                                                           : std::string();
}

Check judge(const std::string& reply, const std::string& version, Facts facts) {
  const json document = json::parse(reply, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object()) return found(Outcome::host_garbage, std::move(facts));
  if (document.contains("error")) {
    facts.emplace_back("what", text_at(document, "/error/data/reason"));
    facts.emplace_back("version", text_at(document, "/error/data/host"));
    return found(Outcome::host_refuses, std::move(facts));
  }
  const std::string host = text_at(document, "/result/host/version");
  if (host.empty()) return found(Outcome::host_garbage, std::move(facts));
  facts.emplace_back("version", host);
  if (host == version) return found(Outcome::host_answers, std::move(facts));
  facts.emplace_back("wanted", version);
  return found(Outcome::host_other_version, std::move(facts));
}

// The end of its input is the host's sign to go; one that stays is ended. What it still says is not
// kept: something else in its place may never stop talking.
void end(QProcess& process) {
  process.closeReadChannel(QProcess::StandardOutput);
  process.closeWriteChannel();
  if (process.waitForFinished(static_cast<int>(kEndTime.count()))) return;
  process.kill();
  process.waitForFinished(static_cast<int>(kEndTime.count()));
}

}  // namespace

Check check_host(const std::filesystem::path& program, const std::filesystem::path& manifest,
                 const std::string& version, std::chrono::milliseconds limit) {
  Facts facts = {{"path", text::utf8_of(program)}};
  QProcess process;
  process.setProgram(QString::fromStdString(text::utf8_of(program)));
  process.setArguments(
      {QString::fromStdString(text::utf8_of(manifest)),
       QString::fromUtf8(kAddonId.data(), static_cast<qsizetype>(kAddonId.size()))});
  process.setStandardErrorFile(QProcess::nullDevice());
  const QDeadlineTimer deadline(limit);
  process.start();
  if (!process.waitForStarted(static_cast<int>(limit.count()))) {
    facts.emplace_back("what", process.errorString().toStdString());
    return found(Outcome::host_does_not_start, std::move(facts));
  }
  process.write(framed(greeting(version)));
  std::string reply;
  const Reading reading = read_frame(process, deadline, reply);
  end(process);
  switch (reading) {
    case Reading::whole:
      return judge(reply, version, std::move(facts));
    case Reading::garbage:
      return found(Outcome::host_garbage, std::move(facts));
    case Reading::ended:
      facts.emplace_back("what", "exit " + std::to_string(process.exitCode()));
      return found(Outcome::host_does_not_start, std::move(facts));
    case Reading::silent:
      break;
  }
  facts.emplace_back("seconds", std::to_string(limit.count() / 1000));
  return found(Outcome::host_silent, std::move(facts));
}

}  // namespace pec::doctor
