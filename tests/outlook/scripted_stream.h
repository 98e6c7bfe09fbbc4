// SPDX-License-Identifier: EUPL-1.2
//
// A property as a stream, with whatever a store may do wrong.
#pragma once

#include "scripted_mapi.h"
#include "scripted_unknown.h"

namespace pec::outlook::testing {

Owned<IStream> make_stream(World& world, StoredStream stored);

}  // namespace pec::outlook::testing
