// SPDX-License-Identifier: EUPL-1.2
#include "doctor/addon_checks.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include <QFileInfo>
#include <QString>

#include "doctor/registration.h"
#include "text/paths.h"

namespace pec::doctor {
namespace {

namespace fs = std::filesystem;

// A manifest as it lies in one of the places.
struct Found {
  fs::path file;
  Manifest manifest;
};

Manifest read_file(const fs::path& file, bool may_be_relative) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return {Outcome::registration_unreadable, {}, {}};
  std::string bytes(kMaxManifestBytes + 1, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  if (stream.bad()) return {Outcome::registration_unreadable, {}, {}};
  if (bytes.size() > kMaxManifestBytes) return {Outcome::registration_not_json, {}, {}};
  Manifest out = read_manifest(bytes);
  if (out.outcome != Outcome::registration_good) return out;
  const fs::path program = text::path_of(out.program);
  if (program.is_absolute()) return out;
  if (may_be_relative) {
    out.program = text::utf8_of(file.parent_path() / program);
  } else {
    out.outcome = Outcome::registration_relative_path;
    out.found = out.program;
  }
  return out;
}

std::vector<Found> read_manifests(const ThunderbirdPlaces& places) {
  std::vector<Found> out;
  for (const fs::path& file : places.manifests) {
    std::error_code error;
    if (fs::exists(fs::symlink_status(file, error))) {
      out.push_back({file, read_file(file, places.relative_programs)});
    }
  }
  return out;
}

Facts facts_of(const Found& one) {
  return {{"path", text::utf8_of(one.file)},
          {"program", one.manifest.program},
          {"found", one.manifest.found},
          {"wanted", std::string(kAddonId)}};
}

// The manifest that Thunderbird takes: the first it can use. It passes over the others in silence,
// and does not look whether the program is there (NativeManifests.sys.mjs, _tryPaths).
Check check_registration(const std::vector<Found>& all, AddonReport& out) {
  const auto taken = std::find_if(all.begin(), all.end(), [](const Found& one) {
    return one.manifest.outcome == Outcome::registration_good;
  });
  if (taken == all.end()) return found(all.front().manifest.outcome, facts_of(all.front()));
  const fs::path program = text::path_of(taken->manifest.program);
  const QFileInfo file(QString::fromStdString(taken->manifest.program));
  if (!file.isFile()) return found(Outcome::registration_no_program, facts_of(*taken));
  if (!file.isExecutable()) return found(Outcome::registration_not_executable, facts_of(*taken));
  out.program = program;
  out.manifest = taken->file;
  if (taken == all.begin()) return found(Outcome::registration_good, facts_of(*taken));
  return found(Outcome::registration_other_broken, {{"path", text::utf8_of(taken->file)},
                                                    {"other", text::utf8_of(all.front().file)},
                                                    {"program", taken->manifest.program}});
}

// The first place that holds the add-on, a link to nothing included.
std::optional<fs::path> addon_file(const ThunderbirdPlaces& places) {
  for (const fs::path& file : places.addons) {
    std::error_code error;
    if (fs::exists(fs::symlink_status(file, error))) return file;
  }
  return std::nullopt;
}

Check check_file(const std::optional<fs::path>& file, bool registered) {
  if (!file) return found(registered ? Outcome::addon_missing : Outcome::addon_absent);
  const bool there = QFileInfo(QString::fromStdString(text::utf8_of(*file))).isFile();
  return found(there ? Outcome::addon_found : Outcome::addon_broken_link,
               {{"path", text::utf8_of(*file)}});
}

}  // namespace

AddonReport check_addon(const ThunderbirdPlaces& places) {
  AddonReport out;
  const std::vector<Found> manifests = read_manifests(places);
  const std::optional<fs::path> file = addon_file(places);
  out.checks.push_back(check_file(file, !manifests.empty()));
  if (manifests.empty()) {
    out.checks.push_back(found(file ? Outcome::registration_missing : Outcome::registration_absent,
                               {{"path", text::utf8_of(places.usual_manifest)}}));
  } else {
    out.checks.push_back(check_registration(manifests, out));
  }
  return out;
}

}  // namespace pec::doctor
