# SPDX-License-Identifier: EUPL-1.2
"""Genuine receipts teach which addresses are PEC: after one exchange they are known without any import. What is
somebody else's teaches nothing."""

from __future__ import annotations

import unittest

from bench import CORRESPONDENT, OWNER, TOWN
from sending_bench import POPUP, SendingBench

FRIEND = "amico@ordinaria.example"
NOBODY = "nessuno@pec.gestore-due.example"


class Learning(SendingBench):
    pec = {"account1": True}

    def test_one_exchange(self) -> None:
        self.assertEqual(self.verdicts(TOWN, FRIEND), ["unknown", "unknown"])
        self.compose(f"{TOWN}, {FRIEND}", "Diffida")
        self.send()
        self.assertFalse(self.has_dialog(), "nothing is known yet")
        self.judged("ACCETTAZIONE: Diffida")
        self.wait_until("what the receipt says", lambda: self.verdicts(TOWN, FRIEND) == ["certified", "ordinary"], 20)
        self.assertEqual(self.known(TOWN)[TOWN]["evidence"][0]["source"], "acceptance")
        self.judged("CONSEGNA: Diffida")
        self.wait_until("the delivery", lambda: "delivery" in [
            each["source"] for each in self.known(TOWN)[TOWN]["evidence"]], 20)
        self.compose(f"{TOWN}, {FRIEND}", "Diffida 2")
        self.wait_until("the button", lambda: (self.addon.button("composeAction") or {}).get("badge") == "\u2715", 20)
        self.addon.button("composeAction", click=True)
        shown = self.wait_until("the popup", lambda: self.read(POPUP))
        self.assertRegex(shown["people"][0], f"{TOWN} PEC To .*20[0-9][0-9]")
        self.assertRegex(shown["people"][1], f"{FRIEND} not PEC To .*20[0-9][0-9]")
        shown = self.press_send()
        self.assertEqual([each["rule"] for each in shown["findings"]], ["recipient.ordinary"])
        self.assertEqual(len(self.sent()), 1)

    def test_a_failure_is_remembered(self) -> None:
        self.compose(NOBODY, "Diffida")
        self.send()
        self.judged("AVVISO DI MANCATA CONSEGNA: Diffida")
        self.wait_until("the failure", lambda: self.known(NOBODY)[NOBODY]["failure"], 20)
        self.compose(NOBODY, "Diffida 2")
        shown = self.press_send()
        self.assertEqual([each["rule"] for each in shown["findings"]], ["recipient.failed-recently"])

    def test_a_message_received(self) -> None:
        self.take(CORRESPONDENT, OWNER, "Risposta")
        self.judged("POSTA CERTIFICATA: Risposta")
        self.wait_until("the sender", lambda: "envelope" in [
            each["source"] for each in self.known(CORRESPONDENT)[CORRESPONDENT]["evidence"]], 20)
        self.assertIn(self.verdicts(CORRESPONDENT)[0], ("certified", "probably-certified"))

    def test_what_is_for_somebody_else_teaches_nothing(self) -> None:
        self.take(CORRESPONDENT, f"{TOWN}, {FRIEND}", "Altrui")
        for receipt in self.post.provider.mailbox(CORRESPONDENT).messages():
            self.deliver(receipt)
        self.judged("ACCETTAZIONE: Altrui")
        self.assertIn("Genuine", self.addon.button()["title"], "genuine, and yet not ours")
        self.judged("CONSEGNA: Altrui")
        self.assertEqual(self.verdicts(TOWN, FRIEND, CORRESPONDENT), ["unknown"] * 3)


if __name__ == "__main__":
    unittest.main()
