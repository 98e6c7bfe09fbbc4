# SPDX-License-Identifier: EUPL-1.2
"""A program started for a test: in a process group of its own, with a log, ended in any case."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path


class Process:
    """`setpriv` has the kernel end the program when the test dies without a chance to clean up."""

    def __init__(self, command: list[str | Path], log: Path, environment: dict[str, str],
                 run_as: tuple[int, int] | None = None, pass_fds: tuple[int, ...] = ()) -> None:
        self.log = log
        prefix = ["/usr/bin/setpriv", "--pdeathsig", "KILL"]
        if run_as:
            prefix += ["--reuid", str(run_as[0]), "--regid", str(run_as[1]), "--clear-groups"]
        with open(log, "ab") as output:
            self._child = subprocess.Popen([*prefix, *map(str, command)], stdin=subprocess.DEVNULL, stdout=output,
                                           stderr=output, env=environment, start_new_session=True,
                                           pass_fds=pass_fds)
        self.id = self._child.pid

    def ended(self) -> bool:
        return self._child.poll() is not None

    def must_run(self) -> None:
        """Says in the words of its log why a program that should be there is not."""
        if self.ended():
            text = self.log.read_text(errors="replace")
            raise AssertionError(f"{self._child.args} ended with {self._child.returncode}:\n{text[-3000:]}")

    def wait(self, seconds: float | None = None) -> int | None:
        """The exit status, or None when it still runs then."""
        try:
            return self._child.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def stop(self, patience: float = 10) -> None:
        """Ends the program, and whatever is left of its group."""
        for way in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.id, way)
            except ProcessLookupError:
                break
            self.wait(patience)
        self._child.wait()
