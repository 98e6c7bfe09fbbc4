# SPDX-License-Identifier: EUPL-1.2
"""A copy of the programs that trusts the test provider as if it were shipped with it: the host takes
no anchors from whoever starts it, so a test gives it a whole installation of its own."""

import os
import pathlib
import shutil
import tempfile
import unittest

BUILD = pathlib.Path(os.environ["PEC_BUILD_DIR"])
CORPUS = BUILD / "corpus"
SAMPLES = pathlib.Path(os.environ["PEC_SAMPLES_DIR"])


def stage(root, trust):
    """Copies programs and data below `root`, with the folder `trust` as what is shipped."""
    for folder in ("bin", "libexec"):
        shutil.copytree(BUILD / folder, root / folder)
    shutil.copytree(BUILD / "share", root / "share")
    shutil.rmtree(root / "share/pec-companion/trust")
    shutil.copytree(trust, root / "share/pec-companion/trust")


class HostTest(unittest.TestCase):
    """Tests that start the host of a staged installation."""

    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory(prefix="pec-host-")
        cls.root = pathlib.Path(cls._folder.name)
        stage(cls.root, CORPUS / "trust")
        cls.program = cls.root / "libexec/pec-companion-host"
        cls.command = cls.root / "bin/pec-companion"

    @classmethod
    def tearDownClass(cls):
        cls._folder.cleanup()

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(dir=self.root))
        self.data = self.home / ".local/share/pec-companion"

    def message(self, name):
        return (CORPUS / "messages" / f"{name}.eml").read_bytes()

    def large_message(self, size=5 << 20):
        """A genuine envelope with a preamble, which nobody signs, so large that it takes a file."""
        head, empty_line, body = self.message("kind-envelope-sha256").partition(b"\r\n\r\n")
        line = b"x" * 70 + b"\r\n"
        return head + empty_line + line * (size // len(line)) + body

    def files_left(self):
        """What the host left in its home, but for its log."""
        return [p for p in self.home.rglob("*") if p.is_file() and p.name != "host.log"]
