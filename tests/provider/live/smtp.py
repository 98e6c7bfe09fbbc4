# SPDX-License-Identifier: EUPL-1.2
"""The door for mail programs: an SMTP submission server on loopback (RFC 6409, AUTH, SIZE, 8BITMIME)."""

from __future__ import annotations

import re
import socketserver
import ssl
import threading
from base64 import b64decode, b64encode
from typing import Callable

from live.provider import LiveProvider, Refused

PASSWORD = "secret"
LONGEST_LINE = 4096
_PATH = re.compile(r"^(?:FROM|TO):\s*<([^<>\s]*)>(.*)$", re.I)


class _Session(socketserver.StreamRequestHandler):
    """One connection: login first, then messages."""

    server: "Submission"
    timeout = 60

    def setup(self) -> None:
        if self.server.tls:
            self.request = self.server.tls.wrap_socket(self.request, server_side=True)
        super().setup()
        self._login = ""
        self._reset()

    def finish(self) -> None:
        super().finish()
        if self.server.tls:
            self.request.close()

    def handle(self) -> None:
        self._say("220 smtps.live.example ESMTP")
        commands: dict[str, Callable[[str], None]] = {
            "EHLO": self._ehlo, "HELO": lambda _: self._say("250 smtps.live.example"), "AUTH": self._auth,
            "MAIL": self._mail, "RCPT": self._rcpt, "DATA": self._data,
            "RSET": lambda _: (self._reset(), self._say("250 2.0.0 Ok")), "NOOP": lambda _: self._say("250 2.0.0 Ok"),
        }
        while (line := self._line()) is not None:
            verb, _, argument = line.partition(" ")
            if verb.upper() == "QUIT":
                self._say("221 2.0.0 Bye")
                return
            commands.get(verb.upper(), lambda _: self._say("502 5.5.2 Command not recognised"))(argument)

    def _say(self, *lines: str) -> None:
        for line in lines:
            self.wfile.write(line.encode() + b"\r\n")

    def _line(self) -> str | None:
        try:
            line = self.rfile.readline(LONGEST_LINE)
        except (ConnectionError, TimeoutError, ssl.SSLError):
            return None
        return line.decode("utf-8", "replace").rstrip("\r\n") if line else None

    def _reset(self) -> None:
        self._sender: str | None = None
        self._recipients: list[str] = []

    def _ehlo(self, _: str) -> None:
        limit = self.server.provider.policy.limit
        self._say("250-smtps.live.example", f"250-SIZE {limit}", "250-8BITMIME", "250-ENHANCEDSTATUSCODES",
                  "250 AUTH PLAIN LOGIN")

    def _ask(self, prompt: str) -> str:
        self._say("334 " + b64encode(prompt.encode()).decode())
        return self._line() or ""

    def _auth(self, argument: str) -> None:
        method, _, initial = argument.partition(" ")
        try:
            if method.upper() == "PLAIN":
                _, user, password = b64decode(initial or self._ask("")).decode().split("\0")
            elif method.upper() == "LOGIN":
                user = b64decode(initial or self._ask("Username:")).decode()
                password = b64decode(self._ask("Password:")).decode()
            else:
                self._say("504 5.5.4 Unrecognised authentication type")
                return
        except ValueError:
            self._say("501 5.5.2 Cannot decode")
            return
        if password != PASSWORD or not self.server.provider.directory.has(user):
            self._say("535 5.7.8 Authentication failed")
            return
        self._login = user
        self._say("235 2.7.0 Authentication successful")

    def _mail(self, argument: str) -> None:
        path = _PATH.match(argument)
        if not path:
            self._say("501 5.5.4 Syntax: MAIL FROM:<address>")
        elif not self._login:
            self._say("530 5.7.0 Authentication required")
        elif path.group(1).lower() != self._login.lower():
            self._say("553 5.7.1 Sender address rejected: not owned by the authenticated user")
        elif (size := re.search(r"\bSIZE=(\d+)", path.group(2), re.I)) and self._too_large(int(size.group(1))):
            self._say("552 5.3.4 Message size exceeds the limit")
        else:
            self._reset()
            self._sender = path.group(1)
            self._say("250 2.1.0 Ok")

    def _too_large(self, size: int) -> bool:
        return size > self.server.provider.policy.limit

    def _rcpt(self, argument: str) -> None:
        path = _PATH.match(argument)
        if self._sender is None:
            self._say("503 5.5.1 MAIL first")
        elif not path or "@" not in path.group(1):
            self._say("501 5.1.3 Bad recipient address")
        else:
            self._recipients.append(path.group(1))
            self._say("250 2.1.5 Ok")

    def _data(self, _: str) -> None:
        if self._sender is None or not self._recipients:
            self._say("554 5.5.1 No valid recipients")
            return
        self._say("354 End data with <CR><LF>.<CR><LF>")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b".") else line)
        if line:
            self._say(self._take(b"".join(lines)))
        self._reset()

    def _take(self, data: bytes) -> str:
        if self._too_large(len(data)):
            return "552 5.3.4 Message size exceeds the limit"
        try:
            self.server.provider.take(self._login, self._recipients, data)
        except Refused as refused:
            return f"554 5.7.1 {refused}"
        except Exception as error:  # the client must not wait for ever, and a test must see it
            self.server.failures.append(error)
            return "451 4.3.0 The provider failed"
        return "250 2.0.0 Ok"


class Submission(socketserver.ThreadingTCPServer):
    """Serves from a thread of its own while in `with`; `failures` holds what went wrong inside."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, provider: LiveProvider, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.provider = provider
        self.tls = tls
        self.failures: list[Exception] = []
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), name="smtp", daemon=True)

    @property
    def port(self) -> int:
        return self.server_address[1]

    def __enter__(self) -> "Submission":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()
