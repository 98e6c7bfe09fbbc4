// SPDX-License-Identifier: EUPL-1.2
#include "host/connection_test.h"

namespace pec::host {

// The doctor has no server test on Windows yet (doctor/server_test_windows.cpp).
protocol::ServerTest connection_test(const std::filesystem::path&) { return {}; }

}  // namespace pec::host
