# SPDX-License-Identifier: EUPL-1.2
"""The page of PEC addresses: a register imported, stopped, listed and removed; decisions, settings, forgetting."""

from __future__ import annotations

import unittest
from base64 import b64encode
from typing import Any

from sending_bench import POPUP, SendingBench

PAGE = "addresses/addresses_page.html"
REGISTER = (
    "Codice_IPA,Denominazione_ente,Mail1,Tipo_Mail1,Mail2,Tipo_Mail2\r\n"
    "c_a,Comune di Prova,protocollo@pec.comune-di-prova.example,Pec,info@comune-di-prova.example,Altro\r\n"
    "c_b,Comune di Esempio,comune@pec.esempio-comune.example,Pec,,\r\n").encode()

_READ = """
const words = id => document.getElementById(id)?.innerText.replace(/\\s+/g, " ").trim() ?? "";
return { stats: words("stats"), registers: words("registers"), importing: words("importing"), looked: words("looked"),
         result: words("result"), retention: document.getElementById("retention").value,
         mx: document.getElementById("mx").checked, busy: document.getElementById("start").disabled };
"""
IMPORT = """
const [name, data, title, repeated] = args;
const bytes = Uint8Array.from(atob(data), each => each.charCodeAt(0));
const transfer = new DataTransfer();
transfer.items.add(new File(Array(repeated).fill(bytes), name));
document.getElementById("file").files = transfer.files;
document.getElementById("name").value = title;
setTimeout(() => document.getElementById("import").requestSubmit(), 0);
"""
_LOOK = """
document.getElementById("address").value = args[0];
document.getElementById("look").requestSubmit();
"""
# Whoever is asked to confirm says yes.
_PRESS = """
window.confirm = () => true;
const control = [...document.querySelectorAll("[data-key]")].find(each => each.dataset.key == args[0])
  ?? document.getElementById(args[0]);
setTimeout(() => control.click(), 0);
"""
_CHOOSE = """
const select = document.getElementById("retention");
select.value = args[0];
select.dispatchEvent(new Event("change"));
"""


