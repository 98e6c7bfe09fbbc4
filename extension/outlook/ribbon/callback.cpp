// SPDX-License-Identifier: EUPL-1.2
#include "ribbon/callback.h"

namespace pec::outlook {
namespace {

constexpr std::array<std::wstring_view, 16> kNames = {L"OnLoad",
                                                      L"GetImage",
                                                      L"GetLabel",
                                                      L"GetScreentip",
                                                      L"GetSupertip",
                                                      L"GetEnabled",
                                                      L"GetPressed",
                                                      L"GetItemCount",
                                                      L"GetItemID",
                                                      L"GetItemLabel",
                                                      L"GetItemScreentip",
                                                      L"GetItemSupertip",
                                                      L"GetSelectedItemIndex",
                                                      L"OnButton",
                                                      L"OnToggle",
                                                      L"OnChoice"};

VARIANT* argument_at(const DISPPARAMS& arguments, UINT place) {
  if (place >= arguments.cArgs || arguments.rgvarg == nullptr) return nullptr;
  return &arguments.rgvarg[arguments.cArgs - 1 - place];
}

}  // namespace

std::optional<Callback> callback_named(std::wstring_view name) {
  for (std::size_t at = 0; at < kNames.size(); ++at) {
    const bool same =
        ::CompareStringOrdinal(name.data(), static_cast<int>(name.size()), kNames[at].data(),
                               static_cast<int>(kNames[at].size()), TRUE) == CSTR_EQUAL;
    if (same) return static_cast<Callback>(at + 1);
  }
  return std::nullopt;
}

std::optional<Callback> callback_numbered(DISPID number) {
  if (number < 1 || number > static_cast<DISPID>(kNames.size())) return std::nullopt;
  return static_cast<Callback>(number);
}

std::optional<long> number_at(const DISPPARAMS& arguments, UINT place) {
  VARIANT* const given = argument_at(arguments, place);
  if (given == nullptr || (given->vt & VT_TYPEMASK) == VT_DISPATCH) return std::nullopt;
  VARIANT number;
  ::VariantInit(&number);
  if (FAILED(::VariantChangeType(&number, given, 0, VT_I4))) return std::nullopt;
  return number.lVal;
}

IDispatch* object_at(const DISPPARAMS& arguments, UINT place) {
  VARIANT* const given = argument_at(arguments, place);
  if (given == nullptr) return nullptr;
  if (given->vt == VT_DISPATCH) return given->pdispVal;
  if (given->vt == (VT_BYREF | VT_DISPATCH) && given->ppdispVal != nullptr)
    return *given->ppdispVal;
  return nullptr;
}

}  // namespace pec::outlook
