// SPDX-License-Identifier: EUPL-1.2
#include "addin/work.h"

namespace pec::outlook {

Work::Work(const Surroundings& surroundings, IDispatch* application, Life& life, Language language)
    : texts_(language),
      windows_(surroundings.make_windows()),
      sending_host_(surroundings.host),
      reading_host_(surroundings.host),
      gate_(sending_host_, *windows_, texts_, surroundings.check_is_required),
      judge_(reading_host_, main_, texts_),
      desk_(judge_, main_, texts_, surroundings.open_original,
            [this, told = surroundings.verdict_changed](IDispatch* window) {
              if (told) told(window, desk_.in(window));
            }),
      watch_(application, life, main_, *this) {
  sending_host_.warm_up();
}

Work::~Work() = default;

bool Work::may_go(IDispatch* item) { return gate_.may_go(item); }

const Judged& Work::verdict_in(IDispatch* window) const { return desk_.in(window); }

void Work::on_shown(IDispatch* window, IDispatch* item) { desk_.shows(window, item); }

void Work::on_composing(IDispatch* /*window*/, IDispatch* /*item*/) {}

void Work::on_closed(IDispatch* window) { desk_.closed(window); }

}  // namespace pec::outlook
