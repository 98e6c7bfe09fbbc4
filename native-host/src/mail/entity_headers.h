// SPDX-License-Identifier: EUPL-1.2
//
// Fills an Entity with what its header block says about it. Private to mail/.
#pragma once

#include <string_view>

#include "mail/message.h"

namespace pec::mail {

// Parses `block` into `entity.headers` and sets type, boundary, name and encoding from it.
void read_entity_headers(std::string_view block, Entity& entity);

}  // namespace pec::mail
