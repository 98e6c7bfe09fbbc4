# SPDX-License-Identifier: EUPL-1.2
"""A client for Marionette, protocol 3: LENGTH:JSON over TCP, one request at a time, each with a deadline."""

from __future__ import annotations

import json
import socket
import time
from base64 import b64decode
from typing import Any

_ASYNC = """
const done = arguments[arguments.length - 1];
const given = Array.prototype.slice.call(arguments, 0, -1);
(async (...args) => { %s })(...given).then(
  value => done({ value: value === undefined ? null : value }),
  error => done({ error: `${error}\\n${error?.stack ?? ""}` }));
"""


class MarionetteError(Exception):
    """What Thunderbird answered instead of a result."""


class Marionette:
    """In `with`, a session in the chrome context, which has all of Thunderbird at hand."""

    def __init__(self, port: int, seconds: float = 60) -> None:
        self.port = port
        self._seconds = seconds
        self._number = 0
        self._waiting = b""
        self._broken = ""

    def __enter__(self) -> "Marionette":
        self._socket = socket.create_connection(("127.0.0.1", self.port), timeout=self._seconds)
        try:
            self._read(time.monotonic() + self._seconds)  # the greeting
            self.call("WebDriver:NewSession", capabilities={"alwaysMatch": {"unhandledPromptBehavior": "ignore"}})
            self.call("WebDriver:SetTimeouts", script=int(self._seconds * 1000))
            self.call("Marionette:SetContext", value="chrome")
        except BaseException:
            self._socket.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def call(self, command: str, seconds: float | None = None, **parameters: Any) -> Any:
        """One command; after a missed deadline the connection is of no more use, and says why."""
        if self._broken:
            raise MarionetteError(f"{command} not sent: {self._broken}")
        self._number += 1
        text = json.dumps([0, self._number, command, parameters]).encode()
        deadline = time.monotonic() + (seconds or self._seconds + 5)
        try:
            self._socket.settimeout(seconds or self._seconds)
            self._socket.sendall(b"%d:%s" % (len(text), text))
            _, number, error, result = self._read(deadline)
        except (OSError, ValueError) as problem:
            self._broken = f"{command} had no answer ({problem})"
            raise MarionetteError(self._broken) from problem
        if number != self._number:
            self._broken = f"answer {number} to request {self._number}"
            raise MarionetteError(self._broken)
        if error:
            raise MarionetteError(f"{command}: {error['error']}: {error['message']}")
        return result

    def run(self, script: str, *arguments: Any) -> Any:
        """The body of an async function in the current window; `args` are its arguments."""
        result = self.call("WebDriver:ExecuteAsyncScript", script=_ASYNC % script, args=list(arguments),
                           sandbox=None, newSandbox=True)["value"]
        if "error" in result:
            raise MarionetteError(f"the script failed: {result['error']}")
        return result["value"]

    def install(self, path: str) -> str:
        """Installs an add-on until the end of the session; returns its id."""
        return self.call("Addon:Install", path=path, temporary=True)["value"]

    def windows(self) -> list[str]:
        return self.call("WebDriver:GetWindowHandles")

    def switch_to(self, window: str) -> None:
        self.call("WebDriver:SwitchToWindow", handle=window, focus=True)

    def screenshot_of(self, window_type: str) -> bytes:
        """PNG of the first window of a type; the current window stays what it was."""
        current = self.call("WebDriver:GetWindowHandle")["value"]
        for window in self.windows():
            self.switch_to(window)
            try:
                if self.run("return document.documentElement.getAttribute('windowtype');") == window_type:
                    return self._screenshot()
            finally:
                self.switch_to(current)
        raise MarionetteError(f"no window of type {window_type}")

    def _screenshot(self) -> bytes:
        return b64decode(self.call("WebDriver:TakeScreenshot", seconds=30, full=False, hash=False)["value"])

    def quit(self, seconds: float = 20) -> None:
        """Asks Thunderbird to end, even when a window would rather not."""
        self.call("Marionette:Quit", seconds=seconds, flags=["eForceQuit"])

    def _read(self, deadline: float) -> Any:
        while True:
            head, colon, rest = self._waiting.partition(b":")
            if colon and len(rest) >= int(head):
                self._waiting = rest[int(head):]
                return json.loads(rest[:int(head)])
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError("timed out")
            self._socket.settimeout(left)
            piece = self._socket.recv(1 << 20)
            if not piece:
                raise ConnectionError("Thunderbird closed the connection")
            self._waiting += piece
