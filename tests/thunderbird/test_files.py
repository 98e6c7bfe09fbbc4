# SPDX-License-Identifier: EUPL-1.2
"""The page "verify a file": files chosen or dropped are judged, and labelled as not received here."""

from __future__ import annotations

import unittest
from base64 import b64encode
from typing import Any

from known_cases import Case, cases
from trouble_bench import letter
from verdict_bench import VerdictBench

PAGE = "file_page.html"
_READY = 'return document.readyState == "complete" && document.querySelector("h1")?.textContent;'
_SAYS = 'return document.getElementById("panel")?.textContent;'
_PRESS = 'setTimeout(() => document.getElementById("file").click(), 0);'
_CHOOSE = """
const transfer = new DataTransfer();
for (const [name, data] of args[0])
  transfer.items.add(new File([Uint8Array.from(atob(data), each => each.charCodeAt(0))], name));
if (args[1]) {
  document.getElementById("drop").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true }));
} else {
  const input = document.getElementById("choose");
  input.files = transfer.files;
  input.dispatchEvent(new Event("change"));
}
"""
_SHOWN = """
const judged = [...document.querySelectorAll("#verdicts article")].filter(each => each.querySelector(".panel"));
return judged.map(each => ({
  name: each.querySelector("h2").textContent, tone: each.querySelector(".panel").classList[1],
  headline: each.querySelector(".headline strong").textContent,
  reasons: [...each.querySelectorAll(".reason")].map(reason => reason.textContent),
  open: each.querySelector(".details")?.hidden === false }));
"""


class Files(VerdictBench):
    def open_page(self) -> None:
        """As the button of the popup does."""
        self.deliver(letter(9).message)
        self.open(self.fetch("Lettera 9"))
        self.addon.button(click=True)
        self.wait_until("the popup", lambda: any("popup.html" in each for each in self.addon.pages()))
        self.wait_until("its verdict, after which it listens", lambda: self.addon.in_page("popup.html", _SAYS))
        self.addon.in_page("popup.html", _PRESS)
        self.wait_until("the page", lambda: any(PAGE in each for each in self.addon.pages()))
        self.wait_until("its texts", lambda: self.addon.in_page(PAGE, _READY))

    def give(self, files: list[Case], dropped: bool = False) -> None:
        self.addon.in_page(PAGE, _CHOOSE, [
            (f"{each.name}.eml", b64encode(each.message).decode()) for each in files], dropped)

    def shown(self) -> list[dict[str, Any]]:
        """The verdicts on the page, the newest first."""
        return self.addon.in_page(PAGE, _SHOWN)

    def check(self, case: Case, shown: dict[str, Any]) -> None:
        expected = self.oracle.judge(case.message)
        self.assertEqual((shown["name"], shown["tone"]), (f"{case.name}.eml", expected.tone))
        self.assertRegex(shown["headline"], self.oracle.headline(expected))
        self.assertEqual(shown["reasons"][0], self.oracle.text("addon.not_received"), case.name)
        self.assertTrue(shown["open"])

    def test_files_chosen_and_dropped(self) -> None:
        self.open_page()
        chosen = [*cases(), letter(1)]
        self.give(chosen)
        shown = self.wait_until("all verdicts", lambda: len(found := self.shown()) == len(chosen) and found, 120)
        for case, each in zip(chosen, reversed(shown), strict=True):
            with self.subTest(case.name):
                self.check(case, each)
        self.give(chosen[:1], dropped=True)
        self.wait_until("one more", lambda: len(self.shown()) == len(chosen) + 1)
        self.check(chosen[0], self.shown()[0])

    def test_a_file_that_is_no_message(self) -> None:
        self.open_page()
        self.give([Case("picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100), Case("empty", b"")])
        shown = self.wait_until("two verdicts", lambda: len(found := self.shown()) == 2 and found)
        self.assertEqual([each["name"] for each in shown], ["empty.eml", "picture.eml"])
        for each in shown:
            self.assertIn(each["tone"], ("neutral", "bad", "attention"), each)


if __name__ == "__main__":
    unittest.main()
