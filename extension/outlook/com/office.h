// SPDX-License-Identifier: EUPL-1.2
//
// Office's interfaces for what an add-in shows in its windows, from its type library ("Microsoft
// Office Object Library"): identifiers, and the methods in the order in which they are called by
// their place.
#pragma once

#include <windows.h>
// After windows.h, which it builds on.
#include <oaidl.h>

namespace pec::outlook {

inline constexpr IID kRibbonExtensibility = {
    0x000C0396, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
inline constexpr IID kCustomTaskPaneConsumer = {
    0x000C033E, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
inline constexpr IID kTaskPaneFactory = {
    0x000C033D, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
// _CustomTaskPaneEvents.
inline constexpr IID kTaskPaneEvents = {
    0x000C033C, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
inline constexpr DISPID kVisibleStateChange = 1;

// IRibbonExtensibility: asked once for each kind of window, which `ribbon` names
// ("Microsoft.Outlook.Explorer"). The callbacks that the XML names are called by those names, on
// the same object's IDispatch (Office VBA reference, IRibbonExtensibility.GetCustomUI).
struct RibbonExtensibility : public IDispatch {
  virtual HRESULT STDMETHODCALLTYPE GetCustomUI(BSTR ribbon, BSTR* xml) = 0;
};

// ICTPFactory (Office VBA reference, ICTPFactory.CreateCTP).
struct TaskPaneFactory : public IDispatch {
  // In: the class of an ActiveX control, a title, the window that it is for.
  virtual HRESULT STDMETHODCALLTYPE CreateCTP(BSTR control, BSTR title, VARIANT window,
                                              IDispatch** pane) = 0;
};

// ICustomTaskPaneConsumer (Office VBA reference, ICustomTaskPaneConsumer.CTPFactoryAvailable).
struct CustomTaskPaneConsumer : public IDispatch {
  virtual HRESULT STDMETHODCALLTYPE CTPFactoryAvailable(TaskPaneFactory* factory) = 0;
};

// MsoCTPDockPosition.
inline constexpr long kDockedAtTop = 1;

}  // namespace pec::outlook
