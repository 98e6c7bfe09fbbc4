# SPDX-License-Identifier: EUPL-1.2
"""An X display nobody sees: Xvfb, which picks a free number itself."""

from __future__ import annotations

import os
import select
from pathlib import Path

from process import Process

SIZE = "1280x900x24"


def _line(reading: int) -> str:
    """Xvfb writes the number and the line's end apart, and ends when nobody reads both."""
    text = b""
    while not text.endswith(b"\n") and select.select([reading], [], [], 30)[0]:
        piece = os.read(reading, 16)
        if not piece:
            return ""
        text += piece
    return text.decode().strip()


class Display:
    """In `with`, `name` is what DISPLAY must say."""

    def __init__(self, log: Path) -> None:
        self._log = log

    def __enter__(self) -> "Display":
        reading, writing = os.pipe()
        try:
            command = ["/usr/bin/Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp"]
            self._server = Process(command, self._log, {"PATH": os.environ["PATH"]}, pass_fds=(writing,))
            os.close(writing)
            number = _line(reading)
        finally:
            os.close(reading)
        if not number:
            self._server.stop()
            raise AssertionError(f"Xvfb named no display: {self._log.read_text(errors='replace')}")
        self.name = f":{number}"
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()
