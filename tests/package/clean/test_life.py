# SPDX-License-Identifier: EUPL-1.2
"""The packages' whole life on a clean computer, as one user has it. The steps follow each other."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
import textwrap
import unittest
from contextlib import ExitStack, closing
from pathlib import Path

from breakages import BREAKAGES, DATA, full_disk
from clean_root import OTHER_USER, USER, CleanRoot, RootThunderbird
from older import EARLIER, older_packages

# Of tests/thunderbird, which clean_root made known.
import accounts
import namespace
import session
import user_profile
from account_hub import AccountHub
from account_setups import PROVIDERS
from accounts import Account, Ports
from accounts_bench import PAGE, READ_PAGE
from addon import Addon
from addon_bench import WELCOME
from banner import Banner
from bench import CORRESPONDENT, OWNER
from compose_window import ComposeWindow
from mail_window import PANE, MailWindow
from post_office import PostOffice
from sending_bench import DIALOG, PRESS_IN_DIALOG, READ_DIALOG
from waiting import wait_until

PACKAGES = sorted(Path(os.environ["PEC_PACKAGES"]).glob("pec-companion*_*.deb"))
PACKAGES = [each for each in PACKAGES if "dbgsym" not in each.name]
BASE = Path(os.environ["PEC_CLEAN_BASE"])
NAMES = ["pec-companion", "pec-companion-thunderbird"]


CLOSE_TABS = """
const tabmail = Services.wm.getMostRecentWindow("mail:3pane").document.getElementById("tabmail");
for (const tab of tabmail.tabInfo.filter(each => each.browser?.currentURI?.spec.includes(args[0])))
  tabmail.closeTab(tab);
"""


WITHOUT_PEC = "privato@ordinary.example"
WIZARD = {  # of providers.json
    domain["domain"]: provider["imap"]["host"] for provider in PROVIDERS["providers"][:3]
    for domain in provider["mailbox_domains"][:1]}
TOP = Path(__file__).resolve().parents[3]
# Whether a user may switch the add-on off, and remove it.
MAY_GO = """
const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
const { permissions } = await AddonManager.getAddonByID(args[0]);
return [AddonManager.PERM_CAN_DISABLE, AddonManager.PERM_CAN_UNINSTALL].map(each => Boolean(permissions & each));
"""
DECISIONS = 200
# Begins, and waits for nothing: the other one is to begin as well.
DECIDE = """
const [name, count] = args;
const port = window.benchPort = browser.runtime.connectNative("pec_companion");
let at = 0;
port.onMessage.addListener(reply => {
  if (reply.error) throw new Error(JSON.stringify(reply.error));
  if (at == count) { port.disconnect(); window.benchDecided = true; return; }
  port.postMessage({ jsonrpc: "2.0", id: ++at + 1, method: "directory.decide",
    params: { address: `a${at}@${name}.example`, says: "certified" } });
});
port.postMessage({ jsonrpc: "2.0", id: 1, method: "host.hello",
  params: { protocol: "1.0", client: { name: "bench", version: "0" } } });
