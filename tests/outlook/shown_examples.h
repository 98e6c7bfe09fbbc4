// SPDX-License-Identifier: EUPL-1.2
//
// Verdicts as they are shown, of each tone, to be looked at and to be tried with.
#pragma once

#include "reading/shown_verdict.h"
#include "texts/texts.h"

namespace pec::outlook::testing {

// In: the add-in's own sentences are in the language of `texts`, the host's are Italian, English or
// German by it.
ShownVerdict example_of(Tone tone, const Texts& texts);

}  // namespace pec::outlook::testing
