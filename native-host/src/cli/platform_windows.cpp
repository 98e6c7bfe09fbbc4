// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <io.h>
#include <memory>
#include <string_view>
#include <windows.h>

#include "cli/platform.h"
// After windows.h, which they build on.
#include <shellapi.h>

#include "text/paths.h"
#include "text/utf16_windows.h"

namespace pec::cli {
namespace {

// What a console takes at once at any age of Windows.
constexpr std::size_t kChunkBytes = 16 * 1024;

bool is_console(DWORD stream) {
  DWORD mode = 0;
  return ::GetConsoleMode(::GetStdHandle(stream), &mode) != 0;
}

// Colours are sequences of characters only where a console is told so.
void accept_colours(DWORD stream) {
  const HANDLE console = ::GetStdHandle(stream);
  DWORD mode = 0;
  if (::GetConsoleMode(console, &mode) == 0) return;
  ::SetConsoleMode(console, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

// The user's language as LANG would say it, "it-IT"; Windows has no such variable.
std::string user_language() {
  std::wstring name(LOCALE_NAME_MAX_LENGTH, L'\0');
  const int size = ::GetUserDefaultLocaleName(name.data(), LOCALE_NAME_MAX_LENGTH);
  if (size <= 1) return {};
  name.resize(static_cast<std::size_t>(size) - 1);
  return text::utf8_of_utf16(name);
}

// How much of `text` to write at once: no character is cut in two, or a console shows two wrong
// ones.
std::size_t chunk_of(std::string_view text) {
  if (text.size() <= kChunkBytes) return text.size();
  std::size_t size = kChunkBytes;
  const auto continues = [&text](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  while (size > kChunkBytes - 4 && continues(size)) --size;
  return size;
}

}  // namespace

StandardStreams::StandardStreams() : code_page_(::GetConsoleOutputCP()) {
  ::SetConsoleOutputCP(CP_UTF8);
  accept_colours(STD_OUTPUT_HANDLE);
  accept_colours(STD_ERROR_HANDLE);
  // A line ends in LF on every system, so that what programs read is the same everywhere.
  ::_setmode(::_fileno(stdout), _O_BINARY);
  ::_setmode(::_fileno(stderr), _O_BINARY);
}

StandardStreams::~StandardStreams() {
  std::fflush(stdout);
  if (code_page_ != 0) ::SetConsoleOutputCP(code_page_);  // the console outlives this program
}

std::vector<std::string> utf8_arguments(int argc, const char* const* argv) {
  struct Free {
    void operator()(LPWSTR* memory) const { ::LocalFree(memory); }
  };
  // What main() gets has lost every character outside one code page.
  int count = 0;
  const std::unique_ptr<LPWSTR, Free> values(::CommandLineToArgvW(::GetCommandLineW(), &count));
  if (!values) return {argv, argv + argc};
  std::vector<std::string> arguments;
  for (int i = 0; i < count; ++i) {
    arguments.push_back(text::utf8_of_utf16(values.get()[i]));
  }
  return arguments;
}

bool stdout_is_terminal() { return is_console(STD_OUTPUT_HANDLE); }
bool stderr_is_terminal() { return is_console(STD_ERROR_HANDLE); }

std::optional<std::size_t> terminal_columns() {
  CONSOLE_SCREEN_BUFFER_INFO screen{};
  if (::GetConsoleScreenBufferInfo(::GetStdHandle(STD_OUTPUT_HANDLE), &screen) == 0) {
    return std::nullopt;
  }
  const int columns = screen.srWindow.Right - screen.srWindow.Left + 1;
  if (columns <= 0) return std::nullopt;
  return static_cast<std::size_t>(columns);
}

std::string environment(const char* name) {
  const std::wstring wide_name = text::utf16_of(name);
  std::wstring value(::GetEnvironmentVariableW(wide_name.c_str(), nullptr, 0), L'\0');
  if (!value.empty()) {
    value.resize(::GetEnvironmentVariableW(wide_name.c_str(), value.data(),
                                           static_cast<DWORD>(value.size())));
  }
  if (value.empty() && std::string_view(name) == "LANG") return user_language();
  return text::utf8_of_utf16(value);
}

bool registers_by_file() { return false; }

bool write_output(const std::string& text) {
  const HANDLE output = ::GetStdHandle(STD_OUTPUT_HANDLE);
  std::string_view left = text;
  while (!left.empty()) {
    DWORD written = 0;
    const auto size = static_cast<DWORD>(chunk_of(left));
    if (::WriteFile(output, left.data(), size, &written, nullptr) == 0 || written == 0) {
      return false;
    }
    left.remove_prefix(written);
  }
  return true;
}

}  // namespace pec::cli
