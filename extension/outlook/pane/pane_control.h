// SPDX-License-Identifier: EUPL-1.2
//
// What the add-in and its own control, which Office makes for it, have between them.
#pragma once

#include <functional>
#include <string>
#include <unknwn.h>

#include "reading/shown_verdict.h"

namespace pec::outlook {

inline constexpr IID kPaneControl = {
    0xA3F4C9D1, 0x7B0E, 0x4D52, {0x8E, 0x6A, 0x0C, 0x5B, 0x19, 0xD7, 0xE2, 0xF6}};

// Within this library only: types of C++ go over it, and COM has no means to carry it to another
// thread or process.
struct PaneControl : public IUnknown {
  // In: what the button for the details says.
  virtual void show(const ShownVerdict& verdict, const std::wstring& details) = 0;
  // Called when the button is pressed; null: nobody any more.
  virtual void on_details(std::function<void()> told) noexcept = 0;
};

}  // namespace pec::outlook
