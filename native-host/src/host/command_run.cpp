// SPDX-License-Identifier: EUPL-1.2
#include "host/command_run.h"

#include <glib.h>
#include <memory>
#include <vector>

namespace pec::host {
namespace {

struct Free {
  void operator()(GError* error) const noexcept { g_error_free(error); }
  void operator()(char* text) const noexcept { g_free(text); }
};

}  // namespace

tl::expected<std::string, std::string> run_command(std::span<std::string> arguments) {
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (std::string& one : arguments) argv.push_back(one.data());
  argv.push_back(nullptr);
  char* output = nullptr;
  GError* error = nullptr;
  const bool ran = g_spawn_sync(nullptr, argv.data(), nullptr, G_SPAWN_STDERR_TO_DEV_NULL, nullptr,
                                nullptr, &output, nullptr, nullptr, &error) != FALSE;
  const std::unique_ptr<char, Free> text(output);
  const std::unique_ptr<GError, Free> why(error);
  if (!ran) return tl::make_unexpected(std::string(why ? why->message : "it does not start"));
  return std::string(text ? text.get() : "");
}

}  // namespace pec::host
