// SPDX-License-Identifier: EUPL-1.2
//
// Office at the ribbon: calls the callbacks by their names, each for a control in a window.
#pragma once

#include <string>
#include <vector>

#include "ribbon/ribbon.h"
#include "scripted_object.h"

namespace pec::outlook::testing {

class RibbonCaller {
 public:
  // All outlive this.
  RibbonCaller(World& world, Ribbon& ribbon, IDispatch* window)
      : world_(world), ribbon_(ribbon), window_(window) {}

  DISPID identifier(std::wstring name) const {
    LPOLESTR names = name.data();
    DISPID out = DISPID_UNKNOWN;
    ribbon_.identifier_of(&names, 1, &out);
    return out;
  }

  // In: `more` arguments after the control. Out: what the callback answers; `result`, if it is
  // given, what the call itself does.
  Value call(const std::wstring& callback, const std::wstring& control,
             const std::vector<const Value*>& more = {}, HRESULT* result = nullptr) const {
    auto object = ScriptedObject::make(world_);
    object->has(L"Id", control);
    object->has(L"Context", [this](const auto&) -> Called { return Value(window_); });
    const Value first(static_cast<IDispatch*>(object.get()));
    std::vector<VARIANT> arguments;
    for (auto each = more.rbegin(); each != more.rend(); ++each)
      arguments.push_back((*each)->variant());
    arguments.push_back(first.variant());
    DISPPARAMS parameters{arguments.data(), nullptr, static_cast<UINT>(arguments.size()), 0};
    Value out;
    const HRESULT told = ribbon_.invoke(identifier(callback), &parameters, out.out());
    if (result != nullptr) *result = told;
    return out;
  }

 private:
  World& world_;
  Ribbon& ribbon_;
  IDispatch* window_;
};

}  // namespace pec::outlook::testing
