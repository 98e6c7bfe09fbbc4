// SPDX-License-Identifier: EUPL-1.2
#include "text/file_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.h"

namespace pec::text {
namespace {

// Extensions that run something on a double click; the last one of a name decides what happens.
constexpr std::array<std::string_view, 24> kExecutable = {
    "exe", "scr", "com", "bat", "cmd", "pif", "js",  "jse", "vbs", "vbe", "wsf", "wsh",
    "hta", "msi", "ps1", "jar", "lnk", "cpl", "reg", "url", "iso", "img", "vhd", "apk"};

// Device names of Windows, which a file cannot bear there whatever its extension.
constexpr std::array<std::string_view, 22> kReserved = {
    "con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};

// Unicode's bidirectional controls (UAX 9) in UTF-8: they let "fdp.exe" be shown as "exe.pdf".
constexpr std::array<std::string_view, 12> kBidi = {
    "\xD8\x9C",     "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC",
    "\xE2\x80\xAD", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"};

bool has_control(std::string_view name) {
  const bool c0 = std::any_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  if (c0) return true;
  // C1 controls are C2 80 to C2 9F in UTF-8.
  for (std::size_t i = 0; i + 1 < name.size(); ++i)
    if (name[i] == '\xC2' && static_cast<unsigned char>(name[i + 1]) < 0xA0) return true;
  return false;
}

bool has_bidi(std::string_view name) {
  return std::any_of(kBidi.begin(), kBidi.end(), [name](std::string_view control) {
    return name.find(control) != std::string_view::npos;
  });
}

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view item) {
  return std::any_of(list.begin(), list.end(), [item](std::string_view candidate) {
    return equals_ignoring_case(candidate, item);
  });
}

// "invoice.pdf.exe", "invoice.pdf      .exe": an extension that runs, after one that a person
// reads.
bool has_double_extension(std::string_view name) {
  const std::size_t last = name.rfind('.');
  if (last == std::string_view::npos || last == 0) return false;
  const std::size_t previous = name.rfind('.', last - 1);
  if (previous == std::string_view::npos) return false;
  const std::size_t shown = trimmed(name.substr(previous + 1, last - previous - 1)).size();
  return shown >= 2 && shown <= 5 && contains(kExecutable, trimmed(name.substr(last + 1)));
}

bool is_reserved(std::string_view name) {
  return contains(kReserved, trimmed(name.substr(0, name.find('.'))));
}

bool has_path(std::string_view name) {
  return name.find_first_of("/\\") != std::string_view::npos || name == "." || name == ".." ||
         (name.size() > 1 && name[1] == ':');
}

}  // namespace

std::vector<std::string_view> odd_name_reasons(std::string_view name) {
  std::vector<std::string_view> out;
  if (has_control(name)) out.emplace_back("control");
  if (has_bidi(name)) out.emplace_back("bidi");
  if (has_double_extension(name)) out.emplace_back("double-extension");
  if (is_reserved(name)) out.emplace_back("reserved");
  if (has_path(name)) out.emplace_back("path");
  return out;
}

}  // namespace pec::text
