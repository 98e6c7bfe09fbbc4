# SPDX-License-Identifier: EUPL-1.2
"""Pictures of every sort of message, for people to look at: build/thunderbird/gallery/<language>/<case>.png.

    python3 -m gallery [LANGUAGE...]    (environment as for the tests, see run)
"""

from __future__ import annotations

import os
import sys
import unittest

from known_cases import cases
from post_office import BUILD
from verdict_bench import VerdictBench

GALLERY = BUILD / "gallery"


class Gallery(VerdictBench):
    """In the language of main(), and with PEC_GALLERY_DARK in the dark."""

    xvfb = True
    locale = "en-US"
    dark = bool(os.environ.get("PEC_GALLERY_DARK"))

    def test_pictures(self) -> None:
        folder = GALLERY / (self.locale + ("-dark" if self.dark else ""))
        folder.mkdir(parents=True, exist_ok=True)
        chosen = [case for case in cases() if not case.name.endswith("-sha1")]
        for case, message in zip(chosen, self.deliver_all(chosen), strict=True):
            shown = self.check_shown(case, message)
            self.picture(folder / f"{case.name}.png")
            if shown and not shown.small and self.banner.unfold():
                self.picture(folder / f"{case.name}-details.png")

    def picture(self, path: os.PathLike[str]) -> None:
        os.replace(self.screenshot("picture"), path)


def main(languages: list[str]) -> int:
    for language in languages:
        Gallery.locale = language
        if not unittest.main(module="__main__", argv=["gallery"], exit=False).result.wasSuccessful():
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["en-US", "it", "de"]))
