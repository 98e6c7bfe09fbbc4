# SPDX-License-Identifier: EUPL-1.2
"""Each finding of the real host in a real Thunderbird, with what it offers; what is chosen is what leaves."""

from __future__ import annotations

import io
import json
import unittest
import zipfile
from typing import Any

from accounts_gallery import another
from bench import CORRESPONDENT, OWNER, TOWN
from sending_bench import FRIEND, SendingBench

SECOND = "seconda@pec.gestore-due.example"
PRIVATE = "privata@example.org"

_SET = "const [tab] = await browser.tabs.query({ type: 'messageCompose' }); await browser.compose.setComposeDetails(tab.id, args[0]);"
_MAKE_LIST = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const book = [...MailServices.ab.directories][0];
const list = Cc["@mozilla.org/addressbook/directoryproperty;1"].createInstance(Ci.nsIAbDirectory);
list.isMailList = true;
list.dirName = "Clienti";
const made = book.addMailList(list);
for (const address of args[0]) {
  const card = Cc["@mozilla.org/addressbook/cardproperty;1"].createInstance(Ci.nsIAbCard);
  card.primaryEmail = address;
  card.displayName = address;
  made.addCard(card);
}
"""


def archive(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(name, data)
    return out.getvalue()


class KnownBench(SendingBench):
    """The installation's list of providers knows the test's, and one of ordinary mail. The first account is PEC
    by the person's word, the fourth is not."""

    pec = {"account1": True, "account3": True, "account4": False}
    preferences = {
        "mail.accountmanager.accounts": "account1,account2,account3,account4", "mail.account.lastKey": 4,
        "mail.smtpservers": "smtp1,smtp3,smtp4",
        **another(3, SECOND, "Seconda", {}), **another(4, PRIVATE, "Privata", {}),
        **{f"mail.server.server{number}.check_new_mail": False for number in (3, 4)},
    }

    def before_start(self) -> None:
        super().before_start()
        path = self.work / "installation/share/pec-companion/providers.json"
        known: dict[str, Any] = json.loads(path.read_text())
        known["non_pec_consumer_domains"]["domains"].append(FRIEND.partition("@")[2])
        known["providers"].append({
            "name": "Gestore Uno S.p.A.", "signing_hosts": [], "mailbox_domains": [
                {"domain": domain, "sources": ["ispdb"]} for domain in ("pec.gestore-uno.example", "pec.gestore-due.example")]})
        path.write_text(json.dumps(known))

    def change(self, **details: Any) -> None:
        self.addon.in_background(_SET, details)

    def rules(self, shown: dict[str, Any]) -> list[str]:
        return [each["rule"] for each in shown["findings"]]

    def check_and_go_back(self, *rules: str) -> dict[str, Any]:
        """Send is pressed, these findings are shown, and nothing is sent."""
        shown = self.press_send()
        self.assertEqual(self.rules(shown), list(rules))
        self.assertNotRegex(json.dumps(shown["findings"]), r"\[send|\[address|\{[a-z_]+\}", "no words missing")
        self.press("back")
        self.wait_until("the dialog to be closed", lambda: not self.has_dialog())
        self.check_still_here()
        self.composer.discard()
        self.wait_until("no compose window", lambda: not self.composer.is_open())
        return shown


class Findings(KnownBench):
    def test_recipients(self) -> None:
        for to, cc, bcc, rules in (
                (f"{TOWN}, {FRIEND}", "", "", ["recipient.ordinary"]),
                (TOWN, "", CORRESPONDENT, ["recipients.bcc"]),
                ("", TOWN, "", ["recipients.no-to"]),
                (f"{TOWN}, protocollo@pec..example", "", "", ["recipient.malformed"]),
                ("anna@pec.gestore-un.example", "", "", ["recipient.typing-error"]),
                ("anna@p\u0435c.gestore-uno.example", "", "", ["recipient.look-alike"]),
        ):
            with self.subTest(rules[0]):
                self.compose(to, "Diffida", cc=cc, bcc=bcc)
                self.check_and_go_back(*rules)

    def test_the_message(self) -> None:
        for files, rules in (
                ({"gioco.exe": b"MZ"}, ["attachment.refused"]),
                ({"relazione.pdf": b"MZ\x90\0" + b"\0" * 56 + b"\x40\0\0\0PE\0\0" + b"\0" * 200}, ["attachment.refused"]),
                ({"archivio.zip": archive("gioco.js", b"x")}, ["attachment.refused"]),
                ({"con.txt": b"x"}, ["attachment.name"]),
                ({"winmail.dat": b"x\x9f>\"" + b"x" * 50}, ["format.rtf"]),
        ):
            with self.subTest(rules[0] + str(list(files))):
                self.compose(TOWN, "Diffida", files=files)
                self.check_and_go_back(*rules)
        with self.subTest("subject.empty"):
            self.compose(TOWN, "")
            self.check_and_go_back("subject.empty")
        with self.subTest("receipt.kind"):
            self.compose(TOWN, "Diffida", headers={"X-TipoRicevuta": "sintetica"})
            self.check_and_go_back("receipt.kind")
        with self.subTest("sender.reply-to"):
            self.compose(TOWN, "Diffida")
            self.change(replyTo=[PRIVATE])
            self.check_and_go_back("sender.reply-to")
        with self.subTest("sender.from"):
            self.compose(TOWN, "Diffida")
            self.change(**{"from": PRIVATE})
            self.check_and_go_back("sender.from")

    def test_size_counts_recipients(self) -> None:
        self.compose(", ".join(f"persona{number}@pec.gestore-due.example" for number in range(5)), "Diffida",
                     files={"atto.pdf": b"%PDF-1.4\n" + b"x" * 5_000_000})
        self.check_and_go_back("size.over-rule")

    def test_what_is_only_a_note_asks_nothing(self) -> None:
        self.compose("nessuno@sconosciuto.example", "Diffida")
        self.send()
        self.assertFalse(self.has_dialog())

    def test_lists_are_expanded(self) -> None:
        self.marionette.run(_MAKE_LIST, [CORRESPONDENT, FRIEND])
        self.compose("Clienti <Clienti>", "Circolare")
        shown = self.press_send()
        self.assertEqual(self.rules(shown), ["recipient.ordinary"])
        self.press(f"recipient.ordinary remove {FRIEND}")
        self.wait_until("Send", lambda: (now := self.read()) and not now["findings"] and now["sends"])
        self.press("send")
        self.wait_for_leaving()
        self.assertEqual(self.envelopes(), [[CORRESPONDENT]])

    def test_an_ordinary_account_may_switch_to_pec(self) -> None:
        self.compose(CORRESPONDENT, "Diffida")
        self.change(identityId="id4")
        shown = self.press_send()
        self.assertEqual(self.rules(shown), ["recipient.pec-from-ordinary"])
        self.assertIn(f"recipient.pec-from-ordinary switch-identity {OWNER} id1", shown["buttons"])
        self.press(f"recipient.pec-from-ordinary switch-identity {OWNER} id1")
        self.wait_until("Send", lambda: (now := self.read()) and not now["findings"] and now["sends"])
        self.press("send")
        self.wait_for_leaving()
        self.assertEqual([(str(each["From"]), each["To"]) for each in self.sent()][0][1], CORRESPONDENT)
        self.assertIn(OWNER, self.sent()[0]["From"])


if __name__ == "__main__":
    unittest.main()
