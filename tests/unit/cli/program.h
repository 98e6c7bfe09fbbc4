// SPDX-License-Identifier: EUPL-1.2
//
// The program as a person or a script runs it: arguments in, output and exit status out.
#pragma once

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>

namespace pec::cli {

struct Finished {
  int status = -1;
  std::string out;  // with standard error in it
};

// Runs a line of the shell.
inline Finished run_shell(const std::string& line) {
  Finished result;
  FILE* const pipe = ::popen(line.c_str(), "r");
  std::array<char, 4096> buffer;
  for (std::size_t got; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    result.out.append(buffer.data(), got);
  const int status = ::pclose(pipe);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return result;
}

class Program : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "pec-program-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(root_); }

  std::string file(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << bytes;
    return (root_ / name).string();
  }

  // `command` is for the shell; "pec" stands for the program, and no setting of this computer
  // reaches it.
  Finished run(const std::string& command) const {
    const std::string line = "unset LC_ALL LC_MESSAGES LANG COLUMNS; export XDG_DATA_HOME='" +
                             (root_ / "data").string() + "'; pec() { '" + PEC_PROGRAM +
                             "' \"$@\"; }; { " + command + "; } 2>&1";
    return run_shell(line);
  }

  static std::vector<nlohmann::json> lines(const std::string& text) {
    std::vector<nlohmann::json> values;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
      values.push_back(nlohmann::json::parse(line));
    return values;
  }

  std::filesystem::path root_;
};

}  // namespace pec::cli
