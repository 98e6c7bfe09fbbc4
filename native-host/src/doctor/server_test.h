// SPDX-License-Identifier: EUPL-1.2
//
// Connects to a mail server as a mail program would, up to the point where a password would follow,
// and says what stood in the way. server_test.cpp is the POSIX version.
#pragma once

#include <chrono>

#include "doctor/server.h"

namespace pec::doctor {

// A greeting that comes later than this is worth a note: mail programs seem to hang.
inline constexpr std::chrono::seconds kLate{3};
// How long a server that says nothing is asked whether it wants TLS.
inline constexpr std::chrono::seconds kProbeTime{3};

// Whether there is a connection test on this system.
bool server_tests_exist();

// Ends within `limits.total`, whatever the server does. Sends a greeting, a question for what the
// server can do and a goodbye: no name, no password, no message.
ServerReport test_server(const Server& server, const TimeLimits& limits);

}  // namespace pec::doctor
