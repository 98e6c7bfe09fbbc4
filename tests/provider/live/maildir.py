# SPDX-License-Identifier: EUPL-1.2
"""A mailbox on disk in the Maildir form: a message is written aside, then renamed into place."""

from __future__ import annotations

import itertools
import os
import time
from pathlib import Path

FOLDERS = ("tmp", "new", "cur")


class Maildir:
    """One mailbox. `owner` is the (uid, gid) the files are given to, when another user reads them."""

    def __init__(self, root: Path, owner: tuple[int, int] | None = None) -> None:
        self.root = root
        self._owner = owner
        self._numbers = itertools.count(1)
        for folder in (root, *(root / name for name in FOLDERS)):
            folder.mkdir(parents=True, exist_ok=True)
            self._give(folder)

    def deliver(self, message: bytes) -> Path:
        """Returns where the message lies; a reader sees it whole or not at all."""
        name = f"{time.time_ns()}.P{os.getpid()}Q{next(self._numbers)}.live"
        unfinished = self.root / "tmp" / name
        unfinished.write_bytes(message)
        self._give(unfinished)
        return unfinished.rename(self.root / "new" / name)

    def messages(self) -> list[bytes]:
        """What has been delivered and not yet removed, the oldest first."""
        files = [path for name in ("new", "cur") for path in (self.root / name).iterdir()]
        return [path.read_bytes() for path in sorted(files, key=lambda path: path.name)]

    def _give(self, path: Path) -> None:
        if self._owner:
            os.chown(path, *self._owner)
