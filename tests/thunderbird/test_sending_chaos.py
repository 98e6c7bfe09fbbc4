# SPDX-License-Identifier: EUPL-1.2
"""The short run of sending_chaos; `python3 -m sending_chaos 1000` is the long one."""

from __future__ import annotations

import unittest

from sending_chaos import Chaos

class ShortChaos(Chaos):
    rounds = 20

del Chaos  # it would be run here too

if __name__ == "__main__":
    unittest.main()