"""


class Life(unittest.TestCase):
    welcomed = False

    def setUp(self) -> None:
        self.enterContext(held := ExitStack())
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="pec-clean-", dir=BASE.parent,
                                                                     ignore_cleanup_errors=True)))
        self.work = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="pec-clean-", dir="/var/tmp",
                                                                        ignore_cleanup_errors=True)))
        self.work.chmod(0o755)
        self.held = held
        self.root = CleanRoot(BASE, folder / "root", self.work)
        # What is mounted must go before the folders are removed.
        held.callback(self.root.unmount)
        self.home = self.work / "Niccolò"
        self.home.mkdir()
        os.chown(self.home, USER, USER)

    # The steps.

    def test_a_users_way(self) -> None:
        older = older_packages(PACKAGES, self.work / "older")
        print("installing", flush=True)
        self.root.install(older)  # the only step with a network, for Debian's own packages
        ours = self.root.our_files()
        self.assertGreater(len(ours), 30)
        self.check_doctor()
        self.assertEqual(namespace.enter(), "")  # from here on there is no network
        self.post = self.held.enter_context(PostOffice(self.work / "post", [OWNER, CORRESPONDENT]))
        trust = self.root.folder / "etc/pec-companion/anchors"
        trust.parent.mkdir()
        subprocess.run(["cp", "-r", self.post.write_trust(), trust], check=True)
        subprocess.run(["chmod", "-R", "a+rX", trust.parent], check=True)
        print("a profile that was there before", flush=True)
        self.check_a_profile_that_was_there_before(older)
        for address, says in (("prima@x.example", "certified"), (WITHOUT_PEC, "ordinary")):
            self.assertEqual(self.command("directory", "decide", address, says).returncode, 0)
        print("a Thunderbird", flush=True)
        with self.thunderbird() as running:
            self.check_addon(running, EARLIER)
            self.check_verdict(running, "La prima")
            self.check_warned_on_send(running)
            self.check_the_page_of_the_accounts(running)
            self.check_the_wizard(running)
            print("upgrade while it runs", flush=True)
            self.root.install(PACKAGES)
            self.check_verdict(running, "La seconda")
        self.check_audit()
        self.check_doctor()
        print("broken by hand", flush=True)
        self.check_doctor_names_what_is_broken()
        print("a full disk, two users, two profiles", flush=True)
        self.check_nothing_is_lost_on_a_full_disk()
        self.check_two_users_share_nothing()
        self.check_two_profiles_share_one_directory()
        print("an administrator's policies", flush=True)
        self.check_thunderbirds_policies()
        self.check_the_policy_file()
        print("back and forth", flush=True)
        self.root.downgrade(older)
        self.check_doctor()
        self.root.install(PACKAGES)
        print("after the upgrade", flush=True)
        with self.thunderbird() as running:
            self.check_addon(running, self.version())
            self.check_verdict(running, "La terza")
            self.check_warned_on_send(running)
            print("removed while it runs", flush=True)
            self.root.run("apt-get", "remove", "-y", *NAMES)
        left = self.root.our_files()
        self.assertEqual({each for each in left if each.startswith("usr/")}, set())  # settings stay until purged
        said = self.root.run("apt-get", "purge", "-y", *NAMES).stdout
        print("purged", flush=True)
        self.assertEqual({each for each in self.root.our_files() if not each.startswith("etc/pec-companion")}, set())
        self.assertIn("~/.local/share/pec-companion", said)  # what stays is named
        self.assertIn("/etc/pec-companion", said)
        kept = {path.relative_to(self.home).parts[:3] for path in self.home.rglob("*pec-companion*")
                if ".thunderbird" not in path.parts}
        self.assertIn((".local", "share", "pec-companion"), kept)
        with self.thunderbird() as running:
            self.assertIsNone(Addon(running.marionette).state())

    def version(self) -> str:
        return subprocess.run(["dpkg-deb", "--field", PACKAGES[0], "Version"], capture_output=True, text=True,
                              check=True).stdout.strip()

    def thunderbird(self, name: str = "profile") -> RootThunderbird:
        """The same profile each time; the first time it is new."""
        profile = self.work / name
        account = Account(OWNER)
        if not profile.exists():
            ports = Ports(self.post.dovecot.imap, self.post.submission.port)
            # As a system-wide add-on is treated on a real computer.
            user_profile.write(profile, accounts.preferences(account, ports), {"remote.prefs.recommended": False})
            subprocess.run(["chown", "-R", f"{USER}:{USER}", profile], check=True)
        (profile / "MarionetteActivePort").unlink(missing_ok=True)
        return RootThunderbird(self.root, self.home, profile, self.work / f"thunderbird-{name}.log")

    def check_addon(self, running: RootThunderbird, version: str) -> None:
        addon = Addon(running.marionette)
        state = wait_until("the add-on", lambda: (addon.state() or {}).get("active") and addon.state())
        self.assertEqual((state["version"], state["disabled"]), (version, False))
        if not self.welcomed:  # in a tab of its own, before the mail, once
            wait_until("the welcome", lambda: WELCOME in "".join(addon.pages()))
            running.marionette.run(CLOSE_TABS, WELCOME)
            self.welcomed = True
            session.store_password(running.marionette, Account(OWNER), self.post.password)
        session.wait_for_window(running.marionette)

    def check_a_profile_that_was_there_before(self, packages: list[Path]) -> None:
        """Thunderbird was used for a while, then the packages came: as with a new profile."""
        self.root.run("apt-get", "remove", "-y", *NAMES)
        with self.thunderbird("existing") as running:
            self.assertIsNone(Addon(running.marionette).state())
            session.wait_for_window(running.marionette)
        self.root.install(packages)
        with self.thunderbird("existing") as running:
            self.check_addon(running, EARLIER)
            self.check_verdict(running, "La zero")
        self.welcomed = False

    def check_verdict(self, running: RootThunderbird, subject: str) -> None:
        """A PEC arrives, and what is shown of it is genuine, by the administrator's authority."""
        letter = (f"From: {CORRESPONDENT}\r\nTo: {OWNER}\r\nSubject: {subject}\r\n"
                  f"Message-ID: <{subject.replace(' ', '.')}@pec.gestore-due.example>\r\n"
                  "Date: Fri, 27 Nov 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n\r\nBuongiorno.\r\n")
        self.post.provider.take(CORRESPONDENT, [OWNER], letter.encode())
        mail = MailWindow(running.marionette)
        message = wait_until("the PEC", lambda: mail.fetch() and next(
            (each for each in mail.inbox() if subject in each.subject), None))
        wait_until("the message to open", lambda: mail.open(message, PANE) and mail.shows(message, PANE))
        shown = wait_until("a verdict", lambda: Banner(mail).read(PANE))
        self.assertEqual(shown.tone, "attention", shown)
        self.assertIn("Genuine", shown.headline)

    def check_warned_on_send(self, running: RootThunderbird) -> None:
        """A recipient in Bcc and one without PEC: a dialog says why, and "Go back" leaves the message as it was."""
        addon = Addon(running.marionette)
        addon.in_background("await browser.storage.local.set(args[0]);", {"account.account1": {"pec": True}})
        taken = len(self.post.provider.taken)
        composer = ComposeWindow(running.marionette)
        composer.open({"to": f"{CORRESPONDENT}, {WITHOUT_PEC}", "cc": "", "bcc": OWNER, "subject": "Diffida", "body": "Buongiorno.\n"}, {})
        wait_until("the compose window", composer.is_ready)
        composer.press_send()
        wait_until("the dialog", lambda: any(DIALOG in each for each in addon.pages()))
        shown = wait_until("what it says", lambda: addon.in_page(DIALOG, READ_DIALOG))
        rules = [each["rule"] for each in shown["findings"]]
        self.assertIn("recipients.bcc", rules)
        self.assertIn("recipient.ordinary", rules)
        addon.in_page(DIALOG, PRESS_IN_DIALOG, "back")
        wait_until("the dialog to close", lambda: not any(DIALOG in each for each in addon.pages()))
        wait_until("a window that is free", lambda: composer.is_open() and not composer.is_locked())
        self.assertEqual(len(self.post.provider.taken), taken)
        composer.discard()
        wait_until("no compose window", lambda: not composer.is_open())

    def check_the_page_of_the_accounts(self, running: RootThunderbird) -> None:
        addon = Addon(running.marionette)
        addon.in_background("await browser.tabs.create({ url: browser.runtime.getURL(args[0]) });", PAGE)
        wait_until("the page of the accounts", lambda: any(PAGE in each for each in addon.pages()))
        shown = wait_until("what it says", lambda: addon.in_page(PAGE, READ_PAGE))
        self.assertEqual([each["name"] for each in shown["cards"]], [OWNER])
        self.assertNotEqual(shown["headline"], "")
        running.marionette.run(CLOSE_TABS, PAGE)

    def check_the_wizard(self, running: RootThunderbird) -> None:
        """A PEC address gets its provider's IMAP settings from what is installed, since nothing else can answer."""
        hub = AccountHub(running.marionette)
        for domain, server in WIZARD.items():
            offered = hub.look_up(f"studio@{domain}")
            self.assertIsNotNone(offered, domain)
            self.assertEqual((offered.kinds, offered.host), ("imap", server))

    def check_doctor_names_what_is_broken(self) -> None:
        for each in BREAKAGES:
            path = (self.root.inside(self.home) if each.in_home else self.root.folder) / each.path
            with self.subTest(each.name), each.breaks(path):
                done = self.root.as_user(self.home, "pec-companion", "doctor", "--json")
                checks = {one["id"]: one for one in json.loads(done.stdout)["installation"]["checks"]}
                found = checks[each.check]
                self.assertEqual(f"{found['result']} {found['reason']}", each.said, done.stdout)
                self.assertEqual(done.returncode, 1)
                words = self.root.as_user(self.home, "pec-companion", "doctor", "--lang", "it").stdout
                self.assertIn(each.path.rsplit("/", 1)[-1], words, "what is broken is named")
        self.check_doctor()

    def command(self, *arguments: str, **how: object) -> subprocess.CompletedProcess[str]:
        return self.root.as_user(self.home, "pec-companion", *arguments, **how)

    def check_nothing_is_lost_on_a_full_disk(self) -> None:
        data = self.root.inside(self.home) / DATA
        with full_disk(data):
            done = self.command("directory", "decide", "poi@x.example", "certified")
            self.assertEqual(done.returncode, 2, done.stdout)
            self.assertIn("directory.sqlite", done.stderr)
            (data / "filler").unlink()  # there is room again
            self.assertEqual(self.command("address", "prima@x.example").returncode, 0)
            self.assertEqual(self.command("address", "poi@x.example").returncode, 1)
            self.check_database(data)

    def check_two_users_share_nothing(self) -> None:
        home = self.work / "marco"
        home.mkdir()
        os.chown(home, OTHER_USER, OTHER_USER)
        answer = self.root.as_user(home, "pec-companion", "address", "--json", "prima@x.example", user=OTHER_USER)
        self.assertEqual(json.loads(answer.stdout)["evidence"], [])
        for path in [self.home / DATA, *(self.home / DATA).rglob("*")]:
            self.assertEqual(path.stat().st_mode & 0o077, 0, path)
            self.assertEqual(path.stat().st_uid, USER, path)
        self.assertEqual(list(home.rglob("*")), [], "asking leaves nothing behind")

    def check_two_profiles_share_one_directory(self) -> None:
        """Two Thunderbirds of one user, each with a host of its own, write at the same time."""
        with self.thunderbird() as one, self.thunderbird("second") as two:
            for each in (one, two):
                addon = Addon(each.marionette)
                wait_until("the add-on", lambda addon=addon: (addon.state() or {}).get("active"))
                # What a policy takes away (check_thunderbirds_policies) is there without one.
                self.assertTrue(each.marionette.run(MAY_GO, addon.id)[0])
                addon.in_background(DECIDE, each.profile.name, DECISIONS)
            for each in (one, two):
                addon = Addon(each.marionette)
                wait_until("all decisions", lambda addon=addon: addon.in_background("return window.benchDecided;"))
        stats = json.loads(self.command("directory", "stats", "--json").stdout)
        self.assertEqual(stats["decisions"], 2 * DECISIONS + 2)  # and those of the beginning
        self.check_database(self.home / DATA)

    def check_database(self, folder: Path) -> None:
        with closing(sqlite3.connect(folder / "directory.sqlite")) as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchone(), ("ok",))

    def check_thunderbirds_policies(self) -> None:
        """The fragment of docs/administrators.md, as it stands there."""
        page = (TOP / "docs/administrators.md").read_text()
        fragment = json.loads(textwrap.dedent(re.search(r"^    \{\n(?:    .*\n)+?    \}\n", page, re.MULTILINE)[0]))
        folder = self.root.folder / "etc/thunderbird/policies"
        folder.mkdir()
        (folder / "policies.json").write_text(json.dumps(fragment))
        (wanted,) = fragment["policies"]["3rdparty"]["Extensions"].values()
        with self.thunderbird("governed") as running:
            addon = Addon(running.marionette)
            wait_until("the add-on", lambda: (addon.state() or {}).get("active"))
            self.assertEqual(running.marionette.run(MAY_GO, addon.id), [False, False])
            self.assertEqual(addon.in_background('return browser.storage.managed.get("policy");'), wanted)
        shutil.rmtree(folder)

    def check_the_policy_file(self) -> None:
        message = self.work / "bozza.eml"
        message.write_text(f"From: {OWNER}\nTo: {CORRESPONDENT}\nBcc: {OWNER}\nSubject: x\n\ny\n")
        message.chmod(0o644)
        check = ("check-send", "--json", "--pec", str(message))
        self.assertEqual(json.loads(self.command(*check).stdout)["action"], "confirm")
        policy = self.root.folder / "etc/pec-companion/policy.json"
        policy.write_text('{"sending": {"recipients.bcc": "block"}, "requireCheck": true}')
        policy.chmod(0o644)
        told = json.loads(self.command(*check).stdout)
        self.assertEqual((told["action"], told["require_check"]), ("block", True))
        os.chown(policy, USER, USER)
        done = self.command(*check)
        self.assertEqual((done.returncode, done.stdout), (2, ""), "a policy that a user may write is none")
        self.assertIn("policy.json", done.stderr)
        policy.unlink()

    def check_audit(self) -> None:
        done = self.root.as_user(self.home, "pec-companion", "audit", "--json", "--profile", self.work / "profile")
        self.assertIn(done.returncode, (0, 1), done.stderr)
        answer = json.loads(done.stdout)
        self.assertEqual([each["name"] for each in answer["accounts"]], [OWNER])

    def check_doctor(self) -> None:
        done = self.root.as_user(self.home, "pec-companion", "doctor")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
