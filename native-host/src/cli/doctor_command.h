// SPDX-License-Identifier: EUPL-1.2
//
// "pec-companion doctor": is this installation whole, and does a mail program reach its servers?
#pragma once

#include <string>
#include <vector>

namespace pec::cli {

// What the command line said.
struct DoctorOptions {
  bool json = false;
  std::string language;           // "", "it", "en", "de"
  std::vector<std::string> imap;  // HOST:PORT
  std::vector<std::string> pop3;
  std::vector<std::string> smtp;
  bool starttls = false;
  bool only_servers = false;  // leave the installation out
  long timeout = 0;           // seconds a step; 0: the usual
};

// Runs the command; no network is touched unless servers are named. Out: the exit status.
int run_doctor(const DoctorOptions& options);

}  // namespace pec::cli
