# SPDX-License-Identifier: EUPL-1.2
"""Pictures of the pages about accounts: build/thunderbird/gallery/accounts/<language>[-dark]/<page>[-400].png.

    python3 -m accounts_gallery [LANGUAGE...]    (environment as for the tests, see run)
"""

from __future__ import annotations

import os
import sys
import unittest
from base64 import b64decode
from datetime import date, timedelta
from pathlib import Path

from accounts import Account, Preferences
from accounts_bench import PAGE, AccountsBench
from addon_bench import WELCOME
from bench import OWNER
from marionette import MarionetteError
from post_office import BUILD

GALLERY = BUILD / "gallery/accounts"
WIDE, NARROW = 900, 400

# The whole page, however long, as it is drawn at a width.
SET_WIDTH = """
const main = Services.wm.getMostRecentWindow("mail:3pane");
const browser = main.document.getElementById("tabmail").getBrowserForSelectedTab();
browser.style.maxWidth = browser.style.minWidth = `${args[0]}px`;
"""
_HEIGHT = """
await new Promise(resolve => setTimeout(resolve, 300));
return [innerWidth, document.documentElement.scrollHeight, document.documentElement.scrollWidth];
"""
_PICTURE = """
const [width, height] = args;
const main = Services.wm.getMostRecentWindow("mail:3pane");
const browser = main.document.getElementById("tabmail").getBrowserForSelectedTab();
const bitmap = await browser.browsingContext.currentWindowGlobal.drawSnapshot(
  new main.DOMRect(0, 0, width, height), 1, "rgb(255,255,255)");
const canvas = main.document.createElementNS("http://www.w3.org/1999/xhtml", "canvas");
[canvas.width, canvas.height] = [width, height];
canvas.getContext("2d").drawImage(bitmap, 0, 0);
return canvas.toDataURL().split(",")[1];
"""
_ON_PAPER = """
const main = Services.wm.getMostRecentWindow("mail:3pane");
const browser = main.document.getElementById("tabmail").getBrowserForSelectedTab();
browser.browsingContext.mediumOverride = "print";
"""
_UNFOLD = "for (const each of document.querySelectorAll('details')) each.open = true;"
_ONLY_CONNECTIONS = """
for (const each of document.querySelectorAll("details")) each.open = each.dataset.key == "account1 connection";
"""
# The page that goes is not taken for the one that comes.
_RELOAD = "document.body.id = 'going'; setTimeout(() => location.reload(), 0);"
_FOUND = "return document.querySelectorAll('body:not(#going) #found .choice').length;"
_CLICK = "document.getElementById(args[0]).click();"


def another(number: int, address: str, name: str, settings: Preferences) -> Preferences:
    """One more account, which nothing is fetched for."""
    server, identity, sending = (f"mail.{part}{number}" for part in ("server.server", "identity.id", "smtpserver.smtp"))
    incoming: Preferences = {"type": "imap", "hostname": "127.0.0.1", "userName": address, "name": name,
                             "check_new_mail": True, "check_time": 30, "socketType": 3}
    return {
        f"mail.account.account{number}.server": f"server{number}",
        f"mail.account.account{number}.identities": f"id{number}",
        **{f"{server}.{key}": value for key, value in (incoming | settings).items()},
        f"{identity}.useremail": address, f"{identity}.fullName": name, f"{identity}.valid": True,
        f"{identity}.smtpServer": f"smtp{number}",
        f"{identity}.fcc_folder": f"imap://{address.replace('@', '%40')}@127.0.0.1/Sent",
        f"{sending}.hostname": "127.0.0.1", f"{sending}.username": address, f"{sending}.try_ssl": 3,
    }


