# SPDX-License-Identifier: EUPL-1.2
"""A host that is missing or misbehaves: one banner and the button say so, mail goes on, and once it is
mended verdicts come again without a restart."""

from __future__ import annotations

import unittest

from known_cases import Case, cases
from trouble_bench import TroubleBench, letter


def genuine(count: int) -> list[Case]:
    """Receipts that nobody doubts, no two alike."""
    return [each for each in cases(whole=True) if each.name.startswith("kind-")
            and each.name.endswith(("sha256", "sha1"))][:count]


class Missing(TroubleBench):
    manifest_for = None

    def test_until_it_is_there(self) -> None:
        receipt = genuine(1)[0]
        first, second, judged = self.deliver_all([letter(1), letter(2), receipt])
        self.open_letter(first, 1)
        self.check_told("missing")
        self.open_letter(second, 2)
        self.check_told_on_the_button_only("missing")
        self.mend()
        self.check_verdicts_again(receipt, judged)
        self.check_shown(letter(1), first)


class NotAllowed(Missing):
    """The manifest names another add-on, which Thunderbird tells apart from a missing one in no way."""

    manifest_for = "other@pec-companion.example"


class Misbehaving(TroubleBench):
    """Whatever the program in the host's place does, in one Thunderbird, one after the other."""

    ways = {"too-old": "too-old", "too-new": "too-new", "no-reply": "garbage",
            "no-frame": "garbage", "no-json": "garbage", "too-long": "garbage", "crashing": "gone", "silent": "silent"}

    def test_each_way(self) -> None:
        receipts = genuine(len(self.ways) + 1)
        letters = [letter(number) for number in range(2 * len(self.ways))]
        messages = self.deliver_all([*receipts, *letters])
        judged, told = messages[:len(receipts)], messages[len(receipts):]
        self.check_shown(receipts[0], judged[0])
        for turn, (way, reason) in enumerate(self.ways.items()):
            with self.subTest(way):
                self.put_in_place(way)
                self.open_letter(told[2 * turn], 2 * turn)
                self.check_told(reason)
                self.open_letter(told[2 * turn + 1], 2 * turn + 1)
                self.check_told_on_the_button_only(reason)
                self.mend()
                self.check_verdicts_again(receipts[turn + 1], judged[turn + 1])


class Waiting(TroubleBench):
    """While the host keeps one message waiting, mail is read as ever."""

    def test_other_messages_open(self) -> None:
        first, second, third = self.deliver_all([letter(1), letter(2), letter(3)])
        self.put_in_place("deaf")
        for number, message in enumerate((first, second, third), 1):
            self.open_letter(message, number)
            self.assertIsNone(self.banner.read())
            self.assertEqual(self.button()[2], "", "nothing is known yet")

    def test_the_message_that_is_open_at_the_end_is_the_one_told(self) -> None:
        """Whoever did not wait for the first message sees the banner in the next."""
        first, second, third = self.deliver_all([letter(1), letter(2), letter(3)])
        self.put_in_place("silent")
        self.open_letter(first, 1)
        self.open_letter(second, 2)
        self.check_told("silent")
        self.open_letter(third, 3)
        self.check_told_on_the_button_only("silent")


if __name__ == "__main__":
    unittest.main()
