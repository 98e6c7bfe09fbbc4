// SPDX-License-Identifier: EUPL-1.2
//
// From a sample's bytes to its layout and the region of each byte.
#pragma once

#include "sample.h"

namespace pec::mutation {

// Fills fields, meaning, layout, cms and regions from `sample.bytes` and `sample.role`. False: not
// a message we understand.
bool take_apart(Sample& sample);

// The signature part's decoded bytes in a mutant of it.
std::string decoded_signature(std::string_view body, bool base64);

}  // namespace pec::mutation
