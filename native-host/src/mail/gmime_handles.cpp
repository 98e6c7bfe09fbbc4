// SPDX-License-Identifier: EUPL-1.2
#include "mail/gmime_handles.h"

namespace pec::mail {

void ensure_gmime() {
  // g_mime_init counts its callers without a lock, so it must not race with itself.
  static const bool initialised = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(initialised);
}

}  // namespace pec::mail
