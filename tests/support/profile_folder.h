// SPDX-License-Identifier: EUPL-1.2
//
// A Thunderbird profile on disk, for tests: preferences as text, files below it.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "support/temporary_folder.h"

namespace pec::accounts::testing {

inline void write_file(const std::filesystem::path& file, const std::string& bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

// Preferences of one account with server, identity and SMTP server of the same number. `server`:
// further lines NAME, VALUE of it.
inline std::string account_prefs(int number, const std::string& type, const std::string& address,
                                 const std::string& server = {}) {
  const std::string n = std::to_string(number);
  const auto line = [](const std::string& name, const std::string& value) {
    return "user_pref(\"mail." + name + "\", " + value + ");\n";
  };
  const std::string host = type == "imap" ? "imaps.pec.aruba.it" : "pop3s.pec.aruba.it";
  const std::string own = "server.server" + n + ".";
  return line("account.account" + n + ".server", "\"server" + n + "\"") +
         line("account.account" + n + ".identities", "\"id" + n + "\"") +
         line(own + "type", "\"" + type + "\"") + line(own + "hostname", "\"" + host + "\"") +
         line(own + "userName", "\"" + address + "\"") + line(own + "socketType", "3") +
         line(own + "login_at_startup", "true") + line(own + "name", "\"" + address + "\"") +
         line(own + "directory-rel", "\"[ProfD]Mail/" + n + "\"") + server +
         line("identity.id" + n + ".useremail", "\"" + address + "\"") +
         line("identity.id" + n + ".smtpServer", "\"smtp1\"");
}

inline std::string common_prefs(const std::string& accounts) {
  return "user_pref(\"mail.accountmanager.accounts\", \"" + accounts +
         "\");\nuser_pref(\"mail.smtpservers\", \"smtp1\");\n"
         "user_pref(\"mail.smtpserver.smtp1.hostname\", \"smtps.pec.aruba.it\");\n"
         "user_pref(\"mail.smtpserver.smtp1.try_ssl\", 3);\n"
         "user_pref(\"mail.smtpserver.smtp1.username\", \"studio@pec.it\");\n";
}

}  // namespace pec::accounts::testing
