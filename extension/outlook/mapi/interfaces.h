// SPDX-License-Identifier: EUPL-1.2
//
// Extended MAPI, called through pointers to its interfaces alone: no function of mapi32.dll is
// called, and so none is linked. Nothing that MAPI allocates is taken from it either (as
// IMAPIProp::GetProps would hand out), since only a function of that library could free it
// (Microsoft, "MAPIFreeBuffer").
#pragma once

#include <windows.h>
// After windows.h, which they build on. The methods stand there in the order of Microsoft's pages
// ("Vtable order").
#include <mapix.h>
#include <objidl.h>

namespace pec::outlook {

// IID_IMAPISession and IID_IMessage (Microsoft, mapiguid.h).
inline constexpr IID kMapiSession = {
    0x00020300, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
inline constexpr IID kMapiMessage = {
    0x00020307, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};

}  // namespace pec::outlook
