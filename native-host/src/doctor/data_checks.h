// SPDX-License-Identifier: EUPL-1.2
//
// The folder that the programs write to, and the room on its disk. data_privacy.cpp is the POSIX
// version of what only one system can tell.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "doctor/findings.h"

namespace pec::doctor {

// The largest message takes a file of this size while the host judges it (docs/protocol.md,
// "message_bytes"); with less it is refused.
inline constexpr std::uint64_t kEnoughBytes = std::uint64_t{1} << 30;
// Hardly a message with an attachment.
inline constexpr std::uint64_t kTooFewBytes = std::uint64_t{64} << 20;

// The checks installation.data and installation.disk. In: the data folder, which need not exist;
// empty when the user has no home. A file without content is made there and removed again.
std::vector<Check> check_data(const std::filesystem::path& folder);

// What is wrong with the permissions of `folder` and of what lies in it, or that they are not
// looked at on this system; none when only the user can read and write there.
std::optional<Check> privacy_fault(const std::filesystem::path& folder);

}  // namespace pec::doctor
