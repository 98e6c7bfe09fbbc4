// SPDX-License-Identifier: EUPL-1.2
#include "protocol/page_folder.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <random>
#include <system_error>
#include <vector>

#include "text/paths.h"

namespace pec::protocol {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".html";
constexpr std::string_view kBegunEnding = ".part";
constexpr std::size_t kRandomDigits = 16;

PageError page_error(const std::error_code& error) {
  if (error == std::errc::no_space_on_device || error == std::errc::file_too_large)
    return {"no-space"};
  if (error == std::errc::permission_denied || error == std::errc::operation_not_permitted ||
      error == std::errc::read_only_file_system)
    return {"no-permission"};
  if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory ||
      error == std::errc::file_exists)
    return {"not-found"};
  return {"cannot-write"};
}

// What the last operation of a stream failed of; streams say nothing themselves.
std::error_code last_error() { return {errno, std::generic_category()}; }

// So that nobody knows a page's name beforehand, and two hosts take different ones.
std::string random_digits() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::random_device source;
  std::uniform_int_distribution<std::size_t> digit(0, kDigits.size() - 1);
  std::string out;
  for (std::size_t i = 0; i < kRandomDigits; ++i) out += kDigits[digit(source)];
  return out;
}

// Whether a file is a page, or what a host that was killed left of one; nothing else is removed.
bool is_ours(const fs::path& file) {
  std::string name = text::utf8_of(file.filename());
  if (name.ends_with(kBegunEnding)) name.resize(name.size() - kBegunEnding.size());
  if (!name.ends_with(kEnding)) return false;
  const std::string_view stem = std::string_view(name).substr(0, name.size() - kEnding.size());
  const std::size_t dash = stem.rfind('-');
  if (dash == std::string_view::npos || stem.size() - dash - 1 != kRandomDigits) return false;
  return stem.find_first_not_of("0123456789abcdef", dash + 1) == std::string_view::npos;
}

tl::expected<void, PageError> write_file(const fs::path& file, std::string_view bytes) {
  errno = 0;
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  if (!stream) return tl::make_unexpected(page_error(last_error()));
  // Closed to others while it is still empty.
  std::error_code error;
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, error);
  if (error) return tl::make_unexpected(page_error(error));
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) return tl::make_unexpected(page_error(last_error()));
  return {};
}

}  // namespace

tl::expected<fs::path, PageError> PageFolder::write(std::string_view kind,
                                                    std::string_view page) const {
  if (!usable()) return tl::make_unexpected(PageError{"not-found"});
  std::error_code error;
  const fs::path folder = fs::absolute(folder_, error);
  if (!error) fs::create_directories(folder, error);
  if (error) return tl::make_unexpected(page_error(error));
  fs::permissions(folder, fs::perms::owner_all, error);
  if (error) return tl::make_unexpected(page_error(error));
  const std::string name = std::string(kind) + "-" + random_digits() + std::string(kEnding);
  const fs::path file = folder / text::path_of(name);
  const fs::path begun = folder / text::path_of(name + std::string(kBegunEnding));
  const auto written = write_file(begun, page);
  if (written) fs::rename(begun, file, error);
  if (!written || error) {
    std::error_code ignored;
    fs::remove(begun, ignored);
    return tl::make_unexpected(written ? page_error(error) : written.error());
  }
  remove_oldest();
  return file;
}

void PageFolder::remove_oldest() const {
  struct Page {
    fs::file_time_type written;
    fs::path file;
  };
  std::vector<Page> pages;
  std::error_code error;
  for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error)) {
    std::error_code gone;  // another host may be removing the same
    const auto written = at->last_write_time(gone);
    if (!gone && is_ours(at->path())) pages.push_back({written, at->path()});
  }
  std::sort(pages.begin(), pages.end(),
            [](const Page& a, const Page& b) { return a.written > b.written; });
  for (std::size_t i = kMaxPages; i < pages.size(); ++i) fs::remove(pages[i].file, error);
}

}  // namespace pec::protocol
