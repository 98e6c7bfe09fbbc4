# SPDX-License-Identifier: EUPL-1.2
"""The program for Linux and the program for Windows, started in the same way."""

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

RUN_WINE = Path(__file__).resolve().parent / "run-wine"


@dataclass(frozen=True)
class Program:
    command: tuple[str, ...]

    def run(self, *arguments, folder=None, stdin=b"") -> subprocess.CompletedProcess:
        """Runs it in `folder`; what comes out is bytes."""
        with tempfile.TemporaryDirectory() as empty:
            # Neither this person's language nor anchors they added reach the program.
            environment = {
                name: value
                for name, value in os.environ.items()
                if name not in ("LC_MESSAGES", "COLUMNS")
            }
            environment |= {"XDG_DATA_HOME": empty, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
            return subprocess.run(
                [*self.command, *map(os.fspath, arguments)],
                cwd=folder,
                input=stdin,
                env=environment,
                capture_output=True,
                check=False,
            )


def for_linux(path: Path) -> Program:
    return Program((os.fspath(path.resolve()),))


def for_windows(path: Path) -> Program:
    """Without --dlls: what it needs must lie beside it, as in an installation."""
    return Program((os.fspath(RUN_WINE), os.fspath(path.resolve())))
