// SPDX-License-Identifier: EUPL-1.2
#include "cli/session.h"

#include <charconv>
#include <cstdio>
#include <optional>

#include "cli/platform.h"
#include "installation/folders.h"
#include "installation/trust.h"
#include "report/plain_text.h"
#include "text/paths.h"

namespace pec::cli {
namespace {

// Without a terminal nobody's window is too narrow: the one-line layout, easy to search.
constexpr std::size_t kColumnsElsewhere = 160;

std::optional<std::size_t> wanted_columns() {
  const std::string value = environment("COLUMNS");
  std::size_t columns = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), columns);
  const bool whole = error == std::errc{} && end == value.data() + value.size();
  return whole && columns > 0 ? std::optional(columns) : std::nullopt;
}

}  // namespace

std::optional<Session> Session::start(std::string_view language) {
  auto catalogue = report::Catalogue::load(installation::shared_data() / "locales",
                                           report::choose_language(language, environment));
  if (!catalogue) {
    const std::string line = "pec-companion: " + text::utf8_of(catalogue.error().file) + " " +
                             catalogue.error().what + "\n";
    std::fputs(line.c_str(), stderr);
    return std::nullopt;
  }
  return Session(std::move(*catalogue));
}

report::TerminalStyle Session::style() const {
  report::TerminalStyle style;
  const std::optional<std::size_t> terminal = terminal_columns();
  style.columns = terminal ? *terminal : wanted_columns().value_or(kColumnsElsewhere);
  style.colour =
      stdout_is_terminal() && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  return style;
}

void Session::say(std::string_view key, const std::vector<report::Fact>& facts) const {
  write_output(catalogue_.text(key, facts) + "\n");
}

void Session::complain(std::string_view key, const std::vector<report::Fact>& facts) const {
  const std::string line = "pec-companion: " + catalogue_.text(key, facts) + "\n";
  std::fputs(line.c_str(), stderr);
}

void Session::complain(const mail::SourceError& error) const {
  complain("error.source." + error.what, {{"path", text::utf8_of(error.path)}});
}

std::optional<signature::TrustStore> Session::load_trust(
    const std::vector<std::filesystem::path>& extra) const {
  const auto report_fault = [this](const signature::TrustError& fault) {
    complain("error.trust", {{"path", fault.file}, {"what", fault.what}});
  };
  auto trust = installation::load_trust(extra);
  if (!trust) {
    report_fault(trust.error());
    return std::nullopt;
  }
  for (const signature::TrustError& fault : trust->left_out) report_fault(fault);
  return std::move(trust->store);
}

}  // namespace pec::cli
