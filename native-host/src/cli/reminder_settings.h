// SPDX-License-Identifier: EUPL-1.2
//
// What the user chose for the reminder, in reminder.json of the user's data folder.
#pragma once

#include <filesystem>
#include <string>

#include <tl/expected.hpp>

namespace pec::cli {

struct ReminderSettings {
  int days = 0;
};

// In: the user's data folder. Out: the settings; the defaults when there is no file. Errors: the
// file cannot be read or is not what "reminder on" writes, in words of the system or the parser.
tl::expected<ReminderSettings, std::string> read_reminder(const std::filesystem::path& folder);

// Writes the file whole or not at all, for its owner alone. Out: what went wrong, or "".
std::string write_reminder(const std::filesystem::path& folder, const ReminderSettings& settings);

// Removes the file. Out: what went wrong, or "".
std::string remove_reminder(const std::filesystem::path& folder);

}  // namespace pec::cli
