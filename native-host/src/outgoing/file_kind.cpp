// SPDX-License-Identifier: EUPL-1.2
#include "outgoing/file_kind.h"

#include <array>
#include <cstdint>

#include "text/ascii.h"

namespace pec::outgoing {
namespace {

using namespace std::string_view_literals;

// Little-endian, 0 past the end.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  std::uint32_t out = 0;
  for (std::size_t i = size; i-- > 0;)
    out = (out << 8U) | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

bool has_at(std::string_view bytes, std::size_t at, std::string_view wanted) {
  return at <= bytes.size() && bytes.substr(at).starts_with(wanted);
}

// "MZ" alone may begin a text; the offset at 0x3C leads to the header of the real format, and a
// program for DOS has a size that fits ("MZ" header: bytes in the last page, pages).
bool is_program(std::string_view bytes) {
  constexpr std::size_t kNewHeader = 0x3C;
  if (!bytes.starts_with("MZ") || bytes.size() < kNewHeader + 4) return false;
  const std::uint32_t at = number_at(bytes, kNewHeader, 4);
  for (const std::string_view mark : {"PE\0\0"sv, "NE"sv, "LE"sv, "LX"sv})
    if (has_at(bytes, at, mark)) return true;
  const std::uint32_t in_last_page = number_at(bytes, 2, 2);
  const std::uint32_t pages = number_at(bytes, 4, 2);
  const std::uint32_t header_paragraphs = number_at(bytes, 8, 2);
  return in_last_page < 512 && pages > 0 && pages < 2048 && header_paragraphs > 0 &&
         header_paragraphs * 16 < pages * 512;
}

// [MS-SHLLINK] 2.1: the header's size and the class of links.
constexpr std::string_view kShortcut = "\x4C\0\0\0\x01\x14\x02\0\0\0\0\0\xC0\0\0\0\0\0\0\x46"sv;

// [MS-CFB]: in the root entry of the directory is the class of who made the file.
constexpr std::string_view kCompound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

std::string_view kind_of_compound(std::string_view bytes) {
  constexpr std::size_t kSectorShift = 0x1E;
  constexpr std::size_t kFirstDirectorySector = 0x30;
  constexpr std::size_t kClass = 0x50;
  constexpr std::size_t kClassBytes = 16;
  // 000C1084, 000C1086 (patch), 000C1082 (transform) -0000-0000-C000-000000000046
  constexpr std::string_view kInstallerTail = "\x10\x0C\0\0\0\0\0\xC0\0\0\0\0\0\0\x46"sv;
  const std::uint32_t shift = number_at(bytes, kSectorShift, 2);
  if (shift != 9 && shift != 12) return {};
  const std::uint64_t sector = number_at(bytes, kFirstDirectorySector, 4);
  const std::uint64_t at = ((sector + 1) << shift) + kClass;
  if (at + kClassBytes > bytes.size()) return {};
  const std::string_view id = bytes.substr(at, kClassBytes);
  if (id.substr(1) != kInstallerTail) return {};
  if (id.front() == '\x84') return "msi";
  return id.front() == '\x86' ? "msp" : "";
}

// Java's class files share their first four bytes with programs of macOS for several processors,
// which have a small count where a class has its version: 45 is Java 1.1.
bool is_class(std::string_view bytes) {
  if (!bytes.starts_with("\xCA\xFE\xBA\xBE"sv) || bytes.size() < 8) return false;
  const auto version = static_cast<unsigned>((static_cast<unsigned char>(bytes[6]) << 8U) |
                                             static_cast<unsigned char>(bytes[7]));
  return bytes[4] == 0 && version >= 45 && version < 200;
}

// The same in UTF-16LE, as Windows writes registry files.
bool starts_with_wide(std::string_view bytes, std::string_view ascii) {
  if (bytes.size() < 2 * ascii.size()) return false;
  for (std::size_t i = 0; i < ascii.size(); ++i)
    if (bytes[2 * i] != ascii[i] || bytes[2 * i + 1] != 0) return false;
  return true;
}

bool is_registry(std::string_view bytes) {
  constexpr std::string_view kFive = "Windows Registry Editor Version 5.00";
  if (bytes.starts_with("\xFF\xFE"sv)) return starts_with_wide(bytes.substr(2), kFive);
  return bytes.starts_with(kFive) || bytes.starts_with("REGEDIT4\r") ||
         bytes.starts_with("REGEDIT4\n");
}

}  // namespace

std::string_view refused_kind(std::string_view content) {
  if (is_program(content)) return "exe";
  if (content.starts_with(kShortcut)) return "lnk";
  if (content.starts_with(kCompound)) return kind_of_compound(content);
  if (is_class(content)) return "class";
  if (is_registry(content)) return "reg";
  if (content.starts_with("ITSF\x03\0\0\0"sv)) return "chm";
  if (content.starts_with("!BDN"sv)) return "pst";
  if (content.starts_with("[InternetShortcut]"sv)) return "url";
  return {};
}

Container container_of(std::string_view content) {
  constexpr std::size_t kTarMark = 257;  // POSIX.1, ustar
  if (content.starts_with("PK\x03\x04"sv) || content.starts_with("PK\x05\x06"sv))
    return Container::zip;
  if (content.starts_with("\x1F\x8B\x08"sv)) return Container::gzip;
  return has_at(content, kTarMark, "ustar") ? Container::tar : Container::none;
}

std::string_view extension_of(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  // Windows drops dots and blanks at the end: "a.exe." runs.
  while (!name.empty() && (name.back() == '.' || text::is_space(name.back())))
    name.remove_suffix(1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : text::trimmed(name.substr(dot + 1));
}

}  // namespace pec::outgoing
