# SPDX-License-Identifier: EUPL-1.2
"""The installed Thunderbird, with a home and profile of its own, driven through Marionette."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Iterator

from marionette import Marionette, MarionetteError
from process import Process
from waiting import wait_until

PROGRAM = "/usr/bin/thunderbird"
PRESETS = "/usr/share/thunderbird/isp"  # "isp" of its own folder is a link to it
SECONDS_TO_START = 120
ACTIVE_PORT = "MarionetteActivePort"


class Thunderbird:
    """`home` and `profile` belong to it alone. Without a display it is headless. In `with`, it runs."""

    def __init__(self, home: Path, profile: Path, log: Path, display: str | None = None,
                 language: str = "C.UTF-8", presets: Path | None = None) -> None:
        """`presets`: a folder that this Thunderbird alone has for the presets of its account wizard."""
        self.home = home
        self.profile = profile
        self._log = log
        self._display = display
        self._language = language
        self._presets = presets
        # Every Thunderbird calls the message that it sends nsemail.eml: two would take each other's away.
        self._temporary = home.parent / "temporary"
        self._running = ExitStack()

    def __enter__(self) -> "Thunderbird":
        self._temporary.mkdir(exist_ok=True)
        os.chown(self._temporary, self.home.stat().st_uid, -1)
        with ExitStack() as starting:
            command = [*self._with_presets(), PROGRAM, "--no-remote", "--profile", self.profile, "--marionette",
                       "--remote-allow-system-access"]
            self._process = Process(command, self._log, self._environment())
            self.process_id = self._process.id
            starting.callback(self._process.stop)
            self.marionette = starting.enter_context(Marionette(self._port()))
            starting.callback(self._quit)
            self._running = starting.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._running.close()

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """In `with`, it has ended, and its profile is at rest; then it runs again, with a new `marionette`."""
        self._running.close()
        (self.profile / ACTIVE_PORT).unlink(missing_ok=True)
        yield
        self.__enter__()

    def wait_for_its_end(self) -> None:
        """Until a person closes it."""
        self._process.wait()

    def _with_presets(self) -> list[str | Path]:
        """A mount of its own in front of the command; nobody else sees it."""
        if not self._presets:
            return []
        script = f'mount --bind "$0" {PRESETS} && exec "$@"'
        return ["/usr/bin/unshare", "--mount", "/bin/sh", "-c", script, self._presets]

    def _environment(self) -> dict[str, str]:
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.home), "LANG": self._language,
                       "TMPDIR": str(self._temporary), "TZ": "Europe/Rome", "MOZ_CRASHREPORTER_DISABLE": "1", "NO_AT_BRIDGE": "1"}
        if self._display:
            environment["DISPLAY"] = self._display
            environment["GDK_BACKEND"] = "x11"
        else:
            environment |= {"MOZ_HEADLESS": "1", "MOZ_HEADLESS_WIDTH": "1280", "MOZ_HEADLESS_HEIGHT": "900"}
        return environment

    def _port(self) -> int:
        """Thunderbird took a free port and wrote it into the profile."""
        file = self.profile / ACTIVE_PORT

        def written() -> str:
            self._process.must_run()
            return file.read_text() if file.exists() else ""

        return int(wait_until("Marionette's port", written, SECONDS_TO_START))

    def _quit(self) -> None:
        """Whatever goes wrong here, the process group is ended next."""
        try:
            self.marionette.quit()
        except MarionetteError:
            return
        self._process.wait(20)
