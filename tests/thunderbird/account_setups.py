# SPDX-License-Identifier: EUPL-1.2
"""The table of set-ups that Thunderbird is told to make, and exactly what the audit must find in each.

The hosts of providers are names: nothing is contacted. `DOVECOT` is the bench's own server.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from account_maker import PLAIN, STARTTLS, TLS, Endpoint, FilterRule, Settings, Wanted

DATA = Path(__file__).resolve().parents[2] / "native-host/data"
PROVIDERS: dict[str, Any] = json.loads((DATA / "providers.json").read_text(encoding="utf-8"))
LOCAL_FOLDERS = "mailbox://nobody@Local%20Folders"
# A PEC domain of whose provider no servers are known: whatever server it is on, only the rest is judged.
PLAIN_DOMAIN = "pec.fatturapa.it"


@dataclass(frozen=True)
class ByWizard:
    """Clicked through in the wizard. `incoming` none: Dovecot, tried and logged in to; otherwise the servers
    are not asked, as with the wizard's "Advanced configuration"."""

    kind: str
    address: str
    incoming: Endpoint | None = None
    smtp: Endpoint | None = None


@dataclass(frozen=True)
class Setup:
    """`expected`: for each account in turn "severity rule", in any order; None for one that is not PEC."""

    name: str
    accounts: tuple[Wanted | ByWizard, ...]
    expected: tuple[tuple[str, ...] | None, ...]


def _one(name: str, account: Wanted | ByWizard, *expected: str) -> Setup:
    return Setup(name, (account,), (expected,))


def _endpoint(entry: dict[str, Any], user: str = "") -> Endpoint:
    return Endpoint(entry["host"], entry["port"], TLS, user)


def _of(provider: dict[str, Any], kind: str, name: str = "studio", **changes: Any) -> Wanted:
    """An account as its provider wants it."""
    domains = provider["mailbox_domains"]
    address = f"{name}@{domains[0]['domain'] if domains else 'pec.studio-esempio.example'}"
    user = "M1234567" if provider.get("username", "full address").startswith("InfoCert") else ""
    made = Wanted(address, kind, _endpoint(provider[kind], user), _endpoint(provider["smtp"], user))
    return replace(made, **changes)


def _provider(domain: str) -> dict[str, Any]:
    return next(each for each in PROVIDERS["providers"]
                if any(known["domain"] == domain for known in each["mailbox_domains"]))


ARUBA, LEGALMAIL, NAMIRIAL = map(_provider, ("pec.it", "legalmail.it", "sicurezzapostale.it"))
ACTALIS = _provider("actaliscertymail.it")  # known from one weak source

# What the boxes under "Leave messages on server" stand for.
ALL_LEFT: Settings = {"leaveMessagesOnServer": True, "deleteByAgeFromServer": False, "deleteMailLeftOnServer": False}
WHEN_MOVED: Settings = {"mail.pop3.deleteFromServerOnMove": True}
BY_AGE, WHEN_DELETED, USED = "serious pop3.removed-by-age", "warning pop3.removed-when-deleted", "warning pop3.used"
MOVED, AT_ONCE = "serious pop3.removed-when-moved", "critical pop3.removed-at-once"
BOTH_KINDS = "serious mailbox.imap-and-pop3"


def _imap(**changes: Any) -> Wanted:
    return _of(ARUBA, "imap", **changes)


def _imap_on(host: str, port: int, security: int = TLS, user: str = "") -> Wanted:
    return _imap(incoming=Endpoint(host, port, security, user))


def _sending(host: str, port: int, security: int = TLS, user: str = "") -> Wanted:
    return _imap(smtp=Endpoint(host, port, security, user))


def _pop3(left: Settings | None = None, **changes: Any) -> Wanted:
    return _of(ARUBA, "pop3", server=ALL_LEFT | (left or {}), **changes)


def _filtered(action: str, target: str = "", kind: str = "imap", **changes: Any) -> Wanted:
    account = _imap() if kind == "imap" else _pop3()
    return replace(account, filters=(FilterRule(action, target, **changes),))


IMAPS, SMTPS = ARUBA["imap"]["host"], ARUBA["smtp"]["host"]

