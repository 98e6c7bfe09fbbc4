// SPDX-License-Identifier: EUPL-1.2
//
// Does a message claim to be PEC? Only one that does can be a fake; one that does not is ordinary
// mail, whatever else it is. Private to verification/.
#pragma once

#include "certification/kinds.h"
#include "mail/message.h"

namespace pec::verification {

struct Claim {
  bool any = false;
  // True when the claim is more than an identifier that originals and replies carry along too
  // (X-TipoRicevuta, X-Riferimento-Message-ID): what makes a nested message worth a verdict.
  bool strong = false;
  // What the headers say it is; unsigned, so only to be shown as a claim.
  certification::Kind kind = certification::Kind::none;
};

Claim claim_of(const mail::Entity& root);

}  // namespace pec::verification
