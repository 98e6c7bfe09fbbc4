// SPDX-License-Identifier: EUPL-1.2
//
// What every command needs: where the data are, the language, and how to say something.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "mail/source.h"
#include "report/catalogue.h"
#include "report/terminal_style.h"

namespace pec::cli {

// Exit status (man page, EXIT STATUS).
inline constexpr int kStatusGood = 0;
inline constexpr int kStatusBad = 1;
inline constexpr int kStatusTrouble = 2;

class Session {
 public:
  // In: the language wanted, or "" for the environment's. Errors: no usable installation around
  // the program, in words (there is no catalogue to take them from).
  static tl::expected<Session, std::string> start(std::string_view language);

  const report::Catalogue& catalogue() const { return catalogue_; }
  // The folder with trust/ and locales/.
  const std::filesystem::path& data_folder() const { return data_folder_; }
  // How to lay text out on standard output: its width, and whether colours are welcome there.
  report::TerminalStyle style() const;

  // A line on standard error: the text of `key`, the program's name in front.
  void complain(std::string_view key, const std::vector<report::Fact>& facts) const;
  // The same for a file that cannot be read.
  void complain(const mail::SourceError& error) const;

 private:
  Session(report::Catalogue catalogue, std::filesystem::path data_folder)
      : catalogue_(std::move(catalogue)), data_folder_(std::move(data_folder)) {}

  report::Catalogue catalogue_;
  std::filesystem::path data_folder_;
};

}  // namespace pec::cli
