// SPDX-License-Identifier: EUPL-1.2
//
// "pec-companion check-send": what is wrong with a message that is about to be sent.
#pragma once

#include <optional>
#include <string>

namespace pec::cli {

struct CheckSendOptions {
  bool json = false;
  std::string from;            // the account's address; empty: the message's From
  std::optional<bool> is_pec;  // of the account; none: by its address
  std::string path;            // "-" is standard input
  std::string language;        // "", "it", "en", "de"
};

// Runs the command. Out: the exit status, good where nothing above a note was found.
int run_check_send(const CheckSendOptions& options);

}  // namespace pec::cli
