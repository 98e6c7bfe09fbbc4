// SPDX-License-Identifier: EUPL-1.2
//
// Whether a JSON value is what a JSON Schema says, for the few keywords that ours use; an unknown
// keyword is a fault too, so that none is passed over.
#pragma once

#include <algorithm>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

namespace pec::tests {

class JsonSchema {
 public:
  explicit JsonSchema(nlohmann::json schema) : root_(std::move(schema)) {}

  // What does not fit, with its place; empty when all does.
  std::string fault(const nlohmann::json& value) const { return check(value, root_, "$"); }

 private:
  using json = nlohmann::json;

  static bool has_type(const json& value, const std::string& type) {
    return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
           (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
           (type == "integer" && value.is_number_integer()) || (type == "null" && value.is_null());
  }

  std::string check(const json& value, const json& schema, const std::string& at) const {
    for (const auto& [keyword, rule] : schema.items()) {
      const std::string what = check_keyword(value, schema, keyword, rule, at);
      if (!what.empty()) return what;
    }
    return {};
  }

  std::string check_keyword(const json& value, const json& schema, const std::string& keyword,
                            const json& rule, const std::string& at) const {
    static const std::set<std::string> kSilent = {"$schema", "$id", "title", "description",
                                                  "$defs"};
    if (kSilent.count(keyword) > 0) return {};
    if (keyword == "$ref")
      return check(value, root_.at(json::json_pointer(rule.get<std::string>().substr(1))), at);
    if (keyword == "type") {
      const json types = rule.is_array() ? rule : json::array({rule});
      const bool fits = std::any_of(types.begin(), types.end(), [&value](const json& type) {
        return has_type(value, type.get<std::string>());
      });
      return fits ? std::string() : at + ": wrong type";
    }
    if (keyword == "enum") {
      const bool known = std::find(rule.begin(), rule.end(), value) != rule.end();
      return known ? std::string() : at + ": not one of the values: " + value.dump();
    }
    if (keyword == "anyOf") {
      const bool fits = std::any_of(rule.begin(), rule.end(),
                                    [&](const json& one) { return check(value, one, at).empty(); });
      return fits ? std::string() : at + ": fits none";
    }
    if (keyword == "minimum")
      return !value.is_number() || value >= rule ? std::string() : at + ": too small";
    if (keyword == "items") {
      for (std::size_t i = 0; value.is_array() && i < value.size(); ++i)
        if (auto what = check(value[i], rule, at + "." + std::to_string(i)); !what.empty())
          return what;
      return {};
    }
    if (keyword == "required") {
      for (const json& name : rule)
        if (!value.contains(name.get<std::string>())) return at + ": lacks " + name.dump();
      return {};
    }
    if (keyword == "properties" || keyword == "additionalProperties")
      return check_members(value, schema, at);
    return at + ": the schema has an unknown keyword " + keyword;
  }

  std::string check_members(const json& value, const json& schema, const std::string& at) const {
    const json known = schema.value("properties", json::object());
    const json others = schema.value("additionalProperties", json(true));
    for (const auto& [name, member] : value.items()) {
      const bool is_known = known.contains(name);
      if (!is_known && others == false) return at + ": has an unknown member " + name;
      const json& rule = is_known ? known.at(name) : others;
      if (!rule.is_object()) continue;
      if (auto what = check(member, rule, at + "." + name); !what.empty()) return what;
    }
    return {};
  }

  json root_;
};

}  // namespace pec::tests
