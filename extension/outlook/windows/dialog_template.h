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

class DialogTemplate {
 public:
  enum class Frame { fixed, resizing };
  DialogTemplate(std::wstring_view title, short width, short height, Frame frame = Frame::fixed);

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
  void align();
  void begin_control(int number, DWORD style, Place place);

  std::vector<std::uint16_t> words_;
  std::uint16_t count_ = 0;
};

}  // namespace pec::outlook
