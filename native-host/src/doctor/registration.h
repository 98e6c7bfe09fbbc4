// SPDX-License-Identifier: EUPL-1.2
//
// The native messaging manifest by which Thunderbird finds the host: what must stand in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "doctor/findings.h"

namespace pec::doctor {

// The name of the manifest's file too, and our add-on's identifier; installer/native-messaging
// writes both.
inline constexpr std::string_view kHostName = "pec_companion";
inline constexpr std::string_view kAddonId = "pec-companion@pec-companion.example";

inline constexpr std::size_t kMaxManifestBytes = 64 * 1024;

struct Manifest {
  Outcome outcome = Outcome::registration_good;  // else what is wrong with it
  std::string program;                           // the path in it, "" when there is none
  std::string found;                             // what stands where something else should
};

// What Thunderbird would make of the text of a manifest; whether the program is there is another
// question.
Manifest read_manifest(std::string_view json);

}  // namespace pec::doctor
