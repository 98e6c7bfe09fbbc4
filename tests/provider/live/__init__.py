# SPDX-License-Identifier: EUPL-1.2
"""A PEC provider that runs: takes mail over SMTP, and answers and delivers as a provider does.

Imported as the package `live` with tests/provider on the path; it uses the modules there.
"""
