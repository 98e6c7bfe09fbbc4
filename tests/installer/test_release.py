# SPDX-License-Identifier: EUPL-1.2
"""One version everywhere, and metadata that software centres accept."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

TOP = pathlib.Path(__file__).resolve().parents[2]
METAINFO = pathlib.Path(os.environ["PEC_BUILD_DIR"]) / \
    "installer/appstream/example.pec_companion.thunderbird.metainfo.xml"
VERSION = re.search(r"^  VERSION ([\d.]+)$", (TOP / "CMakeLists.txt").read_text(), re.MULTILINE)[1]
CHANGELOG = (TOP / "installer/deb/changelog").read_text()


class OneVersion(unittest.TestCase):
    def test_it_is_the_same_everywhere(self):
        program = subprocess.run([pathlib.Path(os.environ["PEC_BUILD_DIR"]) / "bin/pec-companion", "--version"],
                                 capture_output=True, text=True, check=True).stdout.strip()
        (release,) = ElementTree.parse(METAINFO).getroot().iter("release")
        self.assertEqual({
            "program": program, "metainfo": release.get("version"),
            "add-on": json.loads((TOP / "extension/thunderbird/manifest.json").read_text())["version"],
            "packages": re.match(r"pec-companion \((.*?)\)", CHANGELOG)[1],
        }, dict.fromkeys(("program", "metainfo", "add-on", "packages"), VERSION))

    def test_nowhere_else(self):
        """package.json is never published: it names none."""
        self.assertNotIn("version", json.loads((TOP / "extension/thunderbird/package.json").read_text()))


class Metainfo(unittest.TestCase):
    def test_the_day_is_the_changelogs(self):
        (release,) = ElementTree.parse(METAINFO).getroot().iter("release")
        signed = re.search(r"^ -- .*>  (.*)$", CHANGELOG, re.MULTILINE)[1]
        day = subprocess.run(["date", "--utc", "--date", signed, "+%F"], capture_output=True, text=True, check=True)
        self.assertEqual(release.get("date"), day.stdout.strip())

    @unittest.skipUnless(shutil.which("appstreamcli"), "no appstreamcli here")
    def test_it_is_valid(self):
        run = subprocess.run(["appstreamcli", "validate", "--no-net", METAINFO], capture_output=True, text=True,
                             check=False)
        self.assertEqual(run.returncode, 0, run.stdout)


if __name__ == "__main__":
    unittest.main()
