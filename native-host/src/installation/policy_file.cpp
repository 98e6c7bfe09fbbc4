// SPDX-License-Identifier: EUPL-1.2
#include "installation/policy_file.h"

#include <cerrno>
#include <cstddef>
#include <fcntl.h>
#include <unistd.h>

#include <sys/stat.h>

namespace pec::installation {
namespace {

constexpr const char* kFile = "/etc/pec-companion/policy.json";
constexpr std::size_t kMaxBytes = std::size_t{64} * 1024;

class Descriptor {
 public:
  explicit Descriptor(const std::filesystem::path& file)
      : number_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }

 private:
  int number_;
};

tl::unexpected<std::string> fail(const char* what) {
  return tl::make_unexpected(std::string(what));
}

}  // namespace

tl::expected<std::string, std::string> policy_of_file(const std::filesystem::path& file) {
  const Descriptor opened(file);
  if (opened.number() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::string();
    return fail("cannot-read");
  }
  struct stat about {};
  if (::fstat(opened.number(), &about) != 0 || !S_ISREG(about.st_mode)) return fail("cannot-read");
  // A policy that others may change is nobody's word.
  if (about.st_uid != 0 || (about.st_mode & (S_IWGRP | S_IWOTH)) != 0) return fail("owner");
  std::string text(kMaxBytes + 1, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const ssize_t got = ::read(opened.number(), text.data() + size, text.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail("cannot-read");
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  if (size > kMaxBytes) return fail("too-large");
  text.resize(size);
  return text;
}

tl::expected<std::string, std::string> administrators_policy() { return policy_of_file(kFile); }

std::string_view administrators_policy_place() { return kFile; }

}  // namespace pec::installation
