# SPDX-License-Identifier: EUPL-1.2
"""The audit agrees with what is really lost: where it says that messages leave the server, they are gone from
Dovecot, and where it says nothing of the kind, they are there."""

from __future__ import annotations

import re
import unittest
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from itertools import product

import session
from account_mail import AccountMail
from account_maker import PLAIN, Endpoint, FilterRule, Settings, Wanted
from account_setups import ALL_LEFT, PLAIN_DOMAIN, WHEN_MOVED
from accounts import Account
from audit_bench import AuditBench, Audited
from loss_bench import LossBench

DAY = 24 * 60 * 60
LEFT: dict[str, Settings] = {
    "at-once": {"leaveMessagesOnServer": False},
    "days": ALL_LEFT | {"deleteByAgeFromServer": True, "numDaysToLeaveOnServer": 14},
    "deleted": ALL_LEFT | {"deleteMailLeftOnServer": True},
    "left": ALL_LEFT,
}
# What happens to a message when it is fetched or afterwards, and the rule that foretells that the server's copy
# goes then.
FORETELLING = {"nothing": "", "13-days": "pop3.removed-by-age", "15-days": "pop3.removed-by-age",
               "delete": "pop3.removed-when-deleted", "move": "pop3.removed-when-moved", "filter": "filter.deletes"}


@dataclass(frozen=True)
class Case:
    setting: str
    event: str

    @property
    def address(self) -> str:
        return f"{self.setting}.{self.event}@{PLAIN_DOMAIN}"

    def foretold(self, audited: Audited) -> bool:
        """Whether the audit says that the message goes."""
        if audited.has("pop3.removed-at-once"):
            return True
        rule = FORETELLING[self.event]
        if rule == "pop3.removed-by-age" and audited.has(rule):
            return int(self.event.partition("-")[0]) > int(audited.facts[rule]["days"])
        return audited.has(rule)


def made_older(popstate: str, days: int) -> str:
    """As if everything had been fetched so many days earlier."""
    def older(line: re.Match[str]) -> str:
        return f"{line[1]}{int(line[2]) - days * DAY}"

    return re.sub(r"^([kdbf] \S+ )(\d+)$", older, popstate, flags=re.MULTILINE)


class Pop3Losses(LossBench):
    cases = [Case(*each) for each in product(LEFT, FORETELLING)]
    fetching_only = [case.address for case in cases]
    settings: Settings = {}

    def make(self, case: Case) -> AccountMail:
        server = Endpoint("127.0.0.1", self.post.dovecot.pop3, PLAIN)
        smtp = Endpoint("127.0.0.1", self.post.submission.port, PLAIN)
        wanted = Wanted(case.address, "pop3", server, smtp, server=LEFT[case.setting] | {"login_at_startup": False},
                        filters=(FilterRule("DeleteFromPop3Server"),) if case.event == "filter" else (),
                        preferences=self.settings)
        self.accounts[case] = self.maker.make(wanted)
        session.store_password(self.marionette, Account(case.address, kind="pop3"), self.post.password)

    def fetch(self, case: Case) -> None:
        """Returns when the POP3 session is over, which is when the server deletes."""
        before = self.sessions(case)
        AccountMail(self.marionette, self.accounts[case]).fetch()
        self.wait_until("the end of the session", lambda: self.sessions(case) > before)

    def sessions(self, case: Case) -> int:
        """How often Thunderbird was there and left in good order, by Dovecot's log."""
        return len(re.findall(rf"pop3\({re.escape(case.address)}\).*Logged out", self.post.dovecot.log.read_text()))

    def happen(self, case: Case) -> None:
        mail = AccountMail(self.marionette, self.accounts[case])
        if case.event == "delete":
            mail.delete_all()
        elif case.event == "move":
            mail.move_all("Pratiche")

    def make_older(self) -> None:
        """Where a message is to be of some days ago, Thunderbird is made to believe that it fetched it then."""
        files = {}
        for path in self.profile.rglob("popstate.dat"):
            files[path.read_text().partition("*127.0.0.1 ")[2].split()[0]] = path
        for case in self.cases:
            days, _, unit = case.event.partition("-")
            if unit == "days":
                path = files[case.address]
                path.write_text(made_older(path.read_text(), int(days)))

    def test_each(self) -> None:
        self.accounts: dict[Case, str] = {}
        for case in self.cases:
            self.make(case)
            self.put(self.message(), case.address)
            self.fetch(case)
            self.assertEqual(AccountMail(self.marionette, self.accounts[case]).count("INBOX"), 1)
        self.maker.save()
        said = {each.name: each for each in self.audit()}
        for case in self.cases:
            self.happen(case)
        with self.thunderbird_stopped():
            self.make_older()
        for case in self.cases:
            self.fetch(case)
            with self.subTest(f"{case.setting}, {case.event}"):
                kept = 0 if case.foretold(said[case.address]) else 1
                self.assertEqual(len(self.on_server(case.address)), kept)


