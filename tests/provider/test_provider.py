# SPDX-License-Identifier: EUPL-1.2
"""The provider judged by OpenSSL alone: what it calls genuine verifies, what it calls altered does not.

    python3 -m unittest discover -s tests/provider

Set PEC_PROVIDER_KEYS to a folder to keep the keys between runs.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import corpus
import openssl
from clock import BASE
from facts import World
from slicing import cut


class Corpus(unittest.TestCase):
    """Made once; every test reads it."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = tempfile.TemporaryDirectory()
        cls.out = Path(cls.folder.name) / "corpus"
        keys = Path(os.environ.get("PEC_PROVIDER_KEYS") or Path(cls.folder.name) / "keys")
        keys.mkdir(exist_ok=True)
        cls.world = World(keys)
        corpus.write(cls.out, cls.world, corpus.full(cls.world))
        cls.entries = json.loads((cls.out / "corpus.json").read_text())

    @classmethod
    def tearDownClass(cls) -> None:
        cls.folder.cleanup()

    def of(self, *outcomes: str) -> list[tuple[str, bytes]]:
        wanted = [entry for entry in self.entries if entry["outcome"] in outcomes]
        self.assertTrue(wanted)
        return [(entry["name"], (self.out / entry["file"]).read_bytes()) for entry in wanted]

    def verifies(self, message: bytes) -> bool:
        """The bytes as they are, then with LF turned into CRLF."""
        piece = cut(message)
        with tempfile.NamedTemporaryFile() as content:
            command = [openssl.COMMAND, "cms", "-verify", "-binary", "-noverify", "-inform", "DER",
                       "-content", content.name, "-out", "/dev/null"]
            for candidate in dict.fromkeys((piece.content, piece.canonical())):
                Path(content.name).write_bytes(candidate)
                done = subprocess.run(command, input=piece.signature, capture_output=True, check=False)
                if done.returncode == 0:
                    return True
        return False

    def check(self, messages: list[tuple[str, bytes]], verifies: bool) -> None:
        """Two at a time: nearly all of the time goes into starting openssl."""
        with ThreadPoolExecutor(2) as workers:
            for (name, _), result in zip(messages, workers.map(self.verifies, (each for _, each in messages))):
                with self.subTest(name):
                    self.assertEqual(result, verifies)

    def test_genuine_verifies(self) -> None:
        self.check(self.of("genuine", "uncertified"), True)

    def test_altered_fails(self) -> None:
        self.check(self.of("altered"), False)

    def test_untrusted_is_intact(self) -> None:
        """What is refused for its signer or its certification really carries a good signature."""
        about = ("signer.", "certification.")
        names = {
            entry["name"] for entry in self.entries
            if "accept" not in entry and all(check.startswith(about) for check in entry["checks"])
        }
        self.check([each for each in self.of("untrusted") if each[0] in names], True)

    def trusts(self, anchor: str, signer: str, moment: datetime, *options: str) -> bool:
        """Whether OpenSSL takes a signer's certificate under one anchor alone."""
        leaf = self.out / "leaf.pem"
        leaf.write_text(self.world.signers[signer].certificate.pem)
        command = [openssl.COMMAND, "verify", "-no-CApath", "-no-CAstore", "-no-CAfile", "-partial_chain",
                   "-trusted", self.out / anchor, "-attime", str(int(moment.timestamp())),
                   "-purpose", "smimesign", *options, leaf]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def test_each_edition_alone(self) -> None:
        """Dates and name constraints of the two editions do what the cases say."""
        edition_a, edition_b = "trust-plain/Test_PEC_CA1_2018-04-04.pem", "edition-b.pem"
        for signer, moment, in_a, in_b in (
            ("uno", BASE, True, True),
            ("ventidue", BASE, True, True),
            ("quattro", BASE, True, True),
            ("storico", BASE, True, False),
            ("nuovo", BASE, False, True),
            ("ignoto", BASE, False, False),
            ("gap", datetime(2017, 12, 15, tzinfo=timezone.utc), False, False),
            ("uno-2018", datetime(2019, 5, 6, tzinfo=timezone.utc), True, False),
            ("expired", BASE, False, False),
            ("not-yet", BASE, False, False),
            ("server-only", BASE, False, False),
            ("no-signing", BASE, False, False),
            ("wrong-san", BASE, True, True),
            ("lookalike", BASE, False, False),
            ("stranger-as-pec", BASE, False, False),
            ("self-signed", BASE, False, False),
        ):
            with self.subTest(signer):
                self.assertEqual(self.trusts(edition_a, signer, moment), in_a)
                self.assertEqual(self.trusts(edition_b, signer, moment), in_b)

    def test_historic_authority(self) -> None:
        """The SHA-1 chain passes at level 0 only, and only in its own time."""
        anchor, then = "trust/Test_PEC_CA0_2011-2018.pem", datetime(2014, 11, 7, tzinfo=timezone.utc)
        self.assertTrue(self.trusts(anchor, "old", then, "-auth_level", "0"))
        self.assertFalse(self.trusts(anchor, "old", then, "-auth_level", "2"))
        late = datetime(2018, 6, 1, tzinfo=timezone.utc)
        self.assertFalse(self.trusts(anchor, "old-late", late, "-auth_level", "0"))

    def test_entries_are_complete(self) -> None:
        for entry in self.entries:
            with self.subTest(entry["name"]):
                self.assertTrue((self.out / entry["file"]).is_file())
                if sent := entry.get("context", {}).get("sent"):
                    self.assertTrue((self.out / sent).is_file())
                self.assertIn(entry["group"], ("kind", "shape", "attack", "neutral"))

    def test_no_real_names(self) -> None:
        """Every host of the corpus is reserved for examples."""
        for path in (self.out / "messages").glob("kind-*.eml"):
            for host in re.findall(rb"@([A-Za-z0-9.-]+)", path.read_bytes().replace(b"=\r\n", b"")):
                self.assertTrue(host.rstrip(b".").endswith(b".example"), (path.name, host))


if __name__ == "__main__":
    unittest.main()
