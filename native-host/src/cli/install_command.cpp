// SPDX-License-Identifier: EUPL-1.2
#include "cli/install_command.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

#include <QFileInfo>
#include <QString>

#include "cli/platform.h"
#include "cli/session.h"
#include "cli/user_registration.h"
#include "doctor/registration.h"
#include "doctor/thunderbird_places.h"
#include "installation/folders.h"
#include "text/paths.h"
#include "version.h"

namespace pec::cli {
namespace {

namespace fs = std::filesystem;
using State = UserRegistration::State;

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

bool is_program(const fs::path& path) {
  const QFileInfo file(QString::fromStdString(text::utf8_of(path)));
  return file.isFile() && file.isExecutable();
}

std::optional<Session> start(const std::string& language) {
  auto session = Session::start(language);
  if (!session) return std::nullopt;
  if (!registers_by_file()) {
    session->complain("error.install.system", {});
    return std::nullopt;
  }
  if (installation::home().empty()) {
    session->complain("error.install.home", {});
    return std::nullopt;
  }
  return std::move(*session);
}

// A registration for every user of this computer, as a package makes it; none: empty.
struct SystemRegistration {
  fs::path file;
  std::string program;
};

std::optional<SystemRegistration> system_registration(const fs::path& own) {
  for (const fs::path& file : doctor::thunderbird_places().manifests) {
    if (file == own) continue;
    const UserRegistration found = read_registration(file);
    if (found.state == State::ours) return SystemRegistration{file, found.program};
  }
  return std::nullopt;
}

// The add-on's own file, as this installation has it.
fs::path addon_here() {
  return installation::shared_data().parent_path() / "webext" /
         (std::string(doctor::kAddonId) + ".xpi");
}

void tell_addon(const Session& session) {
  const auto places = doctor::thunderbird_places().addons;
  const auto there = std::find_if(places.begin(), places.end(), is_there);
  if (there != places.end()) {
    session.say("install.addon.there", {{"path", text::utf8_of(*there)}});
  } else if (is_there(addon_here())) {
    session.say("install.addon.file", {{"path", text::utf8_of(addon_here())}});
  } else {
    session.say("install.addon.none", {{"version", std::string(kVersion)}});
  }
}

// Two kinds of Thunderbird that may not start programs as others do (docs/administrators.md).
void tell_confined(const Session& session) {
  const fs::path home = installation::home();
  const std::array snaps = {home / "snap" / "thunderbird", fs::path("/snap/bin/thunderbird")};
  const std::array flatpaks = {home / ".var" / "app" / "org.mozilla.Thunderbird",
                               home / ".local/share/flatpak/app/org.mozilla.Thunderbird",
                               fs::path("/var/lib/flatpak/app/org.mozilla.Thunderbird")};
  if (std::any_of(snaps.begin(), snaps.end(), is_there)) session.say("install.snap", {});
  if (std::any_of(flatpaks.begin(), flatpaks.end(), is_there)) session.say("install.flatpak", {});
}

// Out: whether the host is registered now; else the cause is on standard error.
bool register_host(const Session& session, const fs::path& file, const fs::path& host) {
  const UserRegistration before = read_registration(file);
  const std::string program = text::utf8_of(host);
  const std::string path = text::utf8_of(file);
  if (before.state == State::foreign) {
    session.complain("error.install.foreign", {{"path", path}});
    return false;
  }
  if (before.state == State::ours && before.program == program) {
    session.say("install.already", {{"path", path}, {"program", program}});
    return true;
  }
  if (const std::string fault = write_registration(file, host); !fault.empty()) {
    session.complain("error.write", {{"path", path}, {"what", fault}});
    return false;
  }
  if (before.state == State::ours) {
    session.say("install.replaced",
                {{"path", path}, {"program", program}, {"before", before.program}});
  } else {
    session.say("install.registered", {{"path", path}, {"program", program}});
  }
  return true;
}

}  // namespace

int run_install(const std::string& language) {
  const auto session = start(language);
  if (!session) return kStatusTrouble;
  const fs::path host = installation::host_program();
  if (!is_program(host)) {
    session->complain("error.install.host", {{"path", text::utf8_of(host)}});
    return kStatusTrouble;
  }
  const fs::path file = user_manifest(installation::home());
  const auto system = system_registration(file);
  if (system && system->program == text::utf8_of(host) && !is_there(file)) {
    session->say("install.system",
                 {{"path", text::utf8_of(system->file)}, {"program", system->program}});
  } else {
    if (!register_host(*session, file, host)) return kStatusTrouble;
    if (system) session->say("install.shadows", {{"path", text::utf8_of(system->file)}});
    session->say("install.without", {});
  }
  tell_addon(*session);
  tell_confined(*session);
  return kStatusGood;
}

int run_uninstall(const std::string& language) {
  const auto session = start(language);
  if (!session) return kStatusTrouble;
  const fs::path file = user_manifest(installation::home());
  const UserRegistration before = read_registration(file);
  const std::string path = text::utf8_of(file);
  if (before.state == State::foreign) {
    session->complain("error.install.foreign", {{"path", path}});
    return kStatusTrouble;
  }
  if (before.state == State::absent) {
    session->say("install.nothing", {{"path", path}});
  } else if (const std::string fault = remove_registration(file); !fault.empty()) {
    session->complain("error.write", {{"path", path}, {"what", fault}});
    return kStatusTrouble;
  } else {
    session->say("install.removed", {{"path", path}, {"program", before.program}});
  }
  if (const auto system = system_registration(file)) {
    session->say("install.system-stays", {{"path", text::utf8_of(system->file)}});
  } else {
    session->say("install.addon.stays", {});
  }
  if (const fs::path data = installation::user_data(); is_there(data)) {
    session->say("install.data", {{"path", text::utf8_of(data)}});
  }
  return kStatusGood;
}

}  // namespace pec::cli
