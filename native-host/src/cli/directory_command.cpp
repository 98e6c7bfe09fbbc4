// SPDX-License-Identifier: EUPL-1.2
#include "cli/directory_command.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

#include "addresses/register_import.h"
#include "cli/directory_file.h"
#include "cli/platform.h"
#include "cli/session.h"
#include "mail/source.h"
#include "report/directory_json.h"
#include "report/plain_text.h"
#include "report/wording.h"
#include "text/instant.h"
#include "text/paths.h"

namespace pec::cli {
namespace {

using addresses::Directory;

void complain_of_import(const Session& session, const addresses::ImportError& error,
                        const std::string& file) {
  if (error.what == "storage") return complain(session, error.storage);
  session.complain(
      "error.import." + error.what,
      {{"file", file}, {"line", std::to_string(error.line)}, {"detail", error.detail}});
}

// How far an import is, on a terminal only.
std::function<bool(const addresses::ImportProgress&)> shown_progress(const Session& session) {
  if (!stderr_is_terminal()) return {};
  return [&session](const addresses::ImportProgress& progress) {
    const auto percent = progress.total == 0 ? 100 : progress.bytes * 100 / progress.total;
    std::fprintf(stderr, "\r%s",
                 session.catalogue()
                     .text("directory.progress",
                           std::vector<report::Fact>{{"percent", std::to_string(percent)},
                                                     {"rows", std::to_string(progress.rows)}})
                     .c_str());
    return true;
  };
}

int import(const Session& session, Directory& directory, const DirectoryOptions& options) {
  const auto source = mail::Source::open(text::path_of(options.file));
  if (!source) {
    session.complain(source.error());
    return kStatusTrouble;
  }
  const std::string file = text::utf8_of(text::path_of(options.file).filename());
  const addresses::ImportRequest request{options.name.empty() ? file : options.name, file,
                                         options.format, options.all_pec};
  const auto progress = shown_progress(session);
  const auto result = addresses::import_register(directory, source->bytes(), request,
                                                 text::current_second(), progress);
  if (progress) std::fputs("\r\x1b[K", stderr);
  if (!result) {
    complain_of_import(session, result.error(), options.file);
    return kStatusTrouble;
  }
  session.say(result->replaced ? "directory.imported.again" : "directory.imported",
              {{"name", report::visible_text(request.name)},
               {"addresses", std::to_string(result->addresses)},
               {"rows", std::to_string(result->rows)}});
  if (result->untyped > 0)
    session.say("directory.imported.untyped", {{"count", std::to_string(result->untyped)}});
  if (result->malformed > 0)
    session.say("directory.imported.malformed", {{"count", std::to_string(result->malformed)}});
  return kStatusGood;
}

int list(const Session& session, const Directory& directory) {
  const auto registers = told(session, directory.registers());
  if (!registers) return kStatusTrouble;
  if (registers->empty()) session.say("directory.none", {});
  const report::Wording wording(session.catalogue(), std::chrono::minutes{0});
  for (const addresses::ImportedRegister& one : *registers) {
    session.say("directory.register",
                {{"name", report::visible_text(one.name)},
                 {"file", report::visible_text(one.file)},
                 {"addresses", std::to_string(one.addresses)},
                 {"imported",
                  wording.readable({{"imported", text::iso_day(one.imported)}}).front().second}});
  }
  return kStatusGood;
}

int tell_stats(const Session& session, const Directory& directory, bool json) {
  const auto stats = told(session, directory.stats());
  const auto settings = told(session, directory.settings());
  const auto registers = told(session, directory.registers());
  if (!stats || !settings || !registers) return kStatusTrouble;
  if (json) {
    write_output(report::directory_json(*stats, *settings, *registers) + "\n");
    return kStatusGood;
  }
  session.say("directory.stats", {{"addresses", std::to_string(stats->addresses)},
                                  {"registers", std::to_string(registers->size())},
                                  {"decisions", std::to_string(stats->decisions)},
                                  {"learned", std::to_string(stats->learned)},
                                  {"failures", std::to_string(stats->failures)}});
  session.say(
      settings->retention_days > 0 ? "directory.retention.days" : "directory.retention.ever",
      {{"days", std::to_string(settings->retention_days)}});
  session.say(settings->mx ? "directory.mx.on" : "directory.mx.off", {});
  return kStatusGood;
}

int forget(const Session& session, Directory& directory, const DirectoryOptions& options) {
  const auto gone =
      told(session, options.everything       ? directory.forget_everything()
                    : options.source.empty() ? directory.forget_address(options.address)
                                             : directory.forget_source(options.source));
  if (!gone) return kStatusTrouble;
  session.say("directory.forgotten", {{"count", std::to_string(*gone)}});
  return kStatusGood;
}

int remove(const Session& session, Directory& directory, const std::string& name) {
  const auto registers = told(session, directory.registers());
  if (!registers) return kStatusTrouble;
  const auto is_it = [&name](const addresses::ImportedRegister& one) { return one.name == name; };
  if (std::none_of(registers->begin(), registers->end(), is_it)) {
    session.complain("error.directory.no-register", {{"name", name}});
    return kStatusTrouble;
  }
  const auto gone = told(session, directory.forget_source(name));
  if (!gone) return kStatusTrouble;
  session.say("directory.forgotten", {{"count", std::to_string(*gone)}});
  return kStatusGood;
}

int decide(const Session& session, Directory& directory, const DirectoryOptions& options) {
  std::optional<addresses::Says> says;
  if (options.says != "forget") {
    says = options.says == "certified" ? addresses::Says::certified : addresses::Says::ordinary;
  }
  const auto done = directory.decide(options.address, says, text::current_second());
  if (!done) complain(session, done.error());
  return done ? kStatusGood : kStatusTrouble;
}

int change_settings(const Session& session, Directory& directory, const DirectoryOptions& options) {
  auto settings = told(session, directory.settings());
  if (!settings) return kStatusTrouble;
  if (options.retention_days >= 0) settings->retention_days = options.retention_days;
  if (!options.mx.empty()) settings->mx = options.mx == "on";
  const auto done = directory.set_settings(*settings, text::current_second());
  if (!done) {
    complain(session, done.error());
    return kStatusTrouble;
  }
  return tell_stats(session, directory, options.json);
}

}  // namespace

int run_directory(const DirectoryOptions& options) {
  const auto session = Session::start(options.language);
  if (!session) return kStatusTrouble;
  const bool only_asks =
      options.action == DirectoryAction::list || options.action == DirectoryAction::stats;
  auto directory = open_directory(*session, only_asks ? MakeFile::no : MakeFile::yes);
  if (!directory) return kStatusTrouble;
  switch (options.action) {
    case DirectoryAction::import:
      return import(*session, *directory, options);
    case DirectoryAction::list:
      return list(*session, *directory);
    case DirectoryAction::remove:
      return remove(*session, *directory, options.name);
    case DirectoryAction::stats:
      return tell_stats(*session, *directory, options.json);
    case DirectoryAction::forget:
      return forget(*session, *directory, options);
    case DirectoryAction::decide:
      return decide(*session, *directory, options);
    case DirectoryAction::settings:
      return change_settings(*session, *directory, options);
  }
  return kStatusTrouble;
}

}  // namespace pec::cli