class Addresses(SendingBench):
    pec = {"account1": True}

    def setUp(self) -> None:
        super().setUp()
        self.open_tab(PAGE)
        self.shown(lambda page: page["stats"])

    def page(self) -> dict[str, Any]:
        return self.addon.in_page(PAGE, _READ)

    def shown(self, wanted: Any, seconds: float = 30) -> dict[str, Any]:
        return self.wait_until("the page to say it", lambda: (now := self.page()) and wanted(now) and now, seconds)

    def load(self, data: bytes, title: str, name: str = "enti.csv", repeated: int = 1) -> None:
        self.addon.in_page(PAGE, IMPORT, name, b64encode(data).decode(), title, repeated)

    def look(self, address: str) -> str:
        self.addon.in_page(PAGE, _LOOK, address)
        return self.shown(lambda page: address in page["looked"])["looked"]

    def test_a_register(self) -> None:
        self.assertIn("No register", self.page()["registers"])
        self.load(REGISTER, "IPA")
        page = self.shown(lambda now: "IPA" in now["registers"])
        self.assertRegex(page["importing"], r"^Imported: [23] addresses from 2 rows")
        self.assertIn("enti.csv", page["registers"])
        self.assertRegex(self.look("protocollo@pec.comune-di-prova.example"), " (probably )?PEC .*register IPA")
        self.load(REGISTER, "IPA")
        self.shown(lambda now: now["importing"].startswith("Updated: "))
        self.compose("info@comune-di-prova.example", "Diffida")
        shown = self.press_send()
        other = "protocollo@pec.comune-di-prova.example"
        rules = [each["rule"] for each in shown["findings"]]
        self.assertTrue({"recipient.ordinary", "recipient.better-address"} & set(rules), rules)
        button = next(each for each in shown["buttons"] if " use-address " in each and each.endswith(other))
        self.press(button)
        self.wait_until("Send", lambda: (now := self.read()) and not now["findings"] and now["sends"])
        self.press("send")
        self.wait_for_leaving()
        self.assertEqual(self.envelopes(), [[other]])
        self.addon.in_page(PAGE, _PRESS, "register IPA")
        self.shown(lambda now: "No register" in now["registers"])

    def test_what_cannot_be_imported(self) -> None:
        for data, words in ((b"a,b\r\n1,2\r\n", "no column"), (b"\0\1\2" * 400, "not text"),
                            (b"email\r\na@pec.x.example\r\n", "does not say which")):
            with self.subTest(words):
                self.load(data, "Prova")
                self.shown(lambda now: words in now["importing"] and not now["busy"])
                self.assertIn("No register", self.page()["registers"])

    def test_stopped(self) -> None:
        row = b"c_b,Comune,comune@pec.esempio-comune.example,Pec,,\r\n"
        self.load(REGISTER.splitlines(keepends=True)[0] + row * 2000, "Grande", repeated=200)
        self.shown(lambda now: now["busy"])
        self.addon.in_page(PAGE, _PRESS, "stop")
        page = self.shown(lambda now: not now["busy"])
        self.assertIn("stopped", page["importing"])
        self.assertIn("No register", page["registers"])

    def test_decisions_and_settings(self) -> None:
        address = "qualcuno@sconosciuto.example"
        self.assertIn("not known", self.look(address))
        self.addon.in_page(PAGE, _PRESS, "decide ordinary")
        self.shown(lambda now: "You said that it is not PEC" in now["looked"])
        self.compose(address, "Diffida")
        self.assertEqual([each["rule"] for each in self.press_send()["findings"]], ["recipient.ordinary"])
        self.press("back")
        self.addon.in_page(PAGE, _PRESS, "decide null")
        self.shown(lambda now: "not known" in now["looked"])
        self.addon.in_page(PAGE, _CHOOSE, "365")
        self.addon.in_page(PAGE, _PRESS, "mx")
        self.shown(lambda now: now["mx"] and now["retention"] == "365")
        self.addon.in_page(PAGE, _PRESS, "decide certified")
        self.shown(lambda now: "decisions: 1" in now["stats"])
        self.addon.in_page(PAGE, _PRESS, "forget everything")
        self.shown(lambda now: "decisions: 0" in now["stats"])


class Popup(SendingBench):
    """The kind of receipt is chosen in the popup of the compose window."""

    stand_in = True

    def test_receipt_kind(self) -> None:
        self.compose("protocollo@pec.comune-inventato.example", "Diffida", headers={"X-Altro": "resta"})
        self.wait_until("the button", lambda: (self.addon.button("composeAction") or {}).get("badge") == "\u2713")
        self.addon.button("composeAction", click=True)
        self.assertEqual(self.wait_until("the popup", lambda: self.read(POPUP))["receipt"], "completa")
        self.choose_receipt("sintetica")
        headers = self.wait_until("the header", lambda: {
            name.lower(): value for name, value in self.composed()["headers"].items()}.get("x-tiporicevuta"))
        self.assertEqual(headers, "sintetica")
        self.wait_until("the button", lambda: (self.addon.button("composeAction") or {}).get("badge") == "!")
        self.composer.press_send()
        self.dialog()
        self.press("send")
        self.wait_for_leaving()
        self.assertEqual([self.sent()[0][name] for name in ("X-TipoRicevuta", "X-Altro")], ["sintetica", "resta"])

    def test_the_page_of_addresses_is_reached(self) -> None:
        self.compose("protocollo@pec.comune-inventato.example", "Diffida")
        self.wait_until("the button", lambda: (self.addon.button("composeAction") or {}).get("badge"))
        self.addon.button("composeAction", click=True)
        self.wait_until("the popup", lambda: self.read(POPUP))
        self.press("addresses", POPUP)
        self.wait_until("the page", lambda: any(PAGE in each for each in self.addon.pages()))


if __name__ == "__main__":
    unittest.main()
