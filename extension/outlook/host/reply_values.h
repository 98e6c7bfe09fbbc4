// SPDX-License-Identifier: EUPL-1.2
//
// Members of a reply, taken so that whatever comes does no harm: of another type they are as if
// they were not there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace pec::outlook {

// Empty where there is none.
std::wstring text_at(const nlohmann::json& object, const char* name);
std::string utf8_at(const nlohmann::json& object, const char* name);
// An empty list, or object, where there is none. As long as `object`.
const nlohmann::json& list_at(const nlohmann::json& object, const char* name);
const nlohmann::json& object_at(const nlohmann::json& object, const char* name);
// The texts of a list, each after `mark`.
std::vector<std::wstring> texts_at(const nlohmann::json& object, const char* name,
                                   std::wstring_view mark = {});

}  // namespace pec::outlook
