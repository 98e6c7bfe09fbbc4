// SPDX-License-Identifier: EUPL-1.2
//
// A trust folder to spoil: a copy that goes away with the test.
#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "signed_message.h"
#include "support/temporary_folder.h"

namespace pec::signature {

inline const std::filesystem::path kShipped =
    std::filesystem::path(PEC_SOURCE_DIR) / "native-host" / "data" / "trust";

class TrustFolder {
 public:
  // Empty, or a copy of `source`.
  explicit TrustFolder(const std::filesystem::path& source = {}) {
    if (!source.empty())
      std::filesystem::copy(source, path(), std::filesystem::copy_options::recursive);
  }

  const std::filesystem::path& path() const { return folder_.path(); }

  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream stream(path() / name, std::ios::binary);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }

  // Replaces the first `from` in a file; a test that edits nothing is a mistake.
  void edit(const std::string& name, std::string_view from, std::string_view to) const {
    std::string text = bytes_of(path() / name);
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::logic_error("nothing to edit: " + std::string(from));
    write(name, text.replace(at, from.size(), to));
  }

  void remove(const std::string& name) const { std::filesystem::remove(path() / name); }

 private:
  tests::TemporaryFolder folder_;
};

}  // namespace pec::signature
