# SPDX-License-Identifier: EUPL-1.2
"""Before sending: each answer and each remedy, by mouse and keyboard, and what leaves on the wire is what was
chosen. The host is a stand-in whose rules are few; test_sending_findings has the real one."""

from __future__ import annotations

import unittest

from bench import CORRESPONDENT, TOWN
from sending_bench import DIALOG, FRIEND, SendingBench


class Checks(SendingBench):
    stand_in = True

    def test_nothing_to_say(self) -> None:
        self.compose(TOWN, "Diffida")
        self.send()
        self.assertFalse(self.has_dialog())
        self.assertEqual([each["Subject"] for each in self.sent()], ["Diffida"])
        self.assertEqual(self.alerts(), [])

    def test_go_back(self) -> None:
        self.compose(f"{TOWN}, {FRIEND}", "Diffida")
        shown = self.press_send()
        self.assertEqual([each["rule"] for each in shown["findings"]], ["recipient.ordinary"])
        self.assertIn(FRIEND, shown["findings"][0]["people"][0])
        self.assertIn("2 November 2026", shown["findings"][0]["people"][0])
        self.assertEqual((shown["tick"], shown["sends"], shown["focus"]), (True, False, "back"))
        self.press("back")
        self.wait_until("the dialog to be closed", lambda: not self.has_dialog())
        self.check_still_here()

    def test_send_anyway(self) -> None:
        self.compose(f"{TOWN}, {FRIEND}", "Diffida")
        self.press_send()
        self.send_anyway()
        self.assertEqual(self.envelopes(), [[TOWN, FRIEND]])

    def test_keyboard_only(self) -> None:
        self.compose(f"{TOWN}, {FRIEND}", "Diffida")
        self.press_send()
        self.key("Enter")  # the focus is on Go back
        self.wait_until("the dialog to be closed", lambda: not self.has_dialog())
        self.check_still_here()
        self.press_send()
        self.key("Escape")
        self.wait_until("the dialog to be closed", lambda: not self.has_dialog())
        self.check_still_here()
        self.press_send()
        seen = []
        for _ in range(12):
            self.key("Tab")
            seen.append(focus := self.dialog()["focus"])
            if focus == "confirmed":
                self.key(" ")
            if focus == "send":
                break
        self.assertEqual(seen[-1], "send", seen)
        self.key("Enter")
        self.wait_for_leaving()
        self.assertEqual(self.envelopes(), [[TOWN, FRIEND]])

    def test_closing_the_dialog_is_going_back(self) -> None:
        self.compose(FRIEND, "Diffida")
        self.press_send()
        self.close_dialog()
        self.wait_until("the dialog to be closed", lambda: not self.has_dialog())
        self.check_still_here()

    def test_closing_the_message_closes_the_dialog(self) -> None:
        self.compose(FRIEND, "Diffida")
        self.press_send()
        self.composer.discard()
        self.wait_until("the dialog to be closed", lambda: not self.has_dialog())
        self.assertEqual(self.sent(), [])

    def test_one_dialog_a_message(self) -> None:
        self.compose(FRIEND, "Diffida")
        self.press_send()
        self.composer.press_send()
        self.wait_until("a window that is not locked", lambda: not self.composer.is_locked())
        self.dialog()
        self.assertEqual(len([each for each in self.addon.pages() if DIALOG in each]), 1)

    def test_what_is_changed_meanwhile_is_not_approved(self) -> None:
        self.compose(FRIEND, "Diffida")
        self.press_send()
        self.confirm()
        self.marionette.run("""
            const window = Services.wm.getMostRecentWindow("msgcompose");
            window.document.getElementById("msgSubject").value = "Altro";""")
        self.press("send")
        shown = self.wait_until("the dialog to say so", lambda: (
            (now := self.read()) and now["said"] and not now["said"].startswith("Sending") and now))
        self.assertEqual((shown["tick"], shown["sends"]), (True, False))
        self.check_still_here()

    def test_an_approval_holds_once(self) -> None:
        self.compose(FRIEND, "Diffida")
        for _ in range(2):
            self.press_send()
            self.press("back")
            self.wait_until("the dialog to be closed", lambda: not self.has_dialog())
        self.check_still_here()

    def test_send_later(self) -> None:
        self.compose(FRIEND, "Diffida")
        self.press_send_later()
        self.dialog()
        self.send_anyway()
        self.wait_until("the outbox", lambda: self.outbox() == ["Diffida"])
        self.assertEqual(self.sent(), [])


class Remedies(SendingBench):
    stand_in = True

    def sends_now(self) -> None:
        """Nothing is left to say: Send is offered without a tick."""
        shown = self.wait_until("nothing left to say", lambda: (
            (now := self.read()) and not now["findings"] and now["sends"] and now))
        self.assertFalse(shown["tick"])
        self.press("send")
        self.wait_for_leaving()

    def test_remove_the_recipient(self) -> None:
        self.compose(f"{TOWN}, Amico <{FRIEND}>", "Diffida")
        self.press_send()
        self.press(f"recipient.ordinary remove {FRIEND}")
        self.sends_now()
        self.assertEqual(self.envelopes(), [[TOWN]])

    def test_use_the_known_address(self) -> None:
        self.compose(f"{TOWN}, Amico Mio <{FRIEND}>", "Diffida")
        self.press_send()
        other = FRIEND.replace("@ordinary.", "@pec.")
        self.press(f"recipient.ordinary use-address {FRIEND} {other}")
        self.sends_now()
        self.assertEqual(self.envelopes(), [[TOWN, other]])
        self.assertIn(f"Amico Mio <{other}>", self.sent()[0]["To"])

    def test_blind_copies(self) -> None:
        for way, field in (("move-to-to", "To"), ("move-to-cc", "Cc")):
            with self.subTest(way):
                self.compose(TOWN, way, bcc=CORRESPONDENT)
                self.press_send()
                self.press(f"recipients.bcc {way} {CORRESPONDENT}")
                self.sends_now()
                self.assertIn(CORRESPONDENT, self.sent()[-1][field])

    def test_receipt_kind(self) -> None:
        self.compose(TOWN, "Diffida", headers={"X-tiporicevuta": "breve", "X-Altro": "resta"})
        shown = self.press_send()
        self.assertEqual((shown["tick"], shown["sends"]), (False, True))
        self.press("receipt.kind set-receipt  completa")
        self.sends_now()
        self.assertIsNone(self.sent()[0]["X-TipoRicevuta"])
        self.assertEqual(self.sent()[0]["X-Altro"], "resta")

    def test_remove_the_attachment(self) -> None:
        self.compose(TOWN, "Diffida", files={"atto.pdf": b"%PDF-1.4", "gioco.exe": b"MZ"})
        self.press_send()
        self.press("attachment.refused remove-attachment  gioco.exe")
        self.sends_now()
        self.assertEqual([each.get_filename() for each in self.sent()[0].iter_attachments()], ["atto.pdf"])


class Blocked(SendingBench):
    stand_in = True

    def test_no_way_around(self) -> None:
        self.orders(actions={"recipient.ordinary": "block"})
        self.compose(f"{TOWN}, {FRIEND}", "Diffida")
        shown = self.press_send()
        self.assertEqual((shown["tick"], shown["sends"]), (False, False))
        self.press("send")
        self.press("back")
        self.wait_until("the dialog to be closed", lambda: not self.has_dialog())
        self.check_still_here()


if __name__ == "__main__":
    unittest.main()
