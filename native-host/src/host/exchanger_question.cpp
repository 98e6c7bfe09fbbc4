// SPDX-License-Identifier: EUPL-1.2
#include "host/exchanger_question.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "host/command_run.h"
#include "text/paths.h"

namespace pec::host {
namespace {

using nlohmann::json;
using protocol::DomainExchangers;

// A line of the command: {"domain": "...", "hosts": [...]}, null where nobody answered.
std::optional<DomainExchangers> parse_line(std::string_view line) {
  const json row = json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!row.is_object() || !row.contains("domain") || !row["domain"].is_string() ||
      !row.contains("hosts"))
    return std::nullopt;
  DomainExchangers out{row["domain"].get<std::string>(), std::nullopt};
  const json& hosts = row["hosts"];
  if (hosts.is_null()) return out;
  if (!hosts.is_array()) return std::nullopt;
  out.hosts.emplace();
  for (const json& host : hosts) {
    if (!host.is_string()) return std::nullopt;
    out.hosts->push_back(host.get<std::string>());
  }
  return out;
}

}  // namespace

protocol::ExchangerQuestion exchanger_question(const std::filesystem::path& program) {
  return [program = text::utf8_of(program)](std::span<const std::string> domains)
             -> tl::expected<std::vector<DomainExchangers>, std::string> {
    std::vector<std::string> arguments = {program, "address", "--only-exchangers", "--"};
    arguments.insert(arguments.end(), domains.begin(), domains.end());
    const auto output = run_command(arguments);
    if (!output) return tl::make_unexpected(program + ": " + output.error());
    std::vector<DomainExchangers> out;
    for (std::string_view rest = *output; !rest.empty();) {
      const std::size_t end = rest.find('\n');
      auto row = parse_line(rest.substr(0, end));
      if (!row) return tl::make_unexpected(program + ": its answer makes no sense");
      out.push_back(std::move(*row));
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return out;
  };
}

}  // namespace pec::host