WIZARD = (
    _one("POP3 by the wizard", ByWizard("pop3", f"pop3@{PLAIN_DOMAIN}"), BY_AGE, WHEN_DELETED, USED),
    _one("IMAP by the wizard", ByWizard("imap", f"imap@{PLAIN_DOMAIN}")),
    Setup("IMAP, then POP3 for the same address, by the wizard",
          (ByWizard("imap", f"both@{PLAIN_DOMAIN}"), ByWizard("pop3", f"both@{PLAIN_DOMAIN}")),
          ((), (BY_AGE, WHEN_DELETED, USED, BOTH_KINDS))),
    _one("POP3 by the wizard, servers not asked",
         ByWizard("pop3", "studio@pec.it", _endpoint(ARUBA["pop3"]), _endpoint(ARUBA["smtp"])),
         BY_AGE, WHEN_DELETED, USED),
    _one("IMAP by the wizard, the address as user name where the provider has others",
         ByWizard("imap", "studio@legalmail.it", _endpoint(LEGALMAIL["imap"]), _endpoint(LEGALMAIL["smtp"])),
         "warning server.user-is-address"),
)

POP3 = (
    _one("POP3 by hand, nothing ticked", _of(ARUBA, "pop3", finish=False),
         AT_ONCE, USED, "note check.not-at-start"),
    _one("POP3, leaving unticked after the wizard", _of(ARUBA, "pop3", server={"leaveMessagesOnServer": False}),
         AT_ONCE, USED),
    _one("POP3, at most 30 days", _pop3({"deleteByAgeFromServer": True, "numDaysToLeaveOnServer": 30}),
         BY_AGE, USED),
    _one("POP3, until deleted here", _pop3({"deleteMailLeftOnServer": True}), WHEN_DELETED, USED),
    _one("POP3, until deleted or moved", _pop3({"deleteMailLeftOnServer": True}, preferences=WHEN_MOVED),
         WHEN_DELETED, MOVED, USED),
    _one("POP3, until moved: Thunderbird asks the box for deleted ones too", _pop3(preferences=WHEN_MOVED), USED),
    _one("POP3, until moved, but left nowhere",
         _pop3({"leaveMessagesOnServer": False}, preferences=WHEN_MOVED), AT_ONCE, USED),
    _one("POP3, into the inbox of Local Folders", _pop3({"deferredToAccount": "@local"}), USED),
    _one("POP3, into the inbox of Local Folders, where a filter deletes",
         _pop3({"deferredToAccount": "@local"}, filters_of_local_folders=(FilterRule("Delete"),)),
         USED, "critical filter.deletes"),
    _one("IMAP beside Local Folders where a filter deletes",
         _imap(filters_of_local_folders=(FilterRule("Delete"),))),
    _one("POP3, sent mail in Local Folders", _pop3(identity={"fccFolderURI": f"{LOCAL_FOLDERS}/Sent"}), USED),
    _one("POP3 without TLS",
         _pop3(incoming=Endpoint(ARUBA["pop3"]["host"], 110, PLAIN)),
         USED, "critical server.not-encrypted", "warning server.port-differs"),
    _one("POP3 on the IMAP server", _pop3(incoming=Endpoint(IMAPS, 995)), USED, "warning server.host-differs"),
    Setup("IMAP and POP3 on one mailbox", (_imap(), _pop3()), ((), (USED, BOTH_KINDS))),
    Setup("IMAP and POP3 on two mailboxes", (_imap(), _of(ARUBA, "pop3", "altro", server=ALL_LEFT)), ((), (USED,))),
)

SERVERS = (
    _one("IMAP without TLS", _imap_on(IMAPS, 143, PLAIN),
         "critical server.not-encrypted", "warning server.port-differs"),
    _one("IMAP with STARTTLS", _imap_on(IMAPS, 143, STARTTLS), "warning server.port-differs"),
    _one("IMAP on another port", _imap_on(IMAPS, 1993), "warning server.port-differs"),
    _one("IMAP on another host", _imap_on("imap.hosting-esempio.example", 993), "warning server.host-differs"),
    _one("IMAP with a user name that is no address", _imap_on(IMAPS, 993, TLS, "studio"),
         "warning server.user-not-address"),
    _one("IMAP with the address where the provider has user names",
         _of(LEGALMAIL, "imap", incoming=_endpoint(LEGALMAIL["imap"])),
         "serious sending.login-differs", "warning server.user-is-address"),
    _one("another host than a weak source says",
         _of(ACTALIS, "imap", incoming=Endpoint("imap.hosting-esempio.example", 993)),
         "note server.host-differs"),
    _one("without TLS, at a provider whose servers are not known",
         Wanted(f"studio@{PLAIN_DOMAIN}", "imap", Endpoint("mail.studio-esempio.example", 143, PLAIN),
                Endpoint("mail.studio-esempio.example", 587, PLAIN)),
         "note server.not-encrypted", "note sending.not-encrypted"),
)

