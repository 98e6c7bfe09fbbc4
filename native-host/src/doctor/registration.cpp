// SPDX-License-Identifier: EUPL-1.2
#include "doctor/registration.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace pec::doctor {
namespace {

using nlohmann::json;

std::string text_member(const json& object, const char* member) {
  const auto at = object.find(member);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

// "a, b"; what is no text is left out.
std::string listed(const json& list) {
  std::string out;
  for (const json& item : list) {
    if (item.is_string()) out += (out.empty() ? "" : ", ") + item.get<std::string>();
  }
  return out;
}

}  // namespace

Manifest read_manifest(std::string_view json_text) {
  const json manifest = json::parse(json_text, nullptr, /*allow_exceptions=*/false);
  if (!manifest.is_object()) return {Outcome::registration_not_json, {}, {}};
  Manifest out;
  out.program = text_member(manifest, "path");
  const std::string name = text_member(manifest, "name");
  const std::string type = text_member(manifest, "type");
  const json allowed = manifest.value("allowed_extensions", json::array());
  const bool ours =
      allowed.is_array() && std::find(allowed.begin(), allowed.end(), kAddonId) != allowed.end();
  if (name != kHostName) {
    out.outcome = Outcome::registration_other_name;
    out.found = name;
  } else if (type != "stdio") {
    out.outcome = Outcome::registration_not_stdio;
    out.found = type;
  } else if (!ours) {
    out.outcome = Outcome::registration_other_addon;
    out.found = listed(allowed);
  }
  return out;
}

}  // namespace pec::doctor
