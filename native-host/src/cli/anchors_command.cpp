// SPDX-License-Identifier: EUPL-1.2
#include "cli/anchors_command.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>

#include <QByteArray>
#include <QIODevice>
#include <QSaveFile>
#include <QString>

#include "cli/platform.h"
#include "cli/session.h"
#include "installation/folders.h"
#include "mail/source.h"
#include "report/plain_text.h"
#include "text/instant.h"
#include "text/paths.h"

namespace pec::cli {
namespace {

namespace fs = std::filesystem;
using signature::Authority;
using signature::Edition;
using signature::Origin;

std::string authority_text(const Authority& authority, const Session& session) {
  const report::Catalogue& words = session.catalogue();
  const bool local = authority.origin == Origin::local;
  std::string out =
      report::toned(report::visible_text(authority.name), report::Tone::strong, session.style());
  out += " (" + words.text(local ? "anchors.origin.local" : "anchors.origin.shipped") + ")\n";
  if (authority.historic) out += "  " + words.text("anchors.historic") + "\n";
  const std::string key = words.text("anchors.key");
  const std::string edition = words.text("anchors.edition");
  const std::size_t width = std::max(report::display_width(key), report::display_width(edition));
  out += "  " + report::fit_to(key, width) + "  " + authority.spki_sha256 + "\n";
  for (const Edition& one : authority.editions) {
    out += "  " + report::fit_to(edition, width) + "  " + one.sha256 + "  " +
           text::iso_day(one.not_before) + " - " + text::iso_day(one.not_after) + "\n";
  }
  return out + "\n";
}

// PEM (RFC 7468): lines of 64 characters.
QByteArray pem_of(const Edition& edition) {
  constexpr qsizetype kLine = 64;
  const QByteArray base64 = QByteArray::fromStdString(edition.der).toBase64();
  QByteArray pem = "-----BEGIN CERTIFICATE-----\n";
  for (qsizetype at = 0; at < base64.size(); at += kLine) pem += base64.mid(at, kLine) + '\n';
  return pem + "-----END CERTIFICATE-----\n";
}

// Writes whole or not at all. Out: what went wrong, or "".
std::string write_edition(const fs::path& file, const Edition& edition) {
  installation::make_user_data();
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  if (!error) fs::permissions(file.parent_path(), fs::perms::owner_all, error);
  if (error) return error.message();
  QSaveFile out(QString::fromStdString(text::utf8_of(file)));
  const QByteArray pem = pem_of(edition);
  const bool written = out.open(QIODevice::WriteOnly) &&
                       out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                       out.write(pem) == pem.size() && out.commit();
  return written ? std::string() : out.errorString().toStdString();
}

bool is_known(const signature::TrustStore& trust, const std::string& sha256) {
  return std::any_of(trust.authorities().begin(), trust.authorities().end(),
                     [&sha256](const Authority& authority) {
                       return std::any_of(
                           authority.editions.begin(), authority.editions.end(),
                           [&sha256](const Edition& edition) { return edition.sha256 == sha256; });
                     });
}

}  // namespace

int list_anchors(const std::string& language) {
  const auto session = Session::start(language);
  if (!session) return kStatusTrouble;
  const auto trust = session->load_trust({});
  if (!trust) return kStatusTrouble;
  std::string text = session->catalogue().text("anchors.version", {{"version", trust->version()},
                                                                   {"date", trust->date()}}) +
                     "\n\n";
  for (const Authority& authority : trust->authorities()) {
    text += authority_text(authority, *session);
  }
  text += session->catalogue().text("anchors.distrusted",
                                    {{"count", std::to_string(trust->distrusted().size())}}) +
          "\n";
  write_output(text);
  return kStatusGood;
}

int add_anchor(const std::string& file, const std::string& language) {
  const auto session = Session::start(language);
  if (!session) return kStatusTrouble;
  auto trust = session->load_trust({});
  if (!trust) return kStatusTrouble;
  const auto source = mail::Source::open(text::path_of(file));
  if (!source) {
    session->complain(source.error());
    return kStatusTrouble;
  }
  const signature::TrustStore before = *trust;
  const auto edition = trust->add_edition(source->bytes(), file);
  if (!edition) {
    session->complain("error.anchor.refused", {{"path", file}, {"what", edition.error().what}});
    return kStatusTrouble;
  }
  if (is_known(before, edition->sha256)) {
    write_output(session->catalogue().text("anchors.known", {{"sha256", edition->sha256}}) + "\n");
    return kStatusGood;
  }
  const fs::path target = installation::user_anchors() / (edition->sha256 + ".pem");
  if (const std::string fault = write_edition(target, *edition); !fault.empty()) {
    session->complain("error.write", {{"path", text::utf8_of(target)}, {"what", fault}});
    return kStatusTrouble;
  }
  write_output(session->catalogue().text("anchors.added", {{"path", text::utf8_of(target)}}) +
               "\n");
  return kStatusGood;
}

}  // namespace pec::cli
