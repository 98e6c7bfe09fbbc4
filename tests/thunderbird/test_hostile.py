# SPDX-License-Identifier: EUPL-1.2
"""A message cannot fake, restyle or write into its verdict.

What a page can still do: imitate the banner below the true one; make its root draw something after all its
children (html::after), over the banner. Then the button in Thunderbird's toolbar and the popup are the place to
look, which no message reaches: each message here must have its true verdict there.
"""

from __future__ import annotations

import unittest
from typing import Any

from known_cases import Case, cases
from hostile_mail import OVERSIZED, OWNING, RESTYLING, WRITTEN, page
from mail_window import PANE, Message
from verdict_bench import VerdictBench

# All that panel.js draws with.
ELEMENTS = {"b", "button", "dd", "div", "dl", "dt", "h2", "li", "p", "section", "span", "strong", "style", "ul"}
ATTRIBUTES = {"aria-controls", "aria-expanded", "aria-hidden", "aria-label", "class", "hidden", "id", "role", "type"}

_TREE = """
const host = [...document.documentElement.children].find(each => each.openOrClosedShadowRoot);
const elements = [...host.openOrClosedShadowRoot.querySelectorAll("*")];
const of = name => [...new Set(elements.flatMap(name))];
return { elements: of(each => [each.localName]), attributes: of(each => each.getAttributeNames()),
         text: elements.filter(each => each.localName != "style").map(each => each.textContent).join("\\n") };
"""
_LOOK = """
const host = [...document.documentElement.children].find(each => each.openOrClosedShadowRoot);
const view = document.defaultView;
const style = view.getComputedStyle(host);
const box = host.getBoundingClientRect();
const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 12));
return { display: style.display, visibility: style.visibility, opacity: style.opacity, transform: style.transform,
         filter: style.filter, clip: style.clipPath, position: style.position, top: box.top,
         wide: box.width > view.innerWidth * 0.9, high: box.height > 30, seen: top == host };
"""
UNHARMED = {"display": "block", "visibility": "visible", "opacity": "1", "transform": "none", "filter": "none",
            "clip": "none", "position": "relative", "top": 0, "wide": True, "high": True, "seen": True}
_POPUP = """
return { headline: document.querySelector(".headline strong")?.textContent ?? "",
         tone: document.querySelector(".panel")?.classList[1] ?? "" };
"""


class HostileBench(VerdictBench):
    def check_button(self, case: Case, message: Message) -> None:
        """The button says the true verdict, whatever became of the page."""
        expected = self.oracle.judge(case.message, self.account.address)
        self.assertEqual(expected.tone, "bad", f"{case.name} is meant to be a fraud")
        self.mark_button()
        self.open(message, seconds=180)
        headline, label = self.oracle.headline(expected), self.oracle.text(f"outcome.{expected.outcome}.short")
        self.wait_until(f"the button of {case.name}", lambda: headline.match((said := self.button())[0])
                        and said[1:] == (label, "\u2715"), 60)

    def check_tree(self, name: str) -> dict[str, Any]:
        """Nothing is in our shadow tree, with its details, but what panel.js draws."""
        self.banner.unfold()
        tree = self.mail.in_document(PANE, _TREE)
        self.assertLessEqual(set(tree["elements"]), ELEMENTS, name)
        self.assertLessEqual(set(tree["attributes"]), ATTRIBUTES, name)
        self.assertNotIn("\u202e", tree["text"], name)
        return tree

    def popup(self) -> dict[str, str]:
        """What the popup says, which is closed again."""
        self.addon.button(click=True)
        self.wait_until("the popup", lambda: any("popup.html" in each for each in self.addon.pages()))
        shown = self.wait_until("its verdict", lambda: (
            found := self.addon.in_page("popup.html", _POPUP))["headline"] and found)
        self.addon.in_page("popup.html", "setTimeout(() => window.close(), 0);")
        self.wait_until("the popup to close", lambda: not any("popup.html" in each for each in self.addon.pages()))
        return shown


class Pages(HostileBench):
    def test_restyling_does_no_harm(self) -> None:
        chosen = [page(name, html) for name, html in RESTYLING.items()]
        for case, message in zip(chosen, self.deliver_all(chosen), strict=True):
            with self.subTest(case.name):
                self.check_button(case, message)
                self.wait_until("the banner", self.banner.read, 20)
                self.assertEqual(self.mail.in_document(PANE, _LOOK), UNHARMED)
                self.check_tree(case.name)

    def test_what_a_page_owns_leaves_the_button_and_the_popup(self) -> None:
        chosen = [page(name, html) for name, html in OWNING.items()]
        for case, message in zip(chosen, self.deliver_all(chosen), strict=True):
            with self.subTest(case.name):
                self.check_button(case, message)
                self.assertEqual(self.popup(), {"headline": self.button()[0], "tone": "bad"})


class Contents(HostileBench):
    def test_what_is_written_stays_text(self) -> None:
        for case, message in zip(WRITTEN, self.deliver_all(list(WRITTEN)), strict=True):
            with self.subTest(case.name):
                self.check_button(case, message)
                self.wait_until("the banner", self.banner.read, 20)
                self.check_tree(case.name)

    def test_what_a_provider_certified_stays_text(self) -> None:
        """Subjects and names of files that a genuine envelope holds, which the banner quotes."""
        chosen = [each for each in cases(whole=True) if each.name.startswith(
            ("attack-subject-html", "attack-subject-bidi", "attack-file-bidi", "attack-file-control"))]
        self.assertTrue(chosen)
        for case, message in zip(chosen, self.deliver_all(chosen), strict=True):
            with self.subTest(case.name):
                self.check_shown(case, message)
                self.check_tree(case.name)

    def test_sizes(self) -> None:
        for case, message in zip(OVERSIZED, self.deliver_all(list(OVERSIZED)), strict=True):
            with self.subTest(case.name):
                self.check_button(case, message)
                self.wait_until("the banner", self.banner.read, 60)
                self.check_tree(case.name)


if __name__ == "__main__":
    unittest.main()
