# SPDX-License-Identifier: EUPL-1.2
"""Pictures of the dialog before sending, the popup of the compose window and the page of addresses:
build/thunderbird/gallery/sending/<language>[-dark]/<page>[-WIDTH].png.

    python3 -m sending_gallery [LANGUAGE...]    (environment as for the tests, see run)
"""

from __future__ import annotations

import os
import sys
import unittest
from base64 import b64decode
from pathlib import Path

from accounts_gallery import SET_WIDTH
from bench import CORRESPONDENT, TOWN
from post_office import BUILD
from sending_bench import DIALOG, FRIEND, POPUP, SendingBench

GALLERY = BUILD / "gallery/sending"
ADDRESSES = "addresses/addresses_page.html"

# A picture of one of our pages as a whole, at a width.
_SIZE = """
await new Promise(resolve => setTimeout(resolve, 300));
return [innerWidth, Math.max(document.documentElement.scrollHeight, innerHeight), document.documentElement.scrollWidth];
"""
_PICTURE = """
const [part, width, height] = args;
const view = [...WebExtensionPolicy.getByID(args[3]).extension.views].find(each => each.uri?.spec.includes(part));
const browser = view.xulBrowser;
const main = Services.wm.getMostRecentWindow("mail:3pane");
const bitmap = await browser.browsingContext.currentWindowGlobal.drawSnapshot(
  new main.DOMRect(0, 0, width, height), 1, "rgb(255,255,255)");
const canvas = main.document.createElementNS("http://www.w3.org/1999/xhtml", "canvas");
[canvas.width, canvas.height] = [bitmap.width, bitmap.height];
canvas.getContext("2d").drawImage(bitmap, 0, 0);
return canvas.toDataURL().split(",")[1];
"""
_RESIZE = """
const popup = [...Services.wm.getEnumerator(null)].find(each =>
  each.document.documentURI == "chrome://messenger/content/extensionPopup.xhtml");
popup.resizeTo(args[0], args[1]);
"""
_LOOK_UP = """
document.getElementById("address").value = args[0];
document.getElementById("look").requestSubmit();
"""


class Gallery(SendingBench):
    """In the language of main(), and with PEC_GALLERY_DARK in the dark."""

    stand_in = True

    locale = "en-US"
    dark = bool(os.environ.get("PEC_GALLERY_DARK"))

    def test_pictures(self) -> None:
        self.folder: Path = GALLERY / (self.locale.split("-")[0] + ("-dark" if self.dark else ""))
        self.folder.mkdir(parents=True, exist_ok=True)
        self.compose(f"Comune <{TOWN}>, Amico Mio <{FRIEND}>", "Diffida ad adempiere", bcc=CORRESPONDENT,
                     headers={"X-TipoRicevuta": "breve"}, files={"gioco.exe": b"MZ"})
        self.wait_until("the button", lambda: (self.addon.button("composeAction") or {}).get("badge"))
        self.screenshot("compose", "msgcompose").rename(self.folder / "compose.png")
        self.addon.button("composeAction", click=True)
        self.wait_until("the popup", lambda: self.read(POPUP))
        self.picture("popup", POPUP)
        self.addon.in_page(POPUP, "setTimeout(() => window.close(), 0);")
        self.press_send()
        self.picture("dialog", DIALOG)
        self.marionette.run(_RESIZE, 660, 880)
        self.picture("dialog-tall", DIALOG)
        self.marionette.run(_RESIZE, 400, 640)
        self.picture("dialog-400", DIALOG)
        self.press("back")
        self.wait_until("the dialog to be closed", lambda: not self.has_dialog())
        self.composer.discard()
        self.wait_until("no compose window", lambda: not self.composer.is_open())
        self.orders(actions={"recipient.ordinary": "block"})
        self.compose(f"Comune <{TOWN}>, Amico Mio <{FRIEND}>", "Diffida ad adempiere")
        self.press_send()
        self.picture("dialog-blocked", DIALOG)
        self.press("back")
        self.open_tab(ADDRESSES)
        self.wait_until("what it knows", lambda: self.addon.in_page(ADDRESSES, "return document.getElementById('stats')?.textContent;"))
        self.addon.in_page(ADDRESSES, _LOOK_UP, FRIEND)
        self.wait_until("the address", lambda: self.addon.in_page(ADDRESSES, "return document.querySelectorAll('#looked li').length;"))
        for width in (900, 400):
            self.marionette.run(SET_WIDTH, width)
            self.picture("addresses" if width == 900 else "addresses-400", ADDRESSES)

    def picture(self, name: str, page: str) -> None:
        width, height, needed = self.addon.in_page(page, _SIZE)
        self.assertLessEqual(needed, width, f"{name} is wider than its window")
        (self.folder / f"{name}.png").write_bytes(b64decode(self.marionette.run(_PICTURE, page, width, height, self.addon.id)))


def main(languages: list[str]) -> int:
    for language in languages:
        Gallery.locale = language
        if not unittest.main(module="__main__", argv=["sending_gallery"], exit=False).result.wasSuccessful():
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["en-US", "it", "de"]))
