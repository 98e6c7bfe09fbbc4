// SPDX-License-Identifier: EUPL-1.2
//
// The callbacks that the ribbon's XML names, and their arguments as Office gives them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "com/dispatch.h"

namespace pec::outlook {

enum class Callback : DISPID {
  on_load = 1,
  get_image,
  get_label,
  get_screentip,
  get_supertip,
  get_enabled,
  get_pressed,
  get_item_count,
  get_item_id,
  get_item_label,
  get_item_screentip,
  get_item_supertip,
  get_selected_item_index,
  on_button,
  on_toggle,
  on_choice
};

// None where no callback has that name.
std::optional<Callback> callback_named(std::wstring_view name);
// None where no callback has that number.
std::optional<Callback> callback_numbered(DISPID number);

// The argument at that place, the first one 0; Office gives the last one first. None where there
// are fewer, or it is no number or object. The object is null or lives as long as the call.
std::optional<long> number_at(const DISPPARAMS& arguments, UINT place);
IDispatch* object_at(const DISPPARAMS& arguments, UINT place);

}  // namespace pec::outlook
