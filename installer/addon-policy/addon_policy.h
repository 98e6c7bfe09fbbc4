// SPDX-License-Identifier: EUPL-1.2
//
// The add-on's entry in Thunderbird's policies: put in where there is none, in the form that is in
// force, and taken out again if it is still what was put in.
#pragma once

#include "entry_text.h"

namespace pec::policy {

// The program's exit status, which the installer's log tells (docs/windows.md).
enum class Outcome {
  done = 0,        // or nothing was to be done
  failed = 1,      // Windows refused
  no_such = 2,     // no such command
  unreadable = 3,  // the policy is not what Thunderbird could read, and stays as it is
  decided = 4,     // an administrator has an entry for the add-on, or has changed ours: it stays
};

// What was put in, and where, is remembered (HKLM\Software\PEC Companion\AddOnPolicy); an entry
// that was put in for another place of the file is replaced.
Outcome add(const Entry& entry);

// Nothing is done where nothing was put in.
Outcome remove();

}  // namespace pec::policy
