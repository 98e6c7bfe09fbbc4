# SPDX-License-Identifier: EUPL-1.2
"""The base of tests about messages that are about to be sent: the dialog read and used, by mouse or keyboard,
the popup of the compose window, and what the provider has taken."""

from __future__ import annotations

import contextlib
import email.policy
import json
import os
import signal
import sys
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import native_host
from accounts_bench import ALERTS, RECORD_ALERTS
from addon_bench import AddonBench
from marionette import MarionetteError

CHECKING_HOST = Path(__file__).resolve().parent / "checking_host.py"
DIALOG, POPUP = "sending/dialog.html", "sending/popup.html"
FRIEND = "amico@ordinary.example"

READ_DIALOG = """
const words = node => node?.innerText.replace(/\\s+/g, " ").trim() ?? "";
if (document.querySelector("[aria-busy]") || !document.querySelector("h1")) return null;
const tick = document.getElementById("confirming"), send = document.getElementById("send");
return {
  headline: words(document.querySelector("h1")), explanation: words(document.getElementById("explanation")),
  tone: document.querySelector(".verdict").classList[1], said: words(document.getElementById("said")),
  findings: [...document.querySelectorAll(".finding")].map(each => ({
    rule: each.dataset.rule, title: words(each.querySelector("h2")), why: words(each.querySelector("p")),
    people: [...each.querySelectorAll(".people > li")].map(words) })),
  people: [...document.querySelectorAll("#recipients .people > li")].map(words),
  buttons: [...document.querySelectorAll(".remedies button")].map(each => each.dataset.key),
  tick: tick ? tick.checkVisibility() : null, sends: send ? send.checkVisibility() && !send.disabled : null,
  receipt: document.getElementById("receipt")?.value ?? null,
  focus: document.activeElement?.id || document.activeElement?.dataset.key || "" };
"""
PRESS_IN_DIALOG = """
const wanted = args[0];
const control = document.getElementById(wanted)
  ?? [...document.querySelectorAll("[data-key]")].find(each => each.dataset.key == wanted);
setTimeout(() => control.click(), 0);
"""
_CHOOSE = """
const select = document.getElementById("receipt");
select.value = args[0];
select.dispatchEvent(new Event("change"));
"""
# A key in the dialog's window, as the window system gives it.
_KEY = """
const [key, shift] = args;
const popup = [...Services.wm.getEnumerator(null)].find(each =>
  each.document.documentURI == "chrome://messenger/content/extensionPopup.xhtml");
const browser = popup.document.getElementById("requestFrame");
if (Services.focus.activeWindow != popup) popup.focus();
if (Services.focus.focusedElement != browser) browser.focus();
const processor = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
processor.beginInputTransactionForTests(popup);
const event = name => new popup.KeyboardEvent("", { key: name, code: name == " " ? "Space" : name,
  keyCode: { Tab: 9, Enter: 13, " ": 32, Shift: 16, Escape: 27 }[name] });
if (shift) processor.keydown(event("Shift"));
processor.keydown(event(key));
processor.keyup(event(key));
if (shift) processor.keyup(event("Shift"));
"""
_CLOSE_DIALOG = """
for (const each of Services.wm.getEnumerator(null))
  if (each.document.documentURI == "chrome://messenger/content/extensionPopup.xhtml") each.close();
"""
_SEND_LATER = """
const window = Services.wm.getMostRecentWindow("msgcompose");
window.setTimeout(() => window.goDoCommand("cmd_sendLater"), 0);
"""
_OUTBOX = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const outbox = MailServices.accounts.localFoldersServer.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Queue);
return outbox ? [...outbox.messages].map(each => each.mime2DecodedSubject) : [];
"""
_COMPOSED = """
const window = Services.wm.getMostRecentWindow("msgcompose");
const fields = window.GetComposeDetails();
return { to: fields.to, cc: fields.cc, bcc: fields.bcc, subject: fields.subject,
         headers: Object.fromEntries([...fields.headerNames].map(each => [each, fields.getHeader(each)])),
         attachments: [...fields.attachments].map(each => each.name), identity: window.getCurrentIdentityKey() };
"""
# What a host says of addresses.
_KNOWN = """
return new Promise(resolve => {
  const port = browser.runtime.connectNative("pec_companion");
  port.onMessage.addListener(reply => {
    if (reply.id == 2) { port.disconnect(); resolve(reply.result); return; }
    port.postMessage({ jsonrpc: "2.0", id: 2, method: "addresses.check", params: { addresses: args[0] } });
  });
  port.postMessage({ jsonrpc: "2.0", id: 1, method: "host.hello",
    params: { protocol: "1.0", client: { name: "bench", version: "0" } } });
});
"""
_COMPOSE_WINDOWS = """
return [...Services.wm.getEnumerator("msgcompose")].map(each => ({ locked: Boolean(each.gWindowLocked),
  subject: each.document.getElementById("msgSubject")?.value ?? "" }));
