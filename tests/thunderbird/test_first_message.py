# SPDX-License-Identifier: EUPL-1.2
"""The first message that is opened after the add-on was installed, which may come before its script is known."""

from __future__ import annotations

import unittest

from known_cases import cases
from verdict_bench import VerdictBench


class FirstMessage(VerdictBench):
    def test_gets_one_banner(self) -> None:
        case = next(each for each in cases() if each.name == "kind-delivery-complete-sha256")
        message = self.deliver_all([case])[0]
        for _ in range(3):
            self.check_shown(case, message)


if __name__ == "__main__":
    unittest.main()
