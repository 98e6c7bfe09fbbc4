# SPDX-License-Identifier: EUPL-1.2
"""A copy of the programs that trusts the test provider as if it were shipped with it: the host takes
no anchors from whoever starts it, so a test gives it a whole installation of its own."""

import getpass
import os
import pathlib
import shutil
import tempfile
import unittest

BUILD = pathlib.Path(os.environ["PEC_BUILD_DIR"])
CORPUS = BUILD / "corpus"
SAMPLES = pathlib.Path(os.environ["PEC_SAMPLES_DIR"])


# Set when the host is Windows' and runs under Wine; "verify" is then this build's, of Linux.
WINDOWS = "PEC_LINUX_BUILD_DIR" in os.environ
LINUX_BUILD = pathlib.Path(os.environ.get("PEC_LINUX_BUILD_DIR", BUILD))
RUN_WINE = pathlib.Path(__file__).resolve().parents[1] / "windows/run-wine"


def stage(build, root, trust):
    """Copies the programs and data of `build` below `root`, with the folder `trust` as what is
    shipped."""
    for folder in ("bin", "libexec", "share"):
        if (build / folder).exists():
            shutil.copytree(build / folder, root / folder)
    shutil.rmtree(root / "share/pec-companion/trust")
    shutil.copytree(trust, root / "share/pec-companion/trust")


def host_below(root):
    """What starts the host of an installation."""
    if WINDOWS:
        return [RUN_WINE, "--pipes", root / "bin/pec-companion-host.exe"]
    return root / "libexec/pec-companion-host"


def data_folder(home):
    """Where the host keeps what is the user's."""
    if not WINDOWS:
        return home / ".local/share/pec-companion"
    prefix = pathlib.Path(os.environ["PEC_WINE_PREFIX"])
    return prefix / "drive_c/users" / getpass.getuser() / "AppData/Local/pec-companion"


class HostTest(unittest.TestCase):
    """Tests that start the host of a staged installation."""

    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory(prefix="pec-host-")
        cls.root = pathlib.Path(cls._folder.name)
        stage(BUILD, cls.root / "host", CORPUS / "trust")
        stage(LINUX_BUILD, cls.root / "command", CORPUS / "trust")
        cls.program = host_below(cls.root / "host")
        cls.command = cls.root / "command/bin/pec-companion"

    @classmethod
    def tearDownClass(cls):
        cls._folder.cleanup()

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(dir=self.root))
        self.data = data_folder(self.home)
        shutil.rmtree(self.data, ignore_errors=True)

    def message(self, name):
        return (CORPUS / "messages" / f"{name}.eml").read_bytes()

    def large_message(self, size=5 << 20):
        """A genuine envelope with a preamble, which nobody signs, so large that it takes a file."""
        head, empty_line, body = self.message("kind-envelope-sha256").partition(b"\r\n\r\n")
        line = b"x" * 70 + b"\r\n"
        return head + empty_line + line * (size // len(line)) + body

    def files_left(self):
        """What the host left for its user, but for its log."""
        return [p for folder in (self.home, self.data) for p in folder.rglob("*")
                if p.is_file() and p.name != "host.log"]