"""


class SendingBench(AddonBench):
    """With the real host, or with one that checks by rules of the test (`stand_in`)."""

    stand_in = False
    pec: dict[str, bool] = {}  # what a person said of the accounts: is it PEC, or not

    def before_start(self) -> None:
        super().before_start()
        if self.stand_in:
            self.orders_file = self.work / "orders.json"
            program = self.work / "installation/checking-host"
            program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -B "{CHECKING_HOST}" "{self.orders_file}"\n')
            program.chmod(0o755)
            native_host.register(program, self.home)

    def setUp(self) -> None:
        super().setUp()
        self.marionette.run(RECORD_ALERTS)
        for account, is_pec in self.pec.items():
            self.remember(account, {"pec": is_pec})
        if self.pec:
            self.addon.stop(busy=True)  # it is read anew

    def orders(self, **orders: Any) -> None:
        """What the stand-in does from now on."""
        self.orders_file.write_text(json.dumps(orders))

    def asked(self) -> list[dict[str, Any]]:
        """The drafts that the stand-in was asked about."""
        path = self.orders_file.with_suffix(".journal")
        lines = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
        return [each["params"] for each in lines if each.get("method") == "draft.check"]

    def stand_ins(self) -> list[int]:
        """The stand-ins of this test that run."""
        found = []
        for each in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                if str(self.orders_file).encode() in each.read_bytes():
                    found.append(int(each.parent.name))
            except OSError:
                continue
        return found

    def kill_stand_ins(self) -> None:
        for each in self.stand_ins():
            with contextlib.suppress(ProcessLookupError):  # it has just ended by itself
                os.kill(each, signal.SIGKILL)

    # The dialog and the popup.

    def read(self, page: str = DIALOG) -> dict[str, Any] | None:
        try:
            return self.addon.in_page(page, READ_DIALOG)
        except MarionetteError:
            return None  # it is not there, or not any more

    def dialog(self, seconds: float = 30) -> dict[str, Any]:
        return self.wait_until("the dialog", self.read, seconds)

    def has_dialog(self) -> bool:
        return any(DIALOG in each for each in self.addon.pages())

    def press(self, control: str, page: str = DIALOG) -> None:
        self.addon.in_page(page, PRESS_IN_DIALOG, control)

    def key(self, name: str, shift: bool = False) -> None:
        self.marionette.run(_KEY, name, shift)

    def close_dialog(self) -> None:
        self.marionette.run(_CLOSE_DIALOG)

    def choose_receipt(self, kind: str) -> None:
        self.addon.in_page(POPUP, _CHOOSE, kind)

    def after_remedy(self, control: str) -> dict[str, Any]:
        """Presses a remedy; what the dialog says of the draft then."""
        before = self.read()
        self.press(control)
        return self.wait_until("the draft to be looked at anew", lambda: (
            (now := self.read()) and now["buttons"] != (before or {}).get("buttons") and now), 20)

    # What comes in.

    def judged(self, subject: str) -> None:
        """Opens a message, and waits until its verdict is shown."""
        self.open(self.fetch(subject))
        self.wait_until("its verdict", lambda: (self.addon.button() or {}).get("badge"))

    def take(self, login: str, to: str, subject: str) -> None:
        """Somebody else sends a message."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = login, to, subject
        message["Message-ID"], message["Date"] = f"<{subject}@example.org>", "Mon, 2 Mar 2026 11:00:00 +0100"
        message.set_content("Buongiorno.\n")
        self.post.provider.take(login, [each.strip() for each in to.split(",")], message.as_bytes(policy=email.policy.SMTP))

    def known(self, *addresses: str) -> dict[str, Any]:
        """What the directory says of addresses."""
        found = self.addon.in_background(_KNOWN, list(addresses))["addresses"]
        return {each["address"]: each for each in found}

    def verdicts(self, *addresses: str) -> list[str]:
        return [each["verdict"] for each in self.known(*addresses).values()]

    # What becomes of the message.

    def press_send(self) -> dict[str, Any]:
        """Presses Send where there is something to say; what the dialog says."""
        self.composer.press_send()
        return self.dialog()

    def press_send_later(self) -> None:
        self.marionette.run(_SEND_LATER)

    def outbox(self) -> list[str]:
        return self.marionette.run(_OUTBOX)

    def composed(self) -> dict[str, Any]:
        return self.marionette.run(_COMPOSED)

    def compose_windows(self) -> list[dict[str, Any]]:
        return self.marionette.run(_COMPOSE_WINDOWS)

    def confirm(self) -> None:
        """Ticks that the findings were understood, and waits until "Send anyway" may be pressed."""
        self.press("confirmed")
        self.wait_until("Send anyway", lambda: (self.read() or {}).get("sends"))

    def send_anyway(self) -> None:
        """Confirms, sends, and waits until the message is gone."""
        self.confirm()
        self.press("send")
        self.wait_for_leaving()

    def wait_for_leaving(self, seconds: float = 30) -> None:
        self.wait_until("the message to leave", lambda: not self.composer.is_open(), seconds)
        self.wait_until("the dialog to be closed", lambda: not self.has_dialog(), 10)

    def check_still_here(self) -> None:
        """The message is in its window, which is free, and nothing left."""
        self.assertTrue(self.composer.is_open(), "the message must not be lost")
        self.wait_until("a window that is not locked", lambda: not self.composer.is_locked(), 10)
        self.assertEqual(self.sent(), [])

    def sent(self) -> list[EmailMessage]:
        """What the provider took, as it was on the wire."""
        return [message_from_bytes(data, policy=email.policy.default) for _, _, data in self.post.provider.taken]

    def envelopes(self) -> list[list[str]]:
        return [recipients for _, recipients, _ in self.post.provider.taken]

    def alerts(self) -> list[dict[str, str]]:
        return self.marionette.run(ALERTS)


def write_managed(home: Path, values: dict[str, Any]) -> None:
    """What an administrator gives the add-on, in the form that Thunderbird reads below a home of its own."""
    folder = home / ".mozilla/managed-storage"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{native_host.ADDON}.json").write_text(json.dumps({
        "name": native_host.ADDON, "description": "test", "type": "storage", "data": values}))
