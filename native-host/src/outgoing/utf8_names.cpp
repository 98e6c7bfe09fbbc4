// SPDX-License-Identifier: EUPL-1.2
#include "outgoing/utf8_names.h"

#include <clocale>

namespace pec::outgoing {

struct Utf8Names::Before {
  locale_t ours;
  locale_t before;
};

// The C library has this one built in; without it the names of some archives stay unread, which is
// told.
Utf8Names::Utf8Names() {
  const locale_t ours = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  if (ours == nullptr) return;
  before_ = std::make_unique<Before>(Before{ours, ::uselocale(ours)});
}

Utf8Names::~Utf8Names() {
  if (!before_) return;
  ::uselocale(before_->before);
  ::freelocale(before_->ours);
}

}  // namespace pec::outgoing
