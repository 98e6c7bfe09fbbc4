// SPDX-License-Identifier: EUPL-1.2
//
// What the add-in's parts work with, without the add-in: Outlook's thread with its message loop, a
// host, and counts of references asserted at the end.
#pragma once

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>

#include "stage.h"
#include "windows/main_thread.h"

namespace pec::outlook::testing {

class Bench : public ::testing::Test {
 protected:
  Bench() { use(PEC_HOST_PROGRAM); }
  ~Bench() override {
    host_.reset();
    application_.reset();
    EXPECT_EQ(world_.alive, 0) << "an object is kept";
    EXPECT_EQ(world_.references, 0) << "a reference is kept";
    EXPECT_TRUE(life_.is_over()) << "the library would never be unloaded";
    ::SetEnvironmentVariableA("PEC_STAND_IN_LOG", nullptr);
    ::SetEnvironmentVariableA("PEC_STAND_IN_ANSWER", nullptr);
  }

  void use(const std::filesystem::path& program) {
    program_ = program;
    host_ = std::make_unique<Conversation>(program);
  }
  // The host's place is taken by something that misbehaves so; its requests are noted.
  void use_stand_in(const char* way, const std::string& answer = {}) {
    log_ = std::filesystem::temp_directory_path() / L"pec-companion-requests.txt";
    std::error_code gone;
    std::filesystem::remove(log_, gone);
    ::SetEnvironmentVariableA("PEC_STAND_IN_LOG", log_.string().c_str());
    ::SetEnvironmentVariableA("PEC_STAND_IN", way);
    ::SetEnvironmentVariableA("PEC_STAND_IN_ANSWER", answer.c_str());
    use(PEC_STAND_IN_PROGRAM);
  }
  // How often the stand-in was asked for a method.
  int asked(const std::string& method) const {
    std::ifstream log(log_, std::ios::binary);
    int out = 0;
    for (std::string line; std::getline(log, line);)
      if (line.find("\"" + method + "\"") != std::string::npos) ++out;
    return out;
  }

  // Outlook's message loop, until `is_done`, or the time is over. Out: whether it was done.
  bool pump(const std::function<bool()>& is_done, std::chrono::milliseconds within) {
    const auto until = Clock::now() + within;
    while (!is_done() && Clock::now() < until) {
      ::MsgWaitForMultipleObjects(0, nullptr, FALSE, 5, QS_ALLINPUT);
      MSG message{};
      while (!is_done() && Clock::now() < until &&
             ::PeekMessageW(&message, nullptr, 0, 0, PM_REMOVE) != 0) {
        const auto start = Clock::now();
        ::DispatchMessageW(&message);
        longest_ = std::max(
            longest_, std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start));
      }
    }
    return is_done();
  }
  void pump_for(std::chrono::milliseconds time) {
    pump([] { return false; }, time);
  }

  World world_;
  Life life_;
  Texts texts_{Language::italian};
  Shown shown_;
  ScriptedWindows windows_{shown_};
  MainThread thread_;
  std::filesystem::path program_;
  std::unique_ptr<Conversation> host_;
  Owned<ScriptedApplication> application_ = ScriptedApplication::make(world_);
  std::chrono::milliseconds longest_{0};  // that Outlook's thread was kept by one message

 private:
  std::filesystem::path log_;
};

}  // namespace pec::outlook::testing
