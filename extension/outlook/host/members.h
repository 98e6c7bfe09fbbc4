// SPDX-License-Identifier: EUPL-1.2
//
// Members of a reply, whatever came: what is absent or of another type is nothing, and does no
// harm.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "text/utf16_windows.h"

namespace pec::outlook {

// Empty where there is no such text.
inline std::string utf8_at(const nlohmann::json& object, const char* name) {
  if (!object.is_object() || !object.contains(name) || !object[name].is_string()) return {};
  return object[name].get<std::string>();
}

inline std::wstring text_at(const nlohmann::json& object, const char* name) {
  return text::utf16_of(utf8_at(object, name));
}

// An empty list, or object, where there is none. As long as `object`.
inline const nlohmann::json& list_at(const nlohmann::json& object, const char* name) {
  static const nlohmann::json kNothing = nlohmann::json::array();
  if (!object.is_object() || !object.contains(name) || !object[name].is_array()) return kNothing;
  return object[name];
}

inline const nlohmann::json& object_at(const nlohmann::json& object, const char* name) {
  static const nlohmann::json kNothing = nlohmann::json::object();
  if (!object.is_object() || !object.contains(name) || !object[name].is_object()) return kNothing;
  return object[name];
}

}  // namespace pec::outlook
