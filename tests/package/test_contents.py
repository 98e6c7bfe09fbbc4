# SPDX-License-Identifier: EUPL-1.2
"""The packages hold what they should, and fit together."""

import gzip
import io
import json
import os
import re
import subprocess
import tarfile
import unittest
import zipfile

import packages

MANIFEST = "/usr/lib/mozilla/native-messaging-hosts/pec_companion.json"
EXTENSIONS = "/usr/lib/thunderbird/extensions"


class ContentsTest(unittest.TestCase):
    maxDiff = None

    def test_the_files_are_those_listed(self):
        for name, lines in packages.expected().items():
            with self.subTest(package=name):
                files = [m for m in packages.members(name) if not m.isdir()]
                self.assertEqual(sorted(map(packages.as_listed, files)), sorted(lines))

    def test_all_belong_to_root_and_others_write_nothing(self):
        for name in packages.NAMES:
            for member in packages.members(name):
                with self.subTest(package=name, path=member.name):
                    self.assertEqual((member.uname, member.gname), ("root", "root"))
                    if member.isdir():
                        self.assertEqual(member.mode, 0o755)

    def test_one_version(self):
        for name in packages.NAMES:
            text = (packages.TOP / "CMakeLists.txt").read_text()
            version = re.search(r"^project\(.*?\bVERSION ([\d.]+)", text, re.DOTALL | re.MULTILINE)
            self.assertEqual(packages.field(name, "Version"), version[1], name)

    def test_dependencies(self):
        libraries = packages.field("pec-companion", "Depends")
        for library in ("libc6", "libgmime-3.0-0", "libqt6core6", "libssl3"):
            self.assertRegex(libraries, rf"(^|, ){re.escape(library)}\b")
        self.assertNotIn("-dev", libraries)
        addon = packages.field("pec-companion-thunderbird", "Depends")
        version = packages.field("pec-companion", "Version")
        self.assertIn(f"pec-companion (>= {version})", addon)
        self.assertIn("thunderbird (>= 1:128)", addon)
        self.assertEqual(packages.field("pec-companion-thunderbird", "Architecture"), "all")

    def test_the_list_of_what_is_in_them(self):
        """Every library that dpkg found the programs to need is in it, with a version."""
        data = subprocess.run(["dpkg-deb", "--fsys-tarfile", packages.deb("pec-companion")], capture_output=True,
                              check=True).stdout
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            packed = archive.extractfile("./usr/share/doc/pec-companion/pec-companion.spdx.json.gz").read()
        bill = json.loads(gzip.decompress(packed))
        parts = {each["name"]: each["versionInfo"] for each in bill["packages"]}
        self.assertEqual(parts["pec-companion"], packages.field("pec-companion", "Version"))
        needed = {each.split()[0] for each in packages.field("pec-companion", "Depends").split(", ")
                  if each.startswith("lib")}  # the rest is for the package's scripts
        self.assertEqual(needed - set(parts), set())
        self.assertLessEqual({"nlohmann-json3-dev", "libcli11-dev", "libexpected-dev"}, set(parts))  # headers alone
        self.assertNotIn("", parts.values())

    def test_the_whole_licence(self):
        licence = (packages.TOP / "LICENSE").read_text().split()
        for name in packages.NAMES:
            text = subprocess.run(
                f"dpkg-deb --fsys-tarfile '{packages.deb(name)}' |"
                f" tar -xO ./usr/share/doc/{name}/copyright",
                shell=True, capture_output=True, text=True, check=True).stdout
            words = text.split("\nLicense: EUPL-1.2\n")[-1].split()
            self.assertEqual([w for w in words if w != "."], licence)


class TogetherTest(packages.UnpackedTest):
    def manifest(self):
        return json.loads(self.inside(MANIFEST).read_bytes())

    def addon(self):
        (link,) = self.inside(EXTENSIONS).iterdir()
        return link

    def test_the_manifest_names_the_host(self):
        manifest = self.manifest()
        self.assertEqual((manifest["name"], manifest["type"]), ("pec_companion", "stdio"))
        self.assertTrue(os.access(self.inside(manifest["path"]), os.X_OK), manifest["path"])
        listed = [m.name for m in packages.members("pec-companion")]
        self.assertIn(f".{manifest['path']}", listed)

    def test_the_profile_confines_the_host(self):
        profile = self.inside("/etc/apparmor.d/pec-companion-host").read_text()
        prefix = re.search(r"^@\{PEC_PREFIX\}=(.*)$", profile, re.MULTILINE)[1]
        confined = re.search(r"^profile pec-companion-host (\S+) ", profile, re.MULTILINE)[1]
        self.assertEqual(confined.replace("@{PEC_PREFIX}", prefix), self.manifest()["path"])

    def test_the_manifest_lets_this_addon_in(self):
        with zipfile.ZipFile(self.addon()) as archive:
            self.assertIsNone(archive.testzip())
            own = json.loads(archive.read("manifest.json"))
        identifier = own["browser_specific_settings"]["gecko"]["id"]
        self.assertEqual(self.manifest()["allowed_extensions"], [identifier])
        self.assertEqual(self.addon().name, f"{identifier}.xpi")
        self.assertEqual(own["version"], packages.field("pec-companion-thunderbird", "Version"))

    def test_the_link_stays_within_the_packages(self):
        self.assertTrue(self.addon().is_symlink())
        self.assertEqual(self.addon().resolve(),
                         self.inside(f"/usr/share/webext/{self.addon().name}").resolve())


if __name__ == "__main__":
    unittest.main()