class Gallery(AccountsBench):
    """In the language of main(), and with PEC_GALLERY_DARK in the dark."""

    locale = "en-US"
    dark = bool(os.environ.get("PEC_GALLERY_DARK"))
    decided = False
    welcome = True
    account = Account(OWNER, kind="pop3", name="Studio Legale")
    preferences = {
        "mail.server.server1.check_new_mail": True, "mail.server.server1.login_at_startup": False,
        "mail.server.server1.delete_by_age_from_server": True, "mail.server.server1.num_days_to_leave_on_server": 14,
        "mail.server.server1.delete_mail_left_on_server": True, "mail.server.server1.name": "Studio Legale",
        "mail.accountmanager.accounts": "account1,account2,account3,account4,account5", "mail.account.lastKey": 5,
        "mail.smtpservers": "smtp1,smtp3,smtp4,smtp5",
        **another(3, "condominio@pec.gestore-uno.example", "Condominio Via Verdi", {}),
        **another(4, "segreteria@pec.gestore-due.example", "Segreteria", {}),
        **another(5, "vacanze@example.com", "Posta personale", {}),
    }

    def test_pictures(self) -> None:
        self.folder = GALLERY / (self.locale.split("-")[0] + ("-dark" if self.dark else ""))
        self.folder.mkdir(parents=True, exist_ok=True)
        self.know_accounts()
        self.wait_until("the welcome", lambda: WELCOME in "".join(self.addon.pages()))
        self.addon.in_page(WELCOME, _RELOAD)
        self.wait_until("its cards", self.welcomed)
        for step in (1, 2, 3):
            self.pictures(f"welcome-{step}", WELCOME)
            self.addon.in_page(WELCOME, _CLICK, "next")
        self.shown()
        self.pictures("page", PAGE)
        self.addon.in_page(PAGE, _UNFOLD)
        self.pictures("page-unfolded", PAGE)
        self.connections("account1")
        self.addon.in_page(PAGE, _ONLY_CONNECTIONS)
        self.pictures("connection", PAGE)
        self.addon.in_page(PAGE, _UNFOLD)
        self.marionette.run(_ON_PAPER)
        self.addon.in_page(PAGE, "dispatchEvent(new Event('beforeprint'));")
        self.pictures("report", PAGE)

    def welcomed(self) -> bool:
        try:
            return self.addon.in_page(WELCOME, _FOUND) == 4
        except MarionetteError:
            return False  # it is being loaded anew

    def know_accounts(self) -> None:
        today = date.today()
        points = [{"at": f"{today - timedelta(days=days)}T08:00:00Z", "used": 840_000_000 - days * 12_000_000,
                   "limit": 1_000_000_000} for days in range(20, -1, -1)]
        self.remember("account1", {"pec": True})
        self.remember("account3", {"pec": True})
        self.remember("account4", {"pec": True, "quota": points, "seen": points[-1]["at"],
                                   "judged": {"a": 510_000_000, "b": 0, "c": 0},
                                   "password_made": (today - timedelta(days=86)).isoformat(),
                                   "snoozed": {"password.expires-7": {
                                       "until": (today + timedelta(days=3)).isoformat(),
                                       "reason": "Password già chiesta al gestore"}}})

    def pictures(self, name: str, page: str) -> None:
        for width in (WIDE, NARROW):
            path = self.folder / f"{name}{'' if width == WIDE else f'-{width}'}.png"
            self.marionette.run(SET_WIDTH, width)
            shown, height, needed = self.addon.in_page(page, _HEIGHT)
            self.assertLessEqual(needed, shown, f"{path.name} is wider than the window")
            path.write_bytes(b64decode(self.marionette.run(_PICTURE, shown, height)))
        self.marionette.run(SET_WIDTH, WIDE)


class Lost(AccountsBench):
    """The page when there is no host."""

    locale, dark = Gallery.locale, Gallery.dark
    host = False
    pictures = Gallery.pictures

    def test_picture(self) -> None:
        self.folder: Path = GALLERY / (self.locale.split("-")[0] + ("-dark" if self.dark else ""))
        self.folder.mkdir(parents=True, exist_ok=True)
        self.open_page()
        self.pictures("failure", PAGE)


def main(languages: list[str]) -> int:
    for language in languages:
        Gallery.locale = Lost.locale = language
        if not unittest.main(module="__main__", argv=["accounts_gallery"], exit=False).result.wasSuccessful():
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["en-US", "it", "de"]))
