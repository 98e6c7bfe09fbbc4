// SPDX-License-Identifier: EUPL-1.2
#include "host/reply_values.h"

#include "text/utf16_windows.h"

namespace pec::outlook {

using nlohmann::json;

std::string utf8_at(const json& object, const char* name) {
  if (!object.is_object() || !object.contains(name) || !object[name].is_string()) return {};
  return object[name].get<std::string>();
}

std::wstring text_at(const json& object, const char* name) {
  return text::utf16_of(utf8_at(object, name));
}

const json& list_at(const json& object, const char* name) {
  static const json kNothing = json::array();
  if (!object.is_object() || !object.contains(name) || !object[name].is_array()) return kNothing;
  return object[name];
}

const json& object_at(const json& object, const char* name) {
  static const json kNothing = json::object();
  if (!object.is_object() || !object.contains(name) || !object[name].is_object()) return kNothing;
  return object[name];
}

std::vector<std::wstring> texts_at(const json& object, const char* name, std::wstring_view mark) {
  std::vector<std::wstring> out;
  for (const json& one : list_at(object, name))
    if (one.is_string())
      out.push_back(std::wstring(mark) + text::utf16_of(one.get_ref<const std::string&>()));
  return out;
}

}  // namespace pec::outlook
