// SPDX-License-Identifier: EUPL-1.2
#include "corpus_cases.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "text/ascii.h"
#include "text/instant.h"

namespace pec::corpus {
namespace {

using nlohmann::json;

template <typename T>
std::optional<T> member(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || found->is_null() ? std::nullopt : std::optional(found->get<T>());
}

Case read_case(const json& entry, const std::filesystem::path& folder) {
  Case out;
  out.file = folder / entry.at("file").get<std::string>();
  out.name = entry.at("name");
  out.group = entry.at("group");
  out.title = entry.at("title");
  out.outcome = entry.at("outcome");
  out.accepted = member<std::vector<std::string>>(entry, "accept")
                     .value_or(std::vector<std::string>{out.outcome});
  out.level = member<std::string>(entry, "level");
  out.kind = member<std::string>(entry, "kind");
  out.checks = member<std::map<std::string, std::string>>(entry, "checks")
                   .value_or(std::map<std::string, std::string>{});
  for (const json& nested : entry.value("nested", json::array()))
    out.nested.push_back(nested.value("outcome", std::string{}));
  const json context = entry.value("context", json::object());
  out.context.accounts = context.value("accounts", std::vector<std::string>{});
  if (const auto arrived = member<std::string>(context, "arrived")) {
    const auto time = text::parse_rfc3339(*arrived);
    if (!time) throw std::runtime_error(out.name + ": unreadable time of arrival");
    out.context.arrived = time->utc;
  }
  if (const auto sent = member<std::string>(context, "sent")) out.sent = folder / *sent;
  return out;
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string without_outer_headers(std::string_view bytes) {
  std::string out;
  bool keeps = false;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(0, end);
    if (text::trimmed(line).empty()) break;
    const bool is_continuation = line.front() == ' ' || line.front() == '\t';
    if (!is_continuation)
      keeps = text::starts_with_ignoring_case(line, "Content-") ||
              text::starts_with_ignoring_case(line, "MIME-Version:");
    if (keeps) out += line;
    bytes.remove_prefix(end);
  }
  return out.append(bytes);
}

std::vector<Case> read_cases(const std::filesystem::path& folder) {
  std::vector<Case> out;
  for (const json& entry : json::parse(read_file(folder / "corpus.json")))
    out.push_back(read_case(entry, folder));
  return out;
}

}  // namespace pec::corpus
