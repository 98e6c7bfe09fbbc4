// SPDX-License-Identifier: EUPL-1.2
//
// The environment that the host inherits from a mail program, which whoever writes a shell profile
// or a desktop file controls. environment.cpp is the POSIX version.
#pragma once

#include <string_view>

namespace pec::host {

// Whether a variable stays. Everything else goes, above all what makes libraries read
// configuration or load code: OPENSSL_CONF, OPENSSL_MODULES, QT_PLUGIN_PATH, GCONV_PATH, ... On
// Windows in any case of letters.
bool is_kept(std::string_view variable);

// Removes from the environment of this process all that is not kept. To be called first in main(),
// before another thread or library reads it.
void clean_environment();

}  // namespace pec::host
