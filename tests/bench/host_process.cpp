// SPDX-License-Identifier: EUPL-1.2
#include "host_process.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <limits>
#include <spawn.h>
#include <stdexcept>
#include <unistd.h>

#include <sys/wait.h>

#include "protocol/base64.h"
#include "protocol/frame.h"
#include "protocol/messages.h"

namespace pec::bench {
namespace {

using Pipe = std::array<int, 2>;

Pipe make_pipe() {
  Pipe ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  return ends;
}

void read_exactly(int descriptor, char* into, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::read(descriptor, into, size);
    if (got <= 0) throw std::runtime_error("the host is gone");
    into += got;
    size -= static_cast<std::size_t>(got);
  }
}

}  // namespace

HostProcess::HostProcess(const std::filesystem::path& program, const std::filesystem::path& home) {
  const Pipe up = make_pipe();
  const Pipe down = make_pipe();
  std::string path = program.string();
  std::string place = "HOME=" + home.string();
  const std::array<char*, 2> arguments{path.data(), nullptr};
  const std::array<char*, 2> environment{place.data(), nullptr};
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, up[0], STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, down[1], STDOUT_FILENO);
  const int error =
      ::posix_spawn(&child_, path.c_str(), &actions, nullptr, arguments.data(), environment.data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(up[0]);
  ::close(down[1]);
  in_ = up[1];
  out_ = down[0];
  if (error != 0) throw std::runtime_error("cannot start " + path);
}

HostProcess::~HostProcess() {
  ::close(in_);
  ::close(out_);
  ::waitpid(child_, nullptr, 0);
}

void HostProcess::write(std::string_view frames) const {
  while (!frames.empty()) {
    const ssize_t written = ::write(in_, frames.data(), frames.size());
    if (written <= 0) throw std::runtime_error("the host is gone");
    frames.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string HostProcess::read() const {
  std::uint32_t size = 0;
  std::array<char, sizeof size> length{};
  read_exactly(out_, length.data(), length.size());
  std::memcpy(&size, length.data(), sizeof size);
  std::string text(size, '\0');
  read_exactly(out_, text.data(), size);
  return text;
}

HostProcess::Memory HostProcess::memory() const {
  Memory out;
  std::ifstream status("/proc/" + std::to_string(child_) + "/status");
  for (std::string name; status >> name;) {
    std::size_t* const place = name == "RssAnon:" ? &out.anonymous
                               : name == "VmRSS:" ? &out.resident
                                                  : nullptr;
    if (place != nullptr && status >> *place) *place *= 1024;
    status.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
  }
  return out;
}

std::string request_frame(int id, std::string_view method, std::string_view params) {
  std::string text = R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"method":")";
  text.append(method).append(R"(","params":)").append(params).append("}");
  return protocol::framed(text);
}

std::string verify_frames(std::string_view message) {
  int id = 1;
  std::string out = request_frame(
      id, "message.begin", R"({"message":"m","size":)" + std::to_string(message.size()) + "}");
  for (std::size_t at = 0; at < message.size(); at += protocol::kMaxChunkBytes) {
    const std::string data = protocol::encode_base64(message.substr(at, protocol::kMaxChunkBytes));
    out += request_frame(++id, "message.chunk",
                         R"({"message":"m","sequence":)" +
                             std::to_string(at / protocol::kMaxChunkBytes) + R"(,"data":")" + data +
                             "\"}");
  }
  return out + request_frame(++id, "message.verify", R"({"message":"m"})");
}

std::size_t verify_replies(std::string_view message) {
  return 2 + (message.size() + protocol::kMaxChunkBytes - 1) / protocol::kMaxChunkBytes;
}

std::string hello_frame() { return request_frame(0, "host.hello", R"({"protocol":"1.0"})"); }
std::string discard_frame() { return request_frame(0, "message.discard", R"({"message":"m"})"); }

}  // namespace pec::bench
