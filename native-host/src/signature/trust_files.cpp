// SPDX-License-Identifier: EUPL-1.2
#include "signature/trust_files.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <system_error>

#include "text/paths.h"

namespace pec::signature {
namespace {

bool is_certificate_file(const std::filesystem::directory_entry& entry) {
  std::error_code error;
  const std::filesystem::path extension = entry.path().extension();
  return entry.is_regular_file(error) && (extension == ".pem" || extension == ".crt");
}

}  // namespace

tl::expected<std::string, TrustError> read_trust_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return tl::unexpected(TrustError{text::utf8_of(path), "cannot be opened"});
  std::error_code unknown;  // then as much as is allowed
  const std::uintmax_t size = std::filesystem::file_size(path, unknown);
  std::string bytes(std::min<std::uintmax_t>(size, kMaxTrustFileBytes) + 1, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  if (stream.bad()) return tl::unexpected(TrustError{text::utf8_of(path), "cannot be read"});
  if (bytes.size() > kMaxTrustFileBytes)
    return tl::unexpected(TrustError{text::utf8_of(path), "is larger than 1 MiB"});
  return bytes;
}

tl::expected<nlohmann::json, TrustError> read_trust_json(const std::filesystem::path& path) {
  auto bytes = read_trust_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  nlohmann::json json = nlohmann::json::parse(*bytes, nullptr, false);
  if (!json.is_object())
    return tl::unexpected(TrustError{text::utf8_of(path), "is no JSON object"});
  const auto format = json.find("format");
  if (format == json.end() || *format != 1)
    return tl::unexpected(TrustError{text::utf8_of(path), "has another format than 1"});
  return json;
}

std::string text_member(const nlohmann::json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::vector<std::filesystem::path> certificate_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> out;
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error))
    if (is_certificate_file(*it)) out.push_back(it->path());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace pec::signature
