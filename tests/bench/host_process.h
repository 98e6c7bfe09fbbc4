// SPDX-License-Identifier: EUPL-1.2
//
// The host as a front end starts it: a process and two pipes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace pec::bench {

class HostProcess {
 public:
  // Starts `program` with `home` as its home folder. Throws std::runtime_error if it cannot.
  HostProcess(const std::filesystem::path& program, const std::filesystem::path& home);
  // Ends its input and waits for it.
  ~HostProcess();
  HostProcess(const HostProcess&) = delete;
  HostProcess& operator=(const HostProcess&) = delete;

  // Writes bytes that hold whole frames.
  void write(std::string_view frames) const;
  // The text of the next reply. Throws std::runtime_error when the host is gone.
  std::string read() const;

  // Memory now, in bytes: of its own, and with mapped files.
  struct Memory {
    std::size_t anonymous = 0;
    std::size_t resident = 0;
  };
  Memory memory() const;

 private:
  int in_ = -1;
  int out_ = -1;
  pid_t child_ = -1;
};

// The frame of a request.
std::string request_frame(int id, std::string_view method, std::string_view params);

// All requests that send a message up in the largest chunks and have it judged, under one name.
std::string verify_frames(std::string_view message);
// How many replies they get.
std::size_t verify_replies(std::string_view message);

std::string hello_frame();
std::string discard_frame();

}  // namespace pec::bench
