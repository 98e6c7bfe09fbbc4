// SPDX-License-Identifier: EUPL-1.2
#include <system_error>

#include "installation/folders.h"

namespace pec::installation {

std::filesystem::path address_directory() {
  const std::filesystem::path folder = user_data();
  return folder.empty() ? folder : folder / "directory.sqlite";
}

void make_user_data() {
  const std::filesystem::path folder = user_data();
  if (folder.empty()) return;
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ignored);
}

}  // namespace pec::installation
