# SPDX-License-Identifier: EUPL-1.2
"""The programs run from where the packages put them."""

import json
import os
import pathlib
import subprocess
import sys
import unittest

import packages

sys.path.insert(0, str(packages.TOP / "tests/host"))
import client  # noqa: E402  (tests/host is no package)

SAMPLES = pathlib.Path(os.environ.get("PEC_SAMPLES_DIR", packages.TOP.parent / "shared/samples"))


RECEIPT = packages.CORPUS / "messages/01 Accettazione.eml"
ENVELOPE = packages.CORPUS / "messages/05 Messaggio ricevuto.eml"


class ProgramsTest(packages.UnpackedTest):
    def setUp(self):
        self.version = packages.field("pec-companion", "Version")
        self.command = self.inside("/usr/bin/pec-companion")
        self.host = self.inside("/usr/libexec/pec-companion-host")

    def run_command(self, *arguments):
        environment = {"HOME": str(self.home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        return subprocess.run([self.command, *arguments], capture_output=True, text=True,
                              env=environment, check=False)

    def test_they_tell_the_packages_version(self):
        self.assertIn(self.version, self.run_command("--version").stdout.split())
        with client.Host(self.host, self.home) as host:
            self.assertEqual(host.greet()["host"]["version"], self.version)

    def test_the_command_judges(self):
        run = self.run_command("verify", "--json", "--anchors", packages.CORPUS / "trust", RECEIPT)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(json.loads(run.stdout)["outcome"], "genuine")

    def test_the_languages_are_there(self):
        texts = {self.run_command("explain", "--lang", language, RECEIPT).stdout
                 for language in ("it", "en", "de")}
        self.assertEqual(len(texts), 3)
        self.assertNotIn("", texts)

    def test_the_host_says_what_the_command_says(self):
        """The provider is not among the shipped anchors, so what it signed is not recognised."""
        with client.Host(self.host, self.home) as host:
            host.greet()
            for path in (RECEIPT, ENVELOPE):
                theirs = json.loads(host.verdict_text(path.read_bytes()))
                ours = json.loads(self.run_command("verify", "--json", path).stdout)
                self.assertEqual(theirs["outcome"], "untrusted")
                self.assertEqual(theirs["outcome"], ours["outcome"])

    @unittest.skipUnless(SAMPLES.exists(), "no real messages here")
    def test_the_shipped_anchors_recognise_a_real_message(self):
        for name in ("aruba-2018-accettazione", "sogei-2018-trasporto"):
            message = (SAMPLES / f"{name}.eml").read_bytes()
            with client.Host(self.host, self.home) as host:
                host.greet()
                self.assertEqual(json.loads(host.verdict_text(message))["outcome"], "genuine", name)

    def test_protections(self):
        for program in (self.command, self.host):
            text = subprocess.run(["readelf", "-W", "-h", "-l", "-d", "--dyn-syms", program],
                                  capture_output=True, text=True, check=True).stdout
            with self.subTest(program=program.name):
                self.assertIn("(Position-Independent Executable file)", text)
                self.assertRegex(text, r"FLAGS_1.*\bNOW\b.*\bPIE\b")
                self.assertIn("GNU_RELRO", text)
                self.assertRegex(text, r"GNU_STACK .* RW ")
                self.assertIn("__stack_chk_fail", text)
                self.assertRegex(text, r"__\w+_chk@GLIBC")  # fortified functions of the C library
                self.assertNotRegex(text, r"\((RPATH|RUNPATH)\)")

    def test_no_path_of_the_build_is_in_them(self):
        for program in (self.command, self.host):
            self.assertNotIn(str(packages.TOP).encode(), program.read_bytes())


if __name__ == "__main__":
    unittest.main()
