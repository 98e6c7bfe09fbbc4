// SPDX-License-Identifier: EUPL-1.2
#include "accounts/small_file.h"

#include <fstream>
#include <system_error>

namespace pec::accounts {
namespace {

namespace fs = std::filesystem;

std::string reason_of(const std::error_code& error) {
  if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory)
    return "not-found";
  return error == std::errc::permission_denied ? "no-permission" : "cannot-read";
}

}  // namespace

tl::expected<std::string, Problem> read_small_file(const fs::path& file, const std::string& label,
                                                   std::size_t max_bytes) {
  const auto fail = [&label](std::string what) {
    return tl::make_unexpected(Problem{label, 0, std::move(what), {}});
  };
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (status.type() == fs::file_type::not_found) return fail("not-found");
  if (error) return fail(reason_of(error));
  if (!fs::is_regular_file(status)) return fail("not-a-file");
  const std::uintmax_t size = fs::file_size(file, error);
  if (error) return fail(reason_of(error));
  if (size > max_bytes) return fail("too-large");
  std::ifstream stream(file, std::ios::binary);
  // The status could be had, so what keeps a regular file shut is a right, or a lock on Windows.
  if (!stream) return fail("no-permission");
  std::string bytes(static_cast<std::size_t>(size), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(size));
  if (stream.bad()) return fail("cannot-read");
  // A mail program may have written a shorter one meanwhile.
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

}  // namespace pec::accounts
