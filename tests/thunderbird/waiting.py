# SPDX-License-Identifier: EUPL-1.2
"""Waiting for a state, never for a time: what is waited for has a name and a deadline."""

from __future__ import annotations

import time
from typing import Callable, TypeVar

T = TypeVar("T")

PAUSE = 0.05


def wait_until(what: str, condition: Callable[[], T], seconds: float = 60) -> T:
    """The first true answer of `condition`; AssertionError, saying the last one, when it never comes."""
    deadline = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds} s in vain for {what}; last answer: {answer!r}")
        time.sleep(PAUSE)
