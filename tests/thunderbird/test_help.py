# SPDX-License-Identifier: EUPL-1.2
"""The guide opens from where a person looks for it, at the section that it is about, in the person's language."""

from __future__ import annotations

import unittest

from bench import TOWN
from sending_bench import POPUP, SendingBench

PAGES = {"accounts/accounts_page.html": "what-can-lose-a-message", "addresses/addresses_page.html": "which-addresses-are-pec"}
_FOLLOW = """
const link = document.querySelector("a[data-help]");
if (!link?.checkVisibility() || !link.textContent) return false;
setTimeout(() => link.click(), 0);
return true;
"""
_GUIDE = """
const section = document.getElementById(location.hash.slice(1));
return document.readyState == "complete" && {
  title: document.querySelector("h1").textContent, section: section?.textContent ?? null,
  language: document.documentElement.lang, hash: location.hash.slice(1),
  pictures: [...document.images].map(each => each.naturalWidth),
  inItalian: [...document.images].filter(each => each.src.includes("/images/it/")).length };
"""
_CLOSE = """
const tabmail = Services.wm.getMostRecentWindow("mail:3pane").document.getElementById("tabmail");
for (const tab of [...tabmail.tabInfo].filter(each => each.browser?.currentURI?.spec.includes("/help/")))
  tabmail.closeTab(tab);
"""


class Help(SendingBench):
    language, title = "en", "Guide to PEC Companion"
    pec = {"account1": True}

    def follow(self, page: str, section: str) -> None:
        """Presses the link on a page, and looks at what opens."""
        guide = f"help/guide.{self.language}.html"
        self.wait_until(f"the link on {page}", lambda: self.addon.in_page(page, _FOLLOW))
        self.wait_until("the guide", lambda: any(guide in each for each in self.addon.pages()))
        shown = self.wait_until("the guide to be loaded", lambda: self.addon.in_page(guide, _GUIDE))
        self.assertEqual((shown["title"], shown["language"], shown["hash"]), (self.title, self.language, section))
        self.assertTrue(shown["section"])
        self.assertEqual(len(shown["pictures"]), 8)
        self.assertNotIn(0, shown["pictures"])
        self.assertEqual(shown["inItalian"], 8 if self.language == "it" else 0)
        self.marionette.run(_CLOSE)
        self.wait_until("the guide to be closed", lambda: not any(guide in each for each in self.addon.pages()))

    def test_each_page(self) -> None:
        for page, section in PAGES.items():
            with self.subTest(page):
                self.open_tab(page)
                self.follow(page, section)

    def test_the_popups(self) -> None:
        self.deliver(b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Saluti\r\n\r\nCiao.\r\n")
        self.open(self.fetch("Saluti"))
        self.wait_until("the verdict", lambda: (self.addon.button() or {}).get("title"))
        self.addon.button(click=True)
        popup = "reading/popup.html"
        self.wait_until("the popup", lambda: any(popup in each for each in self.addon.pages()))
        self.follow(popup, "the-verdict-above-a-message")
        self.wait_until("the popup to close", lambda: not any(popup in each for each in self.addon.pages()))
        self.compose(TOWN, "Diffida")
        self.wait_until("the button", lambda: self.addon.button("composeAction"))
        self.addon.button("composeAction", click=True)
        self.wait_until("the popup", lambda: self.read(POPUP))
        self.follow(POPUP, "before-sending")
        self.composer.discard()


class HelpInItalian(Help):
    locale, language, title = "it", "it", "Guida a PEC Companion"


if __name__ == "__main__":
    unittest.main()
