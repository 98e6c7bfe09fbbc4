// SPDX-License-Identifier: EUPL-1.2
#include "host/exchanger_question.h"

namespace pec::host {

// Windows has no such question yet (cli/mx_lookup_windows.cpp).
protocol::ExchangerQuestion exchanger_question(const std::filesystem::path&) { return {}; }

}  // namespace pec::host