SENDING = (
    _one("SMTP without TLS", _sending(SMTPS, 587, PLAIN),
         "critical sending.not-encrypted", "warning sending.port-differs"),
    _one("SMTP with STARTTLS", _sending(SMTPS, 587, STARTTLS), "warning sending.port-differs"),
    _one("SMTP of another provider", _sending(NAMIRIAL["smtp"]["host"], 465), "serious sending.host-differs"),
    _one("SMTP with another mailbox's login", _sending(SMTPS, 465, TLS, "altro@pec.it"),
         "serious sending.login-differs"),
    _one("the default SMTP server, of another provider",
         _imap(smtp=None, default_smtp=_endpoint(NAMIRIAL["smtp"])), "serious sending.host-differs"),
    _one("the default SMTP server, of the same provider", _imap(smtp=None, default_smtp=_endpoint(ARUBA["smtp"]))),
    _one("Reply-To elsewhere", _imap(identity={"replyTo": "segreteria@studio-esempio.example"}),
         "warning identity.reply-to"),
    _one("Reply-To to itself", _imap(identity={"replyTo": "Studio <Studio@pec.it>"})),
    _one("Cc to oneself", _imap(identity={"doCc": True, "doCcList": "archivio@studio-esempio.example"}),
         "warning identity.cc"),
    _one("Bcc to oneself", _imap(identity={"doBcc": True, "doBccList": "archivio@studio-esempio.example"}),
         "serious identity.bcc"),
    _one("Bcc and Cc entered, but not ticked",
         _imap(identity={"doBcc": False, "doBccList": "archivio@studio-esempio.example",
                         "doCc": False, "doCcList": "archivio@studio-esempio.example"})),
    _one("Bcc on a second identity",
         _imap(second_identity={"doBcc": True, "doBccList": "archivio@studio-esempio.example"}),
         "serious identity.bcc"),
    _one("sent mail not kept", _imap(identity={"doFcc": False}), "serious sent.not-kept"),
    _one("sent mail in Local Folders", _imap(identity={"fccFolderURI": f"{LOCAL_FOLDERS}/Sent"}),
         "warning sent.local-only"),
    Setup("sent mail of IMAP in a POP3 account's folder",
          (_imap(identity={"fccFolderURI": "mailbox://altro%40pec.it@pop3s.pec.aruba.it/Sent"}),
           _of(ARUBA, "pop3", "altro", server=ALL_LEFT)),
          (("warning sent.local-only",), (USED,))),
)

