// SPDX-License-Identifier: EUPL-1.2
#include "signature/trust_files.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <system_error>

namespace pec::signature {
namespace {

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

bool is_certificate_file(const std::filesystem::directory_entry& entry) {
  std::error_code error;
  const std::filesystem::path extension = entry.path().extension();
  return entry.is_regular_file(error) && (extension == ".pem" || extension == ".crt");
}

}  // namespace

tl::expected<std::string, TrustError> read_trust_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return tl::unexpected(TrustError{path.string(), "cannot be opened"});
  std::string bytes(kMaxTrustFileBytes + 1, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  if (stream.bad()) return tl::unexpected(TrustError{path.string(), "cannot be read"});
  if (bytes.size() > kMaxTrustFileBytes)
    return tl::unexpected(TrustError{path.string(), "is larger than 1 MiB"});
  return bytes;
}

tl::expected<nlohmann::json, TrustError> read_trust_json(const std::filesystem::path& path) {
  auto bytes = read_trust_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  nlohmann::json json = nlohmann::json::parse(*bytes, nullptr, false);
  if (!json.is_object()) return tl::unexpected(TrustError{path.string(), "is no JSON object"});
  const auto format = json.find("format");
  if (format == json.end() || *format != 1)
    return tl::unexpected(TrustError{path.string(), "has another format than 1"});
  return json;
}

std::string text_member(const nlohmann::json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::optional<std::chrono::sys_seconds> parse_utc(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00T00:00:00Z";
  if (text.size() != kShape.size()) return std::nullopt;
  for (std::size_t i = 0; i < kShape.size(); ++i)
    if (kShape[i] != '0' && kShape[i] != text[i]) return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  const auto hour = number(text.substr(11, 2));
  const auto minute = number(text.substr(14, 2));
  const auto second = number(text.substr(17, 2));
  if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  return std::chrono::sys_days{date} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
         std::chrono::seconds{*second};
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
