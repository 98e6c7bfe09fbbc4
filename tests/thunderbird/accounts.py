# SPDX-License-Identifier: EUPL-1.2
"""The preferences that make one mail account, as the account wizard leaves them."""

from __future__ import annotations

from dataclasses import dataclass, replace

Preferences = dict[str, str | int | bool]
LOCAL_FOLDERS = "mailbox://nobody@Local%20Folders"


@dataclass(frozen=True)
class Account:
    """What a test may choose. `offline` keeps a copy of each message (IMAP); POP3 always does."""

    address: str
    name: str = "Studio Legale"
    kind: str = "imap"
    offline: bool = True
    tls: bool = False

    def over_tls(self) -> "Account":
        """Implicit TLS both ways, as providers have it."""
        return replace(self, tls=True)


@dataclass(frozen=True)
class Ports:
    incoming: int
    smtp: int


def login_origins(account: Account) -> list[str]:
    """The names under which Thunderbird looks its passwords up; none has a port."""
    return [f"{'mailbox' if account.kind == 'pop3' else account.kind}://127.0.0.1", "smtp://127.0.0.1"]


def _incoming(account: Account, port: int) -> Preferences:
    server: Preferences = {
        "type": account.kind, "hostname": "127.0.0.1", "port": port, "userName": account.address,
        "name": account.address, "socketType": 3 if account.tls else 0, "authMethod": 3,
        # Thunderbird writes it when it first opens the mailbox, and its page of settings saves nothing without it.
        "storeContractID": "@mozilla.org/msgstore/berkeleystore;1",
        # Nothing is fetched before the password is stored, and nothing when no test asks for it.
        "login_at_startup": False, "check_new_mail": False, "use_idle": False,
    }
    if account.kind == "imap":
        server |= {"offline_download": account.offline, "autosync_offline_stores": account.offline}
    else:
        server |= {"leave_on_server": True, "delete_by_age_from_server": False,
                   "delete_mail_left_on_server": False}
    return {f"mail.server.server1.{name}": value for name, value in server.items()}


def preferences(account: Account, ports: Ports) -> Preferences:
    """One account, the local folders, an identity and its SMTP server."""
    local = {"type": "none", "hostname": "Local Folders", "userName": "nobody", "name": "Local Folders"}
    identity = {"useremail": account.address, "fullName": account.name, "valid": True, "smtpServer": "smtp1",
                "compose_html": False, "fcc": True, "fcc_folder": f"{LOCAL_FOLDERS}/Sent",
                "draft_folder": f"{LOCAL_FOLDERS}/Drafts", "doBcc": False}
    smtp = {"type": "smtp", "hostname": "127.0.0.1", "port": ports.smtp, "username": account.address,
            "authMethod": 3, "try_ssl": 3 if account.tls else 0, "description": "live provider"}
    return {
        "mail.accountmanager.accounts": "account1,account2",
        "mail.accountmanager.defaultaccount": "account1",
        "mail.accountmanager.localfoldersserver": "server2",
        "mail.account.lastKey": 2,
        "mail.account.account1.server": "server1",
        "mail.account.account1.identities": "id1",
        "mail.account.account2.server": "server2",
        "mail.smtpservers": "smtp1",
        "mail.smtp.defaultserver": "smtp1",
        **_incoming(account, ports.incoming),
        **{f"mail.server.server2.{name}": value for name, value in local.items()},
        **{f"mail.identity.id1.{name}": value for name, value in identity.items()},
        **{f"mail.smtpserver.smtp1.{name}": value for name, value in smtp.items()},
    }
