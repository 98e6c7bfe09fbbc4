// SPDX-License-Identifier: EUPL-1.2
//
// "pec-companion install --user" and "pec-companion uninstall --user": Thunderbird finds the host
// of the folder that this program runs from, for one user and without an administrator. Private to
// cli/.
#pragma once

#include <string>

namespace pec::cli {

// Registers the host and tells how the add-on gets in; writes one file. Does the same when run
// again, and refuses where something that is not ours stands in its place. Out: the exit status.
int run_install(const std::string& language);

// Takes that file back, and names what stays. Out: the exit status.
int run_uninstall(const std::string& language);

}  // namespace pec::cli
