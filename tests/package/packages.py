# SPDX-License-Identifier: EUPL-1.2
"""The built packages: what is in them, and an installation unpacked from them."""

import io
import json
import os
import pathlib
import stat
import subprocess
import sys
import tarfile
import tempfile
import unittest

TOP = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = pathlib.Path(os.environ["PEC_PACKAGES"])
CORPUS = pathlib.Path(os.environ["PEC_CORPUS"])
sys.path.insert(0, str(TOP / "installer/account-presets"))
import make_presets  # noqa: E402  (a script of the build)

NAMES = ("pec-companion", "pec-companion-thunderbird")


def deb(name):
    """The package's file."""
    (found,) = PACKAGES.glob(f"{name}_*.deb")
    return found


def field(name, wanted):
    """A field of the package's control file."""
    return subprocess.run(["dpkg-deb", "--field", deb(name), wanted], capture_output=True,
                          text=True, check=True).stdout.strip()


def members(name):
    """What the package unpacks, as tar knows it."""
    data = subprocess.run(["dpkg-deb", "--fsys-tarfile", deb(name)], capture_output=True,
                          check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        return archive.getmembers()


def as_listed(member):
    """A file or link as a line of contents.txt."""
    kind = stat.S_IFLNK if member.issym() else stat.S_IFREG
    line = f"{stat.filemode(kind | member.mode)} {member.name.removeprefix('.')}"
    return f"{line} -> {member.linkname}" if member.issym() else line


def expected():
    """contents.txt: the lines of each package, folders of the sources written out."""
    packages, lines = {}, None
    for line in (pathlib.Path(__file__).parent / "contents.txt").read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        line, _, folder = line.partition(" = ")
        if line in NAMES:
            lines = packages[line] = []
        elif folder == "presets":
            lines += [f"{line}/{name}" for name in presets()]
        elif folder:
            lines += [f"{line}/{p.relative_to(TOP / folder)}"
                      for p in (TOP / folder).rglob("*") if p.is_file()]
        else:
            lines.append(line)
    return packages


def presets():
    """The account wizard's presets: name -> text."""
    return make_presets.presets(json.loads((TOP / "native-host/data/providers.json").read_text(encoding="utf-8")))


class UnpackedTest(unittest.TestCase):
    """Tests on both packages unpacked into one folder, `root`."""

    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory(prefix="pec-package-")
        cls.root = pathlib.Path(cls._folder.name) / "root"
        cls.home = pathlib.Path(cls._folder.name) / "home"
        cls.home.mkdir()
        for name in NAMES:
            subprocess.run(["dpkg-deb", "--extract", deb(name), cls.root], check=True)

    @classmethod
    def tearDownClass(cls):
        cls._folder.cleanup()

    def inside(self, path):
        """Where an absolute path of the installed system lies in the unpacked one."""
        return self.root / str(path).lstrip("/")
