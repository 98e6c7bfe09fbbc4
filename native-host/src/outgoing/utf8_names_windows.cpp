// SPDX-License-Identifier: EUPL-1.2
//
// The Windows version of utf8_names.cpp: names are UTF-16 there, and no locale comes into it.
#include "outgoing/utf8_names.h"

namespace pec::outgoing {

struct Utf8Names::Before {};

Utf8Names::Utf8Names() = default;
Utf8Names::~Utf8Names() = default;

}  // namespace pec::outgoing
