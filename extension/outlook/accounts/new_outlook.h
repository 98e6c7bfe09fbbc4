// SPDX-License-Identifier: EUPL-1.2
//
// The "new Outlook", in which no add-in of this kind works.
#pragma once

namespace pec::outlook {

// Whether the user has it in place of classic Outlook: the value UseNewOutlook, a 1, of
// HKEY_CURRENT_USER\Software\Microsoft\Office\16.0\Outlook\Preferences (Microsoft, "Control the
// installation and use of new Outlook"). Absent, or of another type: no.
bool has_new_outlook();

}  // namespace pec::outlook
