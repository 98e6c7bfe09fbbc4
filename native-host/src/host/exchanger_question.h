// SPDX-License-Identifier: EUPL-1.2
//
// The question of addresses.ask: which servers take the mail of domains. The host itself has no
// network: it has the command of this installation ask, "pec-companion address --only-exchangers".
#pragma once

#include <filesystem>

#include "protocol/session.h"

namespace pec::host {

// In: the program of the command. Out: the question; empty on systems that have none. A name server
// that is silent is waited for only once (cli/mx_lookup.h).
protocol::ExchangerQuestion exchanger_question(const std::filesystem::path& program);

}  // namespace pec::host
