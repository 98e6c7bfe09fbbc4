// SPDX-License-Identifier: EUPL-1.2
#include "cli/directory_file.h"

#include <cstdio>
#include <system_error>

#include "installation/folders.h"
#include "report/audit_wording.h"

namespace pec::cli {

void complain(const Session& session, const storage::StorageError& error) {
  session.complain("error.directory." + error.what,
                   {{"file", error.file}, {"detail", error.detail}});
}

std::filesystem::path directory_to_ask() {
  std::filesystem::path file = installation::address_directory();
  std::error_code failed;
  if (!std::filesystem::exists(file, failed)) file.clear();
  return file;
}

std::optional<addresses::Directory> open_directory(const Session& session, MakeFile make) {
  const auto providers = accounts::Providers::load(installation::shared_data() / "providers.json");
  if (!providers) {
    std::fprintf(stderr, "pec-companion: %s\n",
                 report::problem_text(providers.error(), session.catalogue()).c_str());
    return std::nullopt;
  }
  if (make == MakeFile::yes) installation::make_user_data();
  const std::filesystem::path file =
      make == MakeFile::yes ? installation::address_directory() : directory_to_ask();
  if (make == MakeFile::yes && file.empty()) {  // in memory it would be gone with this process
    session.complain("error.directory.no-home", {});
    return std::nullopt;
  }
  return told(session, addresses::Directory::open(file, *providers));
}

}  // namespace pec::cli
