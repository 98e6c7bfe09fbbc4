// SPDX-License-Identifier: EUPL-1.2
//
// A message of MAPI, with its attachment table, its attachments and their streams.
#pragma once

#include <memory>

#include "scripted_mapi.h"
#include "scripted_unknown.h"

namespace pec::outlook::testing {

Owned<IMessage> make_message(World& world, std::shared_ptr<const StoredMessage> message);

}  // namespace pec::outlook::testing
