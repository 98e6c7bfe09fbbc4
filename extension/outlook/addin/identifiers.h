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

// ExplorersEvents, ExplorerEvents_10, InspectorsEvents, InspectorEvents_10, ItemEvents_10
// (Outlook).
inline constexpr IID kExplorersEvents = {
    0x00063078, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
inline constexpr DISPID kNewExplorer = 0xF001;
inline constexpr IID kExplorerEvents = {
    0x0006300F, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
inline constexpr DISPID kFolderSwitch = 0xF002;
inline constexpr DISPID kSelectionChange = 0xF007;
inline constexpr DISPID kExplorerClose = 0xF008;
inline constexpr DISPID kInlineResponse = 0xFC92;
inline constexpr IID kInspectorsEvents = {
    0x00063079, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
inline constexpr DISPID kNewInspector = 0xF001;
inline constexpr IID kInspectorEvents = {
    0x0006302A, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
inline constexpr DISPID kInspectorActivate = 0xF001;
inline constexpr DISPID kInspectorClose = 0xF008;
inline constexpr IID kItemEvents = {
    0x0006302B, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
inline constexpr DISPID kItemClose = 0xF004;
inline constexpr DISPID kPropertyChange = 0xF009;
inline constexpr DISPID kAttachmentAdd = 0xF00B;
inline constexpr DISPID kItemUnload = 0xFBAD;
inline constexpr DISPID kAttachmentRemove = 0xFBAE;

// This add-in: "PecCompanion.Outlook".
inline constexpr CLSID kAddIn = {
    0x8E0B0F3C, 0x6A0D, 0x4B47, {0x9C, 0x55, 0x2D, 0x4D, 0x0B, 0x7F, 0x5A, 0x31}};

// Its pane beside a message: "PecCompanion.OutlookPane".
inline constexpr CLSID kPane = {
    0x5D0C7E52, 0x2B7C, 0x4E38, {0x9D, 0x5E, 0x6B, 0x1A, 0x8C, 0x3F, 0x7E, 0x44}};

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
