# SPDX-License-Identifier: EUPL-1.2
"""The base of tests of what is lost: mailboxes of Dovecot, one for each way to treat them, and their files."""

from __future__ import annotations

from pathlib import Path

from audit_bench import AuditBench
from known_cases import cases
from live.maildir import Maildir


class LossBench(AuditBench):
    def mailbox(self, address: str) -> Path:
        return self.post.dovecot.mail / address

    def put(self, message: bytes, address: str, folder: str = "") -> None:
        """A message arrives in a mailbox, or in a folder of it."""
        mailbox = Maildir(self.mailbox(address), self.post.dovecot.owner)
        if folder:
            mailbox = Maildir(self.mailbox(address) / f".{folder}", self.post.dovecot.owner)
        mailbox.deliver(message)

    def on_server(self, address: str, folder: str = "") -> list[Path]:
        """The messages in a mailbox, or in a folder of it."""
        root = self.mailbox(address) / (f".{folder}" if folder else "")
        return [path for name in ("new", "cur") for path in (root / name).glob("*")]

    def message(self) -> bytes:
        return next(case.message for case in cases() if case.name == "kind-delivery-complete-sha256")
