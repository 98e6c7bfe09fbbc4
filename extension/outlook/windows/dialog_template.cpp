// SPDX-License-Identifier: EUPL-1.2
#include "windows/dialog_template.h"

namespace pec::outlook {
namespace {

constexpr std::uint16_t kNone = 0;
constexpr std::uint16_t kByNumber = 0xFFFF;
constexpr std::uint16_t kPoints = 9;
constexpr std::size_t kCountAt = 4;  // of the controls: after style and extended style
// What Windows itself writes its windows in.
constexpr std::wstring_view kFont = L"Segoe UI";

}  // namespace

DialogTemplate::DialogTemplate(std::wstring_view title, short width, short height, DWORD style) {
  put_double(style | DS_SETFONT);
  put_double(0);
  put(kNone);  // how many controls; get() knows
  for (const short each : {short{0}, short{0}, width, height})
    put(static_cast<std::uint16_t>(each));
  put(kNone);  // menu
  put(kNone);  // class
  put(title);
  put(kPoints);
  put(kFont);
}

void DialogTemplate::put_double(std::uint32_t value) {
  put(static_cast<std::uint16_t>(value & 0xFFFFU));
  put(static_cast<std::uint16_t>(value >> 16U));
}

void DialogTemplate::put(std::wstring_view text) {
  for (const wchar_t c : text) put(static_cast<std::uint16_t>(c));
  put(kNone);
}

// A control begins at a multiple of four bytes.
void DialogTemplate::begin_control(int number, DWORD style, Place place) {
  if (words_.size() % 2 != 0) put(kNone);
  put_double(style | WS_CHILD | WS_VISIBLE);
  put_double(0);
  for (const short each : {place.x, place.y, place.width, place.height})
    put(static_cast<std::uint16_t>(each));
  put(static_cast<std::uint16_t>(number));
}

void DialogTemplate::end_control(std::wstring_view text) {
  put(text);
  put(kNone);  // no data of its own
  ++count_;
}

void DialogTemplate::add(WORD kind, int number, DWORD style, Place place, std::wstring_view text) {
  begin_control(number, style, place);
  put(kByNumber);
  put(kind);
  end_control(text);
}

void DialogTemplate::add(std::wstring_view kind, int number, DWORD style, Place place,
                         std::wstring_view text) {
  begin_control(number, style, place);
  put(kind);
  end_control(text);
}

const DLGTEMPLATE* DialogTemplate::get() {
  words_[kCountAt] = count_;
  return reinterpret_cast<const DLGTEMPLATE*>(words_.data());
}

}  // namespace pec::outlook
