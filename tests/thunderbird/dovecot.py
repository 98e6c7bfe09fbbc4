# SPDX-License-Identifier: EUPL-1.2
"""A private Dovecot on loopback: IMAP and POP3 over the Maildirs of the test, with or without TLS."""

from __future__ import annotations

import grp
import os
import pwd
import socket
from contextlib import ExitStack
from pathlib import Path

from authority import ServerCertificate
from process import Process
from waiting import wait_until

PROGRAM = "/usr/sbin/dovecot"


def mail_owner() -> tuple[int, int]:
    """Dovecot refuses mail of root, so root has nobody own it; other users own theirs."""
    if os.getuid():
        return os.getuid(), os.getgid()
    return pwd.getpwnam("nobody").pw_uid, grp.getgrnam("nogroup").gr_gid


def free_ports(count: int) -> list[int]:
    """Ports that were free a moment ago, all different."""
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def _service(name: str, ports: dict[str, int]) -> str:
    listeners = "".join(
        f"  inet_listener {each} {{\n    port = {port}\n    ssl = {'yes' if each.endswith('s') else 'no'}\n  }}\n"
        for each, port in ports.items())
    return f"service {name} {{\n  chroot =\n{listeners}}}\n"


class Dovecot:
    """In `with`, `imap` and `pop3` are ports: of implicit TLS when there is a certificate. `quota_kib` is how
    much each mailbox takes; 0: there are no quotas."""

    def __init__(self, folder: Path, users: list[str], password: str, tls: ServerCertificate | None = None,
                 quota_kib: int = 0) -> None:
        self.owner = mail_owner()
        self.mail = folder / "mail"
        self.log = folder / "dovecot.log"
        self._folder = folder
        self._users = users
        self._password = password
        self._tls = tls
        self._quota_kib = quota_kib

    def __enter__(self) -> "Dovecot":
        self.imap, self.pop3 = free_ports(2)
        for each in (self._folder, self.mail, self._folder / "run", self._folder / "state"):
            each.mkdir(exist_ok=True)
            os.chown(each, *self.owner)
        self._write("users", "".join(f"{user}:{{PLAIN}}{self._password}::::::\n" for user in self._users))
        configuration = self._write("dovecot.conf", self._configuration())
        output = self._folder / "dovecot.output"
        run_as = None if os.getuid() else self.owner
        self._master = Process([PROGRAM, "-F", "-c", configuration], output, {"PATH": os.environ["PATH"]}, run_as)
        self.process_id = self._master.id
        try:
            wait_until("Dovecot to listen", self._listens, 30)
        except BaseException:
            self._master.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._master.stop()

    def _listens(self) -> bool:
        self._master.must_run()
        for port in (self.imap, self.pop3):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)):
                    return False
        return True

    def _write(self, name: str, text: str) -> Path:
        path = self._folder / name
        path.write_text(text)
        os.chown(path, *self.owner)
        return path

    def _tls_lines(self) -> str:
        if not self._tls:
            return "ssl = no\n"
        copies = [self._write(path.name, path.read_text()) for path in (self._tls.certificate, self._tls.key)]
        return f"ssl = yes\nssl_cert = <{copies[0]}\nssl_key = <{copies[1]}\n"

    def _quota_lines(self) -> str:
        if not self._quota_kib:
            return ""
        # Counted from the messages that are there, whoever put them there.
        return ("mail_plugins = quota\nprotocol imap {\n  mail_plugins = quota imap_quota\n}\n"
                f"plugin {{\n  quota = count:Mailbox\n  quota_vsizes = yes\n"
                f"  quota_rule = *:storage={self._quota_kib}K\n}}\n")

    def _configuration(self) -> str:
        user, group = pwd.getpwuid(self.owner[0]).pw_name, grp.getgrgid(self.owner[1]).gr_name
        imap, pop3 = {"imap": self.imap, "imaps": 0}, {"pop3": self.pop3, "pop3s": 0}
        if self._tls:
            imap, pop3 = {"imap": 0, "imaps": self.imap}, {"pop3": 0, "pop3s": self.pop3}
        special = "".join(f"  mailbox {name} {{\n    auto = subscribe\n    special_use = \\{name}\n  }}\n"
                          for name in ("Sent", "Drafts", "Trash"))
        return (
            "protocols = imap pop3\nlisten = 127.0.0.1\n"
            f"base_dir = {self._folder}/run\nstate_dir = {self._folder}/state\n"
            f"log_path = {self.log}\nauth_verbose = yes\n"
            f"default_internal_user = {user}\ndefault_internal_group = {group}\ndefault_login_user = {user}\n"
            f"first_valid_uid = {self.owner[0]}\nfirst_valid_gid = {self.owner[1]}\n"
            "disable_plaintext_auth = no\nauth_mechanisms = plain login\n"
            f"{self._tls_lines()}"
            f"mail_location = maildir:{self.mail}/%u\nmailbox_list_index = no\n"
            f"passdb {{\n  driver = passwd-file\n  args = {self._folder}/users\n}}\n"
            f"userdb {{\n  driver = static\n"
            f"  args = uid={self.owner[0]} gid={self.owner[1]} home={self.mail}/%u\n}}\n"
            f"namespace inbox {{\n  inbox = yes\n  separator = /\n{special}}}\n"
            f"{self._quota_lines()}"
            "service anvil {\n  chroot =\n}\nservice stats {\n  chroot =\n}\n"
            f"{_service('imap-login', imap)}{_service('pop3-login', pop3)}"
        )
