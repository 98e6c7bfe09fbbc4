// SPDX-License-Identifier: EUPL-1.2
//
// The labelled addresses (README-labelled.md), read.
#pragma once

#include <string>
#include <vector>

#include "addresses/evidence.h"

namespace pec::addresses {

struct LabelledItem {
  std::string source;  // "acceptance", "register-domain", ...
  std::string says;
  int age_days = 0;
  std::string detail;
};

struct LabelledAddress {
  std::string id;
  std::string address;
  std::vector<LabelledItem> evidence;
  std::vector<std::string> expected;  // identifiers of verdicts, or "malformed"
  std::string group;
};

// The whole set. Throws std::runtime_error, naming the line, where a row is not of this form.
std::vector<LabelledAddress> labelled_addresses(const std::string& file);

}  // namespace pec::addresses
