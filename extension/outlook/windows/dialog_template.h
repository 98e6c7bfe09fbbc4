// SPDX-License-Identifier: EUPL-1.2
//
// A window described in memory (DLGTEMPLATE), so that its texts are those of the reader's language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>
#include <windows.h>

namespace pec::outlook {

// In units of the font, as all of it: so it grows with the font and the screen's scale.
struct Place {
  short x, y, width, height;
};

// A window that asks, and is as large as it is.
inline constexpr DWORD kQuestion = DS_MODALFRAME | DS_CENTER | WS_POPUP | WS_CAPTION | WS_SYSMENU;

// One that a person may make larger.
inline constexpr DWORD kResizing = WS_THICKFRAME | WS_MAXIMIZEBOX | WS_MINIMIZEBOX | DS_CENTER |
                                   WS_POPUP | WS_CAPTION | WS_SYSMENU;

class DialogTemplate {
 public:
  // In: `style` besides that it has that font.
  DialogTemplate(std::wstring_view title, short width, short height, DWORD style = kQuestion);

  // In: `kind` is Windows' number of a class, 0x0080 a button, 0x0081 an edit field, 0x0082 a text.
  void add(WORD kind, int number, DWORD style, Place place, std::wstring_view text);
  // The same of a class by its name: L"SysTreeView32".
  void add(std::wstring_view kind, int number, DWORD style, Place place, std::wstring_view text);

  // Lasts as long as this, until the next add().
  const DLGTEMPLATE* get();

 private:
  void put(std::uint16_t value) { words_.push_back(value); }
  void put_double(std::uint32_t value);
  void put(std::wstring_view text);
  void begin_control(int number, DWORD style, Place place);
  void end_control(std::wstring_view text);

  std::vector<std::uint16_t> words_;
  std::uint16_t count_ = 0;
};

}  // namespace pec::outlook
