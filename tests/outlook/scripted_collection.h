// SPDX-License-Identifier: EUPL-1.2
//
// Collections of Outlook's objects.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "scripted_object.h"

namespace pec::outlook::testing {

// Count, and Item(1) .. Item(Count).
inline Owned<ScriptedObject> collection(World& world, std::vector<Owned<ScriptedObject>> members) {
  auto out = ScriptedObject::make(world);
  out->has(L"Count", static_cast<long>(members.size()));
  auto kept = std::make_shared<std::vector<Owned<ScriptedObject>>>(std::move(members));
  out->has(L"Item", [kept](const std::vector<VARIANT>& arguments) -> Called {
    if (arguments.size() != 1 || arguments[0].vt != VT_I4)
      return tl::make_unexpected(DISP_E_TYPEMISMATCH);
    const long at = arguments[0].lVal;
    if (at < 1 || static_cast<std::size_t>(at) > kept->size())
      return tl::make_unexpected(DISP_E_BADINDEX);
    return Value(static_cast<IDispatch*>((*kept)[static_cast<std::size_t>(at) - 1].get()));
  });
  return out;
}

}  // namespace pec::outlook::testing
