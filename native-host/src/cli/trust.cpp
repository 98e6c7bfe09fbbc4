// SPDX-License-Identifier: EUPL-1.2
#include "cli/trust.h"

#include <system_error>
#include <utility>

#include <QStandardPaths>
#include <QString>

#include "cli/platform.h"
#include "text/paths.h"

namespace pec::cli {
namespace {

void complain(const Session& session, const signature::TrustError& error) {
  session.complain("error.trust", {{"path", error.file}, {"what", error.what}});
}

}  // namespace

std::filesystem::path user_anchors() {
  const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
  if (data.isEmpty()) return {};
  return text::path_of(data.toStdString()) / "pec-companion" / "anchors";
}

std::optional<signature::TrustStore> load_trust(const Session& session,
                                                const std::vector<std::filesystem::path>& extra) {
  using signature::Origin;
  using signature::TrustStore;
  auto trust = TrustStore::load(session.data_folder() / "trust", Origin::shipped);
  if (!trust) {
    complain(session, trust.error());
    return std::nullopt;
  }
  std::error_code error;
  if (const auto folder = user_anchors(); std::filesystem::is_directory(folder, error)) {
    for (const signature::TrustError& fault : trust->load_added_editions(folder)) {
      complain(session, fault);
    }
  }
  std::vector<std::filesystem::path> folders = extra;
  if (std::filesystem::is_directory(administrator_anchors(), error)) {
    folders.push_back(administrator_anchors());
  }
  for (const std::filesystem::path& folder : folders) {
    auto local = TrustStore::load(folder, Origin::local);
    if (!local) {
      complain(session, local.error());
      return std::nullopt;
    }
    trust->merge(std::move(*local));
  }
  return std::move(*trust);
}

}  // namespace pec::cli
