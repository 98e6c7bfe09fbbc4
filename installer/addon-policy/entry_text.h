// SPDX-License-Identifier: EUPL-1.2
//
// The entry of one add-on in the policy ExtensionSettings, as a JSON text holds it: looked for, put
// in, taken out. Every other character of the text stays.
#pragma once

#include <string>
#include <string_view>

namespace pec::policy {

// Which add-on, and the address of its file. Its entry has Thunderbird install it, so that a user
// may switch it off ("normal_installed").
struct Entry {
  std::string id;
  std::string url;
};

inline constexpr std::string_view kInstallationMode = "normal_installed";

// Where a text has the policy.
enum class Form {
  settings,       // the text is the policy: the registry's value ExtensionSettings
  policies_file,  // {"policies": {"ExtensionSettings": ...}}: policies.json
};

enum class Found {
  unreadable,  // no JSON, or the policy is there and is no object: Thunderbird has no use of it
  no_policy,   // the text says nothing of add-ons
  no_entry,    // of others' alone
  another,     // somebody's, for this add-on
  ours,        // exactly the entry given
};

Found look(std::string_view text, Form form, const Entry& entry);

// In: a text with Found::no_entry. Out: the same with the entry behind the others, laid out as they
// are.
std::string with_entry(std::string_view text, Form form, const Entry& entry);

// In: a text with Found::ours. Out: what with_entry() was given, if it made it and nobody changed
// it.
std::string without_entry(std::string_view text, Form form, const Entry& entry);

// The address of a file: RFC 8089, section 2. In: a full path of a drive, UTF-8.
std::string file_url(std::string_view path);

}  // namespace pec::policy
