# SPDX-License-Identifier: EUPL-1.2
"""The commands address and directory as a person or a script runs them, in a home of their own."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import jsonschema

PROGRAM = os.environ["PEC_PROGRAM"]
SCHEMAS = pathlib.Path(os.environ["PEC_SHARE"]) / "schemas"
IPA = """_id,Codice_IPA,Denominazione_ente,Nome_responsabile,Cognome_responsabile,Mail1,Tipo_Mail1,\
Mail2,Tipo_Mail2,Data_aggiornamento
1,ente1,Ente Uno,Nomeinventato,Cognomeinventato,Protocollo@pec.uno.example,Pec,urp@uno.example,Altro,2026-10-01
"""


class Commands(unittest.TestCase):
    def setUp(self):
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        self.home = pathlib.Path(home.name)
        self.register = self.home / "enti.csv"
        self.register.write_text(IPA)

    def run_it(self, *arguments, status=0):
        environment = {"HOME": str(self.home), "PATH": os.environ["PATH"]}
        done = subprocess.run([PROGRAM, *arguments], env=environment, capture_output=True, text=True,
                              check=False)
        if status is None:
            self.assertIn(done.returncode, (0, 1), done.stderr)
        else:
            self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout

    def valid(self, name, text):
        value = json.loads(text)
        jsonschema.validate(value, json.loads((SCHEMAS / f"{name}.schema.json").read_text()))
        return value

    def address(self, text):
        # Exit status 1: it is not plainly PEC.
        done = self.run_it("address", "--json", text, status=None)
        return self.valid("address", done)

    def stats(self):
        return self.valid("directory", self.run_it("directory", "stats", "--json"))

    def database(self):
        (file,) = self.home.rglob("directory.sqlite")
        return file

    def test_a_register_is_taken_in_and_out(self):
        for _ in range(2):
            self.run_it("directory", "import", str(self.register), "--name", "IPA")
        self.assertEqual(self.stats()["addresses"], 2)
        self.assertEqual(self.address("PROTOCOLLO@pec.uno.example")["verdict"], "certified")
        office = self.address("urp@uno.example")
        self.assertEqual(office["verdict"], "probably-ordinary")
        self.assertEqual(office["suggestions"][0], {
            "kind": "same-body", "address": "protocollo@pec.uno.example", "name": "Ente Uno"})
        self.assertIn("IPA", self.run_it("directory", "list"))
        self.run_it("directory", "remove", "IPA")
        self.assertEqual(self.stats()["registers"], [])
        self.assertEqual(self.address("urp@uno.example")["verdict"], "unknown")

    def test_no_person_is_kept_and_nobody_else_reads_it(self):
        self.run_it("directory", "import", str(self.register), "--name", "IPA")
        for file in self.database().parent.iterdir():
            self.assertNotIn(b"inventato", file.read_bytes().lower())
            self.assertEqual(file.stat().st_mode & 0o077, 0)

    def test_a_decision_is_above_all_and_can_be_taken_back(self):
        self.run_it("directory", "decide", "a@gmail.com", "certified")
        self.assertEqual(self.address("a@gmail.com")["verdict"], "certified")
        self.run_it("directory", "decide", "a@gmail.com", "forget")
        self.assertEqual(self.address("a@gmail.com")["verdict"], "ordinary")

    def test_what_is_forgotten_is_gone_from_the_file(self):
        self.run_it("directory", "decide", "segretissimo@pec.uno.example", "certified")
        self.run_it("directory", "import", str(self.register), "--name", "IPA")
        self.run_it("directory", "forget", "--address", "segretissimo@pec.uno.example")
        self.assertNotIn(b"segretissimo", self.database().read_bytes())
        self.run_it("directory", "forget", "--everything")
        content = self.database().read_bytes()
        self.assertNotIn(b"protocollo", content)
        self.assertNotIn(b"Ente Uno", content)

    def test_settings_are_kept(self):
        self.run_it("directory", "settings", "--retention", "30", "--mx", "on")
        self.assertEqual(self.stats()["settings"], {"retention_days": 30, "mx": True})

    def test_what_is_wrong_is_said(self):
        self.register.write_text('pec\na@b.example\n"open\n')
        done = self.run_it("directory", "import", str(self.register), "--name", "x", status=2)
        self.assertEqual(done, "")
        self.assertEqual(self.stats()["addresses"], 0)
        self.assertEqual(self.address("nothing")["fault"], "no-at")
        self.database().write_bytes(b"no database, whatever its name says. " * 200)
        self.run_it("directory", "list", status=2)


if __name__ == "__main__":
    unittest.main()
