# SPDX-License-Identifier: EUPL-1.2
"""The base of every test: a Thunderbird with an account, Dovecot and a PEC provider, all of one test alone."""

from __future__ import annotations

import os
import sys
import tempfile
import unittest
from base64 import b64encode
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Iterator

import accounts
import evidence
import namespace
import session
import user_profile
from accounts import Account, Ports, Preferences
from compose_window import ComposeWindow
from dialogs import Dialogs
from mail_window import PANE, MailWindow, Message
from marionette import MarionetteError
from post_office import Policy, PostOffice
from display import Display
from thunderbird import Thunderbird
from waiting import wait_until

MAIN, COMPOSE, MESSAGE = "mail:3pane", "msgcompose", "mail:messageWindow"
OWNER = "studio.legale@pec.gestore-uno.example"
CORRESPONDENT = "amministrazione@pec.gestore-due.example"
TOWN = "protocollo@pec.comune-inventato.example"


class Bench(unittest.TestCase):
    """A test's choices are class attributes; everything is up when its method begins."""

    account = Account(OWNER)
    users = [OWNER, CORRESPONDENT, TOWN]
    fetching_only: list[str] = []
    policy = Policy()
    quota_kib = 0  # what each mailbox takes; 0: as much as comes
    locale = "en-US"
    dark = False
    xvfb = bool(os.environ.get("PEC_BENCH_XVFB"))
    preferences: Preferences = {}
    presets: Path | None = None  # a folder for the account wizard's presets, instead of Thunderbird's own
    wait_until = staticmethod(wait_until)

    @classmethod
    def setUpClass(cls) -> None:
        if missing := namespace.enter():
            print(f"{cls.__name__}: {missing}", file=sys.stderr)

    def run(self, result: unittest.TestResult | None = None) -> unittest.TestResult | None:
        """Keeps what there is to see of a failure, then removes the test's folder."""
        result = result if result is not None else self.defaultTestResult()
        before = len(result.failures) + len(result.errors)
        with tempfile.TemporaryDirectory(prefix="pec-tb-", ignore_cleanup_errors=True) as folder:
            self.work = Path(folder)
            self.work.chmod(0o711)  # Dovecot passes through as another user
            super().run(result)
            if len(result.failures) + len(result.errors) > before:
                print(f"\nkept in {evidence.keep(self.work, self.id())}", file=sys.stderr)
        return result

    def setUp(self) -> None:
        running = self.enterContext(ExitStack())
        (self.work / "screenshots").mkdir()
        self.home = self.work / "home"
        self.home.mkdir()
        self.post = running.enter_context(
            PostOffice(self.work / "post", self.users, self.account.tls, self.policy, self.fetching_only,
                       self.quota_kib))
        self.before_start()
        self.profile = self.work / "profile"
        user_profile.write(self.profile, user_profile.appearance(self.locale, self.dark),
                           self.account_preferences(), self.preferences)
        display = running.enter_context(Display(self.work / "xvfb.log")).name if self.xvfb else None
        self.thunderbird = running.enter_context(
            Thunderbird(self.home, self.profile, self.work / "thunderbird.log", display, presets=self.presets))
        self._attach()
        running.callback(self._last_look)
        session.prepare(self.marionette, self.account, self.post)

    def before_start(self) -> None:
        """What a test puts into its home before Thunderbird starts."""

    def account_preferences(self) -> Preferences:
        """The account that is there when Thunderbird starts."""
        ports = Ports(getattr(self.post.dovecot, self.account.kind), self.post.submission.port)
        return accounts.preferences(self.account, ports)

    def _attach(self) -> None:
        self.marionette = self.thunderbird.marionette
        self.mail = MailWindow(self.marionette)
        self.composer = ComposeWindow(self.marionette)
        self.dialogs = Dialogs(self.marionette)

    @contextmanager
    def thunderbird_stopped(self) -> Iterator[None]:
        """In `with`, Thunderbird has ended in good order and its profile is at rest; then it runs again."""
        with self.thunderbird.stopped():
            yield
        self._attach()
        session.wait_for_window(self.marionette)

    def _last_look(self) -> None:
        """A picture for whoever looks into a failure, and what the servers kept to themselves."""
        try:
            self.screenshot("at-the-end")
        except MarionetteError as error:
            print(f"no last screenshot: {error}", file=sys.stderr)
        self.post.check()

    # Mail that comes in.

    def deliver(self, raw: bytes, address: str = "") -> None:
        """Puts a message into a mailbox, as it is."""
        self.post.provider.mailbox(address or self.account.address).deliver(raw)

    def fetch(self, subject: str, seconds: float = 60) -> Message:
        """Gets new mail until there is a message whose subject contains `subject`."""
        def arrived() -> Message | None:
            self.mail.fetch()
            return next((each for each in self.mail.inbox() if subject in each.subject), None)

        return self.wait_until(f"a message about {subject!r}", arrived, seconds)

    def open(self, message: Message, place: str = PANE, seconds: float = 60) -> None:
        """Opens a message and waits until it is displayed."""
        self.wait_until("the message in the list", lambda: self.mail.open(message, place), seconds)

        def shown() -> bool:
            # New mail may load the list anew, and then somebody has to click again.
            return self.mail.shows(message, place) or (
                place == PANE and self.mail.open(message, place) and self.mail.shows(message, place))

        self.wait_until(f"the message in the {place}", shown, seconds)

    def text_shown(self, place: str = PANE) -> str:
        return self.mail.in_document(place, "return document.body.innerText;")

    # Mail that goes out.

    def compose(self, to: str = "", subject: str = "", body: str = "Buongiorno.\n", cc: str = "", bcc: str = "",
                headers: dict[str, str] | None = None, files: dict[str, bytes] | None = None) -> None:
        """Opens a window with this message, ready to be sent."""
        self.composer.open({"to": to, "cc": cc, "bcc": bcc, "subject": subject, "body": body}, headers or {})
        self.wait_until("the compose window", self.composer.is_ready)
        for name, data in (files or {}).items():
            self.composer.attach(name, b64encode(data).decode())

    def send(self, seconds: float = 60) -> None:
        """Presses Send, and waits until the message is gone; a dialog instead is a failure."""
        self.composer.press_send()
        self.wait_until("the message to leave", self._left, seconds)

    def _left(self) -> bool:
        if texts := self.dialogs.texts():
            self.fail(f"instead of sending, Thunderbird says: {texts}")
        return not self.composer.is_open()

    # What there is to see.

    def screenshot(self, name: str, window: str = MAIN) -> Path:
        """A window as PNG in the test's folder, kept when the test fails. `window` is a type: MAIN,
        COMPOSE, MESSAGE or another add-on's or dialog's."""
        path = self.work / "screenshots" / f"{name}.png"
        path.write_bytes(self.marionette.screenshot_of(window))
        return path