KEEPING = (
    _one("filter deletes", _filtered("Delete"), "critical filter.deletes"),
    _one("filter deletes from the POP3 server", _filtered("DeleteFromPop3Server", kind="pop3"),
         USED, "critical filter.deletes"),
    _one("filter deletes, switched off", _filtered("Delete", enabled=False)),
    _one("filter deletes, run by hand alone", _filtered("Delete", type=16)),
    _one("filter deletes after sending", _filtered("Delete", type=64), "critical filter.deletes"),
    _one("filter moves within the mailbox", _filtered("MoveToFolder", "Archivio"), "note filter.moves"),
    _one("filter moves within a POP3 account", _filtered("MoveToFolder", "Archivio", "pop3"),
         USED, "note filter.moves"),
    _one("filter moves to this computer", _filtered("MoveToFolder", f"{LOCAL_FOLDERS}/PEC"),
         "serious filter.moves-away"),
    _one("filter moves to the trash", _filtered("MoveToFolder", "Trash"), "serious filter.moves-away"),
    _one("filter moves to a trash of another name",
         replace(_filtered("MoveToFolder", "INBOX/Elementi%20eliminati"),
                 server={"trashFolderName": "INBOX/Elementi eliminati"}),
         "serious filter.moves-away"),
    Setup("filter moves to another mailbox of the same provider",
          (_filtered("MoveToFolder", f"imap://altro%40pec.it@{IMAPS}/INBOX"), _of(ARUBA, "imap", "altro")),
          (("serious filter.moves-away",), ())),
    _one("filter copies", _filtered("CopyToFolder", "Archivio")),
    _one("filter marks read", _filtered("MarkRead"), "warning filter.marks"),
    _one("filter ignores threads", _filtered("KillThread"), "warning filter.marks"),
    _one("filter marks as junk", _filtered("JunkScore"), "warning filter.marks"),
    _one("filter stars", _filtered("MarkFlagged")),
    _one("junk moved", _imap(server={"moveOnSpam": True}), "serious junk.moved"),
    _one("junk moved and purged", _imap(server={"moveOnSpam": True, "purgeSpam": True, "purgeSpamInterval": 7}),
         "serious junk.moved", "critical junk.purged"),
    _one("junk not looked for, the boxes below still ticked",
         _imap(server={"spamLevel": 0, "moveOnSpam": True, "purgeSpam": True})),
    _one("junk as the provider marks it, moved",
         _imap(server={"spamLevel": 0, "useServerFilter": True, "moveOnSpam": True}), "serious junk.moved"),
    _one("messages kept for 30 days", _imap(retention={"retainByPreference": 2, "daysToKeepHdrs": 30}),
         "critical retention.by-age"),
    _one("the newest 2000 messages kept", _imap(retention={"retainByPreference": 3, "numHeadersToKeep": 2000}),
         "critical retention.by-count"),
    _one("all messages kept, said so", _imap(retention={"retainByPreference": 1, "daysToKeepHdrs": 30})),
    _one("POP3, messages kept for 30 days",
         _pop3(retention={"retainByPreference": 2, "daysToKeepHdrs": 30}), USED, "critical retention.by-age"),
    _one("trash emptied on exit", _imap(server={"emptyTrashOnExit": True}), "warning trash.emptied-on-exit"),
    _one("deleted messages removed at once", _imap(server={"deleteModel": 2}), "warning trash.not-used"),
    _one("deleted messages only marked", _imap(server={"deleteModel": 0})),
    _one("no copies on this computer", _imap(server={"offlineDownload": False}), "note offline.off"),
    _one("copies of the last 30 days", _imap(server={"autoSyncMaxAgeDays": 30}), "note offline.recent-only"),
    _one("POP3, heads alone fetched", _pop3({"headersOnly": True}), USED, "note offline.heads-only"),
)

CHECKING = (
    _one("checked by hand alone", _imap(server={"doBiff": False, "login_at_startup": False}),
         "serious check.by-hand"),
    _one("checked at start alone", _imap(server={"doBiff": False}), "warning check.only-at-start"),
    _one("checked every two hours", _imap(server={"biffMinutes": 120}), "warning check.rare"),
    _one("checked every hour", _imap(server={"biffMinutes": 60})),
    _one("not checked at start", _imap(server={"login_at_startup": False}), "note check.not-at-start"),
)

_ORDINARY = Wanted("studio@studio-esempio.example", "pop3", Endpoint("pop.studio-esempio.example", 110, PLAIN),
                   Endpoint("smtp.studio-esempio.example", 25, PLAIN), server={"leaveMessagesOnServer": False},
                   identity={"doBcc": True, "doBccList": "altro@studio-esempio.example", "doFcc": False},
                   filters=(FilterRule("Delete"),))
SEVERAL = (
    Setup("an ordinary account with everything wrong", (_ORDINARY,), (None,)),
    Setup("PEC beside an ordinary account", (_imap(), _ORDINARY), ((), None)),
    Setup("three PEC accounts, each with its own trouble",
          (_of(ARUBA, "imap", "uno", server={"emptyTrashOnExit": True}),
           _of(NAMIRIAL, "imap", "due", filters=(FilterRule("Delete"),)),
           _of(LEGALMAIL, "pop3", "tre", server={"leaveMessagesOnServer": False})),
          (("warning trash.emptied-on-exit",), ("critical filter.deletes",), (AT_ONCE, USED))),
)


def _healthy() -> tuple[Setup, ...]:
    """For every provider whose servers are known, an account as the wizard makes it with them."""
    known = [each for each in PROVIDERS["providers"] + PROVIDERS["customer_domains"] if "smtp" in each]
    imap = [_one(f"healthy: {each['name']}", _of(each, "imap")) for each in known if "imap" in each]
    pop3 = [_one(f"POP3, all left: {each['name']}", _of(each, "pop3", server=ALL_LEFT), USED)
            for each in known if "pop3" in each]
    return (*imap, *pop3)


HEALTHY = _healthy()
EVERY = (*WIZARD, *HEALTHY, *POP3, *SERVERS, *SENDING, *KEEPING, *CHECKING, *SEVERAL)
