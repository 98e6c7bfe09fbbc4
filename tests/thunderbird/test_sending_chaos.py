# SPDX-License-Identifier: EUPL-1.2
"""The short run of sending_chaos; `python3 -m sending_chaos 1000` is the long one.

The short one does not end the event page by force: each window that is found and opened anew takes half a minute, and
what a stopped page leaves behind is tested in test_sending_trouble.
"""

from __future__ import annotations

import unittest

from sending_chaos import Chaos


class ShortChaos(Chaos):
    rounds = 20
    ways = ("host", "host", "dialog", "nothing")


del Chaos  # it would be run here too

if __name__ == "__main__":
    unittest.main()
