# SPDX-License-Identifier: EUPL-1.2
"""The pictures of the guides and the README, made anew: docs/images/<name>.png in English, docs/images/it/<name>.png
in Italian. What is drawn is what the tests look at; nothing is drawn by hand.

    python3 -m guide_pictures [LANGUAGE...]    (environment as for the tests, see run; needs python3-pil)
"""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

from PIL import Image

import accounts_gallery
import sending_gallery
from bench import MAIN
from known_cases import TOP, cases
from verdict_bench import VerdictBench

IMAGES = TOP / "docs/images"
COLOURS = 256  # a palette makes a quarter of the bytes, and nobody sees it
# What is seen of the message pane: name, the case that is opened.
MESSAGES = (
    ("delivery-receipt", "kind-delivery-complete-sha256"),
    ("altered", "attack-changed-text-receipt"),
    ("fake", "fake-headers"),
)
WHOLE_WINDOW = "kind-envelope-sha256"
PANE_SIZE = (565, 400)
# The galleries' pictures: name, which one, and where it is cut; 0: as long as it is.
PAGES = (
    ("accounts", accounts_gallery.GALLERY, "page", 760),
    ("addresses", sending_gallery.GALLERY, "addresses", 830),
    ("before-sending", sending_gallery.GALLERY, "dialog-tall", 0),
    ("composing", sending_gallery.GALLERY, "popup", 424),
)

_PANE_CORNER = """
const { chromeBrowser } = Services.wm.getMostRecentWindow("mail:3pane").document.getElementById("tabmail").currentTabInfo;
const outer = chromeBrowser.getBoundingClientRect();
const inner = chromeBrowser.contentDocument.getElementById("messageBrowser").getBoundingClientRect();
return [Math.round(outer.left + inner.left), Math.round(outer.top + inner.top)];
"""


def folder_of(locale: str) -> Path:
    return IMAGES if locale.startswith("en") else IMAGES / locale


def write(picture: Image.Image, locale: str, name: str) -> None:
    folder = folder_of(locale)
    folder.mkdir(exist_ok=True)
    palette = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    palette.save(folder / f"{name}.png", optimize=True)


class Verdicts(VerdictBench):
    xvfb = True
    locale = "en-US"

    def test_pictures(self) -> None:
        chosen = [case for case in cases() if not case.name.endswith("-sha1")]
        messages = {case.name: (case, message) for case, message in
                    zip(chosen, self.deliver_all(chosen), strict=True)}
        for name, case in MESSAGES:
            self.check_shown(*messages[case])
            left, top = self.marionette.run(_PANE_CORNER)
            width, height = PANE_SIZE
            write(self.look(name).crop((left, top, left + width, top + height)), self.locale, name)
        self.check_shown(*messages[WHOLE_WINDOW])
        self.assertTrue(self.banner.unfold())
        write(self.look("message"), self.locale, "message")

    def look(self, name: str) -> Image.Image:
        return Image.open(self.screenshot(name, MAIN))


def main(languages: list[str]) -> int:
    for locale in languages:
        suite = unittest.TestSuite()
        for test in (Verdicts, accounts_gallery.Gallery, sending_gallery.Gallery):
            test.locale = locale
            suite.addTest(test("test_pictures"))
        if not unittest.TextTestRunner().run(suite).wasSuccessful():
            return 1
        for name, gallery, page, height in PAGES:
            picture = Image.open(gallery / locale.split("-")[0] / f"{page}.png")
            write(picture.crop((0, 0, picture.width, height or picture.height)), locale, name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["en-US", "it"]))
