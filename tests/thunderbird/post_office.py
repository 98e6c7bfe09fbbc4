# SPDX-License-Identifier: EUPL-1.2
"""Both ends of a mailbox: the live provider to send through, Dovecot to fetch from, one set of Maildirs."""

from __future__ import annotations

import ssl
import sys
from contextlib import ExitStack
from pathlib import Path

import authority
from dovecot import Dovecot

# After our own folder, which has modules of the same names as tests/provider.
sys.path.append(str(Path(__file__).resolve().parents[1] / "provider"))

from live.directory import of_users
from live.provider import LiveProvider
from live.providers import Providers
from live.rules import Policy
from live.smtp import PASSWORD, Submission

BUILD = Path(__file__).resolve().parents[2] / "build/thunderbird"


class PostOffice:
    """In `with`, everything runs; `mailbox` and `provider` say what happened."""

    password = PASSWORD

    def __init__(self, folder: Path, users: list[str], tls: bool = False, policy: Policy = Policy(),
                 fetching_only: list[str] | None = None, quota_kib: int = 0) -> None:
        """`fetching_only`: addresses outside the provider's directory, which have a mailbox in Dovecot alone."""
        self._folder = folder
        self._users = users
        self._all = users + (fetching_only or [])
        self._policy = policy
        self._wants_tls = tls
        self._quota_kib = quota_kib
        self._running = ExitStack()

    def __enter__(self) -> "PostOffice":
        with ExitStack() as starting:
            self._folder.mkdir()
            self.tls = authority.issue(self._folder) if self._wants_tls else None
            self.dovecot = Dovecot(self._folder / "dovecot", self._all, PASSWORD, self.tls, self._quota_kib)
            starting.enter_context(self.dovecot)
            self.providers = Providers(BUILD / "keys")
            self.provider = LiveProvider(self.providers, of_users(*self._users), self.dovecot.mail,
                                         self.dovecot.owner, self._policy)
            self.submission = starting.enter_context(Submission(self.provider, self._tls_context()))
            self._running = starting.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._running.close()

    def _tls_context(self) -> ssl.SSLContext | None:
        if not self.tls:
            return None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.tls.certificate, self.tls.key)
        return context

    def write_trust(self) -> Path:
        """The folder of anchors that vouch for the providers."""
        return self.providers.write_trust(self._folder)

    def check(self) -> None:
        """Raises what went wrong inside a server while nobody looked."""
        for failure in self.submission.failures:
            raise failure
