# SPDX-License-Identifier: EUPL-1.2
"""The look-up of mail exchangers from Thunderbird, against a name server of the test: switched on by the person, it
asks for the domain of a recipient of whom nothing is known, once, and what is answered counts."""

from __future__ import annotations

import unittest

import isolation
from name_server import NameServer
from sending_bench import SendingBench
from test_addresses_page import PAGE

CITY, SHOP = "protocollo@ente-mai-visto.example", "ordini@bottega.example"
EXCHANGERS = {"ente-mai-visto.example": ["mx.pec.aruba.it"], "bottega.example": ["mail.bottega.example"]}
_SWITCH = """
const box = document.getElementById("mx");
if (!box.checkVisibility()) return "not there";
box.click();
return box.checked ? "on" : "off";
"""


class Asking(SendingBench):
    server: NameServer
    pec = {"account1": True}

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        if trouble := isolation.enter():
            raise unittest.SkipTest(trouble)
        cls.server = NameServer(EXCHANGERS, {})
        cls.addClassCleanup(cls.server.close)

    def before_start(self) -> None:
        super().before_start()
        resolver = self.work / "resolv.conf"
        resolver.write_text("nameserver 127.0.0.1\n")
        resolver.chmod(0o644)
        isolation.replace("/etc/resolv.conf", resolver)
        self.addCleanup(isolation.release, "/etc/resolv.conf")

    def looked_at(self) -> None:
        self.wait_until("the check while composing", lambda: (
            (self.addon.button("composeAction") or {}).get("title") or "").startswith("PEC check: "), 30)

    def test_switched_on(self) -> None:
        self.compose(f"{CITY}, {SHOP}", "Istanza")
        self.looked_at()
        self.assertEqual(self.server.asked, [], "nobody switched it on")
        self.open_tab(PAGE)
        self.wait_until("the switch", lambda: self.addon.in_page(PAGE, _SWITCH) == "on")
        self.composer.discard()
        self.compose(f"{CITY}, {SHOP}", "Istanza")
        self.wait_until("what the server says", lambda: self.verdicts(CITY, SHOP) == [
            "probably-certified", "unknown"], 30)
        self.assertEqual(self.known(CITY)[CITY]["evidence"][0]["source"], "mx")
        self.assertEqual(sorted(self.server.asked), sorted(EXCHANGERS))
        self.composer.discard()
        self.compose(f"altro@{CITY.split('@')[1]}, {SHOP}", "Istanza 2")
        self.looked_at()
        self.send()
        self.assertEqual(len(self.server.asked), 2, "what was answered is not asked for again")


if __name__ == "__main__":
    unittest.main()
