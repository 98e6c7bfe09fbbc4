// SPDX-License-Identifier: EUPL-1.2
//
// Identifiers of Office's and Outlook's interfaces and events, from their type libraries, and our
// own.
#pragma once

#include <windows.h>
// After windows.h, which it builds on.
#include <oaidl.h>

namespace pec::outlook {

// _IDTExtensibility2 (MSADDNDR.DLL, "Microsoft Add-In Designer").
inline constexpr IID kExtensibility = {
    0xB65AD801, 0xABAF, 0x11D0, {0xBB, 0x8B, 0x00, 0xA0, 0xC9, 0x0F, 0x27, 0x44}};
// ApplicationEvents_11 (Outlook).
inline constexpr IID kApplicationEvents = {
    0x0006302C, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
inline constexpr DISPID kItemSend = 0xF002;
inline constexpr DISPID kQuit = 0xF007;

// This add-in: "PecCompanion.Outlook".
inline constexpr CLSID kAddIn = {
    0x8E0B0F3C, 0x6A0D, 0x4B47, {0x9C, 0x55, 0x2D, 0x4D, 0x0B, 0x7F, 0x5A, 0x31}};

// The methods in the order in which Office calls them by their place (the type library again).
struct Extensibility : public IDispatch {
  virtual HRESULT STDMETHODCALLTYPE OnConnection(IDispatch* application, long mode,
                                                 IDispatch* add_in, SAFEARRAY** custom) = 0;
  virtual HRESULT STDMETHODCALLTYPE OnDisconnection(long mode, SAFEARRAY** custom) = 0;
  virtual HRESULT STDMETHODCALLTYPE OnAddInsUpdate(SAFEARRAY** custom) = 0;
  virtual HRESULT STDMETHODCALLTYPE OnStartupComplete(SAFEARRAY** custom) = 0;
  virtual HRESULT STDMETHODCALLTYPE OnBeginShutdown(SAFEARRAY** custom) = 0;
};

// ext_ConnectMode: Outlook runs already, and OnStartupComplete does not come.
inline constexpr long kAfterStartup = 0;

}  // namespace pec::outlook
