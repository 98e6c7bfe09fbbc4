// SPDX-License-Identifier: EUPL-1.2
//
// The places where Thunderbird for Windows reads the policy ExtensionSettings from
// (EnterprisePoliciesParent.sys.mjs, WindowsGPOParser.sys.mjs): a key of the registry with a key
// for each add-on, a value of it that is JSON, and policies.json beside the program. The registry
// goes before the file; in it, the key before the value, or, with newer versions, both together.
#pragma once

#include <filesystem>
#include <memory>

#include "entry_text.h"

namespace pec::policy {

class Place {
 public:
  virtual ~Place() = default;
  Place() = default;
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  Place(Place&&) = delete;
  Place& operator=(Place&&) = delete;

  // Found::no_policy also where the place itself is not there.
  virtual Found look(const Entry& entry) const = 0;
  // After Found::no_entry; the key also after Found::no_policy. False: Windows refused, and nothing
  // is changed.
  virtual bool put(const Entry& entry) = 0;
  // After Found::ours. False as above.
  virtual bool take(const Entry& entry) = 0;
};

std::unique_ptr<Place> registry_key();
std::unique_ptr<Place> registry_value();
// In: a full path; may be empty, where there is no such file. One outside the folders of programs
// counts as unreadable: this program has every right, and others could have it write elsewhere.
std::unique_ptr<Place> policies_file(std::filesystem::path path);

// Where policies.json would lie beside the Thunderbird that its installer told Windows of; empty
// where there is none.
std::filesystem::path path_of_policies_file();

}  // namespace pec::policy
