# SPDX-License-Identifier: EUPL-1.2
"""A Thunderbird to look at: a throw-away profile with PEC of every kind and outcome, and a provider that
answers what is sent. Ends, and removes everything, when the person closes Thunderbird.

    /usr/bin/python3 -B tests/thunderbird/trial.py

PEC_XPI and PEC_HOST name the add-on and the native host to have in it; without them it is plain.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import accounts
import native_host
import session
import user_profile
from accounts import Account, Ports
from bench import CORRESPONDENT, OWNER, TOWN
from mail_window import PANE, MailWindow
from post_office import BUILD, PostOffice
from thunderbird import Thunderbird
from waiting import wait_until

MAKE_CORPUS = Path(__file__).resolve().parents[1] / "provider/make_corpus.py"
USERS = [OWNER, CORRESPONDENT, TOWN]
SAID = f"""
Thunderbird is up. Its account is {OWNER}.
Write to {TOWN} or {CORRESPONDENT}:
acceptance and delivery receipts come back. An unknown address of pec.gestore-due.example
is answered with a non-delivery notice; ordinary addresses get nothing, and nothing leaves this computer.
Everything is removed when you close Thunderbird.
"""


def make_messages(out: Path) -> list[Path]:
    """The demo's mailbox, signed with the keys that the live provider uses."""
    command = [sys.executable, "-B", MAKE_CORPUS, "--out", out, "--set", "demo", "--keys", BUILD / "keys"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return sorted((out / "messages").glob("*.eml"))


def start(work: Path, display: str, held: ExitStack) -> Thunderbird:
    """Starts everything in `work`, with the inbox open; `held` ends it again."""
    post = held.enter_context(PostOffice(work / "post", USERS))
    for message in make_messages(work / "demo"):
        post.provider.mailbox(OWNER).deliver(message.read_bytes())
    home = work / "home"
    home.mkdir()
    if host := os.environ.get("PEC_HOST"):
        program = native_host.stage(Path(host), work / "installation", post.write_trust())
        native_host.register(program, home)
    account = Account(OWNER)
    user_profile.write(work / "profile", accounts.preferences(account, Ports(post.dovecot.imap, post.submission.port)),
                       {"intl.locale.requested": "", "mail.server.server1.use_idle": True})
    thunderbird = held.enter_context(Thunderbird(home, work / "profile", work / "thunderbird.log", display,
                                                 os.environ.get("LANG", "C.UTF-8")))
    session.prepare(thunderbird.marionette, account, post)
    if addon := os.environ.get("PEC_XPI"):
        thunderbird.marionette.install(str(Path(addon).resolve()))
    mail = MailWindow(thunderbird.marionette)
    wait_until("the inbox", mail.fetch)
    envelope = wait_until("a transport envelope", lambda: next(
        (each for each in mail.inbox() if each.subject.startswith("POSTA CERTIFICATA: ")), None))
    wait_until("the inbox to open", lambda: mail.open(envelope, PANE))
    return thunderbird


def main() -> int:
    display = os.environ.get("DISPLAY")
    if not display:
        print("trial: no display (DISPLAY is not set)", file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory(prefix="pec-trial-", ignore_cleanup_errors=True) as folder, ExitStack() as held:
        work = Path(folder)
        work.chmod(0o711)
        print("Making the mailbox and starting Thunderbird", flush=True)
        thunderbird = start(work, display, held)
        print(SAID, flush=True)
        try:
            thunderbird.wait_for_its_end()
        except KeyboardInterrupt:
            print("Ending Thunderbird")
    return 0


if __name__ == "__main__":
    sys.exit(main())
