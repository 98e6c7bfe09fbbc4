// SPDX-License-Identifier: EUPL-1.2
//
// "pec-companion verify" and "pec-companion explain": the verdict on each message, as a table, as
// JSON lines or in full sentences.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace pec::cli {

enum class Form { table, json, sentences };

// What the command line said.
struct VerifyOptions {
  Form form = Form::table;
  std::string sent;                   // file with the sender's own copy
  std::vector<std::string> accounts;  // addresses of the mailbox
  std::string arrived;                // RFC 3339
  bool no_headers = false;            // the files hold the signed part alone
  std::string language;               // "", "it", "en", "de"
  std::vector<std::string> anchors;   // folders
  std::size_t jobs = 0;               // 0: as many as there are processors
  std::vector<std::string> paths;
};

// Runs the command. Out: the exit status.
int run_verify(const VerifyOptions& options);

}  // namespace pec::cli
