# SPDX-License-Identifier: EUPL-1.2
"""The base of tests that need an add-on: the bench, with one installed and the native host it may start."""

from __future__ import annotations

import os
import unittest
from pathlib import Path
from typing import Any

import native_host
from addon import Addon
from bench import Bench

WELCOME = "welcome.html"

_REMEMBER = "await browser.storage.local.set({ [`account.${args[0]}`]: args[1] });"
_OPEN_TAB = "await browser.tabs.create({ url: args[0] });"
_CLOSE_TABS = """
const tabmail = Services.wm.getMostRecentWindow("mail:3pane").document.getElementById("tabmail");
for (const tab of tabmail.tabInfo.filter(each => each.browser?.currentURI?.spec.includes(args[0])))
  tabmail.closeTab(tab);
"""


class AddonBench(Bench):
    """With the add-on of PEC_XPI and, unless `host` is false, the host of PEC_HOST."""

    addon_id = native_host.ADDON
    host = True
    welcome = False  # whether the page that our add-on opens when it is new stays open

    @classmethod
    def addon_path(cls) -> Path:
        if path := os.environ.get("PEC_XPI"):
            return Path(path).resolve()
        raise unittest.SkipTest("PEC_XPI names no add-on (an .xpi or a folder)")

    @classmethod
    def setUpClass(cls) -> None:
        cls.addon_path()
        if cls.host and not os.environ.get("PEC_HOST"):
            raise unittest.SkipTest("PEC_HOST names no pec-companion-host")
        super().setUpClass()

    def setUp(self) -> None:
        super().setUp()
        self.addon = Addon(self.marionette, self.addon_id)
        self.assertEqual(self.marionette.install(str(self.addon_path())), self.addon_id)
        self.wait_for_event_page("running")
        if self.addon_id == native_host.ADDON and not self.welcome:
            self.close_welcome()

    def before_start(self) -> None:
        if self.host:
            self.program = native_host.stage(Path(os.environ["PEC_HOST"]), self.work / "installation",
                                             self.shipped_trust())
            native_host.register(self.program, self.home, self.addon_id)

    def shipped_trust(self) -> Path | None:
        """The anchors that the staged installation ships; None: those of the real one."""
        return self.post.write_trust()

    def close_welcome(self) -> None:
        self.wait_until("the welcome", lambda: WELCOME in "".join(self.addon.pages()))
        self.marionette.run(_CLOSE_TABS, WELCOME)
        self.wait_until("the welcome to be closed", lambda: WELCOME not in "".join(self.addon.pages()))

    def open_tab(self, page: str) -> None:
        """Opens a page of the add-on in a tab of its own."""
        self.addon.in_background(_OPEN_TAB, page)
        self.wait_until(page, lambda: any(page in each for each in self.addon.pages()))

    def remember(self, account: str, record: dict[str, Any]) -> None:
        """Sets what the add-on knows of an account."""
        self.addon.in_background(_REMEMBER, account, record)

    def wait_for_event_page(self, state: str) -> None:
        self.wait_until(f"a {state} event page", lambda: self.addon.state()["background"] == state)

    def host_log(self) -> str:
        """What the host noted so far; empty before it starts."""
        path = self.home / native_host.LOG
        return path.read_text() if path.exists() else ""

    def host_processes(self) -> list[int]:
        """The hosts that run out of this test's installation."""
        found = []
        for each in Path("/proc").glob("[0-9]*/exe"):
            try:
                if each.readlink().is_relative_to(self.work / "installation"):
                    found.append(int(each.parent.name))
            except OSError:
                continue  # ended meanwhile, or not ours to look at
        return found
