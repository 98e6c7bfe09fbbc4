// SPDX-License-Identifier: EUPL-1.2
//
// What every command needs: where the data are, the language, and how to say something.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/source.h"
#include "report/catalogue.h"
#include "report/terminal_style.h"
#include "signature/trust_store.h"

namespace pec::cli {

// Exit status (man page, EXIT STATUS).
inline constexpr int kStatusGood = 0;
inline constexpr int kStatusBad = 1;
inline constexpr int kStatusTrouble = 2;

class Session {
 public:
  // In: the language wanted, or "" for the environment's. Out: none when there is no usable
  // installation around the program; that is then on standard error, in English (there is no
  // catalogue to take words from).
  static std::optional<Session> start(std::string_view language);

  const report::Catalogue& catalogue() const { return catalogue_; }
  // How to lay text out on standard output: its width, and whether colours are welcome there.
  report::TerminalStyle style() const;

  // A line on standard output: the text of `key`.
  void say(std::string_view key, const std::vector<report::Fact>& facts) const;

  // A line on standard error: the text of `key`, the program's name in front.
  void complain(std::string_view key, const std::vector<report::Fact>& facts) const;
  // The same for a file that cannot be read.
  void complain(const mail::SourceError& error) const;

  // Whom this installation trusts, and the folders of --anchors in `extra`. Out: none when
  // something shipped or named cannot be used; the cause is then on standard error, as is that of
  // every edition of the user's own that no longer passes.
  std::optional<signature::TrustStore> load_trust(
      const std::vector<std::filesystem::path>& extra) const;

 private:
  explicit Session(report::Catalogue catalogue) : catalogue_(std::move(catalogue)) {}

  report::Catalogue catalogue_;
};

}  // namespace pec::cli