class Pop3LossesWhenMoved(Pop3Losses):
    """The same with the hidden preference that makes moving like deleting."""

    settings = WHEN_MOVED


@dataclass(frozen=True)
class ImapCase:
    """An account where two messages lie in `folder`, one of today and one of last year, until Thunderbird has
    had its way; `kept` of them are there afterwards. The audit must say `rule` of it, or nothing."""

    name: str
    folder: str
    kept: int
    rule: str = ""
    server: Settings = field(default_factory=dict)
    retention: Settings = field(default_factory=dict)
    filters: tuple[FilterRule, ...] = ()

    @property
    def address(self) -> str:
        return f"{self.name}@{PLAIN_DOMAIN}"

    @property
    def place(self) -> tuple[str, str]:
        """Mailbox and folder, as Dovecot lays them out."""
        return self.address, "" if self.folder == "INBOX" else self.folder


# Thunderbird purges in this order: what it takes nothing from stands first.
IMAP = (
    ImapCase("left", "INBOX", 2),
    ImapCase("by-hand", "INBOX", 2, filters=(FilterRule("Delete", type=16),)),
    ImapCase("junk", "Junk", 2),
    ImapCase("unfiltered", "Junk", 2, server={"purgeSpam": True, "spamLevel": 0}),
    ImapCase("trash", "Trash", 2),
    ImapCase("aged", "INBOX", 1, "retention.by-age", retention={"retainByPreference": 2, "daysToKeepHdrs": 30}),
    ImapCase("counted", "INBOX", 1, "retention.by-count",
             retention={"retainByPreference": 3, "numHeadersToKeep": 1}),
    ImapCase("filtered", "INBOX", 0, "filter.deletes", filters=(FilterRule("Delete"),)),
    ImapCase("purged", "Junk", 1, "junk.purged", {"purgeSpam": True}),
    ImapCase("emptied", "Trash", 0, "trash.emptied-on-exit", {"emptyTrashOnExit": True}),
)
TAKING = {case.rule for case in IMAP if case.rule}


class ImapLosses(LossBench):
    fetching_only = [case.address for case in IMAP]
    # Junk is purged and retention applied every minute instead of every few hours.
    preferences = AuditBench.preferences | {"mail.purge.min_delay": 1, "mail.purge.timer_interval": 1}

    def make(self, case: ImapCase) -> AccountMail:
        server = Endpoint("127.0.0.1", self.post.dovecot.imap, PLAIN)
        smtp = Endpoint("127.0.0.1", self.post.submission.port, PLAIN)
        session.store_password(self.marionette, Account(case.address), self.post.password)
        mail = AccountMail(self.marionette, self.maker.make(Wanted(
            case.address, "imap", server, smtp, retention=case.retention, filters=case.filters,
            server=case.server | {"login_at_startup": False, "useIdle": False, "usingSubscription": False})))
        self.wait_until("the inbox", mail.fetch)
        self.wait_until("the folder", lambda: mail.update(case.folder))
        return mail

    def dated(self, days: int) -> bytes:
        """A delivery receipt of so many days ago."""
        date = format_datetime(datetime.now(timezone.utc) - timedelta(days=days))
        return re.sub(rb"^Date: .*$", f"Date: {date}".encode(), self.message(), count=1, flags=re.MULTILINE)

    def left_of(self, case: ImapCase) -> int:
        """Without those marked as deleted, which no program shows any more."""
        return sum("T" not in path.name.partition(":2,")[2] for path in self.on_server(*case.place))

    def test_each(self) -> None:
        mails: dict[str, AccountMail] = {}
        for case in IMAP:
            for days in (400, 0):
                self.put(self.dated(days), *case.place)
            mails[case.name] = self.make(case)
            if case.folder == "Junk":
                mails[case.name].say_junk("Junk")
        self.maker.save()
        for audited, case in zip(self.audit(), IMAP, strict=True):
            self.assertEqual(audited.facts.keys() & TAKING, {case.rule} - {""}, case.name)
        for case in IMAP:
            if case.folder != "Trash":
                self.wait_until(f"{case.kept} left of {case.name}", lambda: self.left_of(case) == case.kept, 150)
                if case.folder == "INBOX":
                    mails[case.name].compact("INBOX")
        with self.thunderbird_stopped():
            for case in IMAP:
                self.assertEqual(len(self.on_server(*case.place)), case.kept, case.name)


if __name__ == "__main__":
    unittest.main()
