# SPDX-License-Identifier: EUPL-1.2
"""The packages come, work, are replaced and go, under Wine. Where a row fails on a real Windows,
docs/windows.md has the list to follow there."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import packages
import client  # noqa: E402  (tests/host, which packages puts on the path)

CORPUS = pathlib.Path(os.environ["PEC_CORPUS"])
LINUX = pathlib.Path(os.environ["PEC_LINUX_PROGRAM"])
LATER = "99.0.0"
REFUSED = 1603 & 0xFF
# Where Windows Installer keeps its own books; the entry in the list of programs is checked by itself. The
# last is Wine's, which writes its devices down at each start.
BOOKS = ("Software\\Microsoft\\Windows\\CurrentVersion\\Installer", "Software\\Classes\\Installer",
         "Software\\Microsoft\\Installer", "Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall",
         "Software\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall",
         "System\\CurrentControlSet\\Control\\Class")
MANIFEST_KEY = "Software\\Mozilla\\NativeMessagingHosts\\pec_companion"


class InstallationCase:
    """What holds for both packages. Each test begins with a computer that has neither."""

    def setUp(self):
        self.wine = packages.Wine()
        self.addCleanup(self.wine.close)
        self.before_files, self.before_registry = self.wine.files(), self.wine.registry()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.package = packages.package(self.scope)

    def install(self, package=None, *properties):
        self.assertEqual(self.wine.install(package or self.package, *properties), 0)

    def new_files(self):
        """But for the icons that Windows Installer keeps of what is installed."""
        return {name for name in self.wine.files() - self.before_files
                if (self.wine.drive / name).is_file() and "/AppData/Roaming/Microsoft/Installer/" not in name}

    def changes(self):
        """What of the registry is new or another, but for the installer's books."""
        return {at: value for at, value in self.wine.registry().items()
                if self.before_registry.get(at) != value and not at[1].startswith(BOOKS)}

    def expected_registry(self):
        home = self.home_in_windows()
        settings = "Software\\PEC Companion"
        out = {(self.root, settings, "Folder"): f"{home}\\", (self.root, settings, "InPath"): None,
               (self.root, MANIFEST_KEY, "@"): f"{home}\\bin\\pec_companion.json"}
        if self.scope == "user":
            out |= {(self.root, f"{settings}\\Files", name): None for name in packages.listed("contents.txt")}
        return out

    def home_in_windows(self):
        return "C:\\" + self.home().relative_to(self.wine.drive).as_posix().replace("/", "\\")

    def path_variable(self):
        registry = self.wine.registry()
        return packages.text_of(registry.get(self.path_at, '""')) or ""

    def programs_listed(self):
        """Entries of the list of programs, by name: value of a field."""
        entries = {}
        for (_, key, name), value in self.wine.registry().items():
            if "\\CurrentVersion\\Uninstall\\" in key:
                entries.setdefault(key, {})[name] = packages.text_of(value) or value
        return {e["DisplayName"]: e for e in entries.values() if "PEC Companion" in e.get("DisplayName", "")}

    def test_files_and_registry_are_those_listed(self):
        self.install()
        home = self.home().relative_to(self.wine.drive).as_posix()
        self.assertEqual(sorted(self.new_files()), [f"{home}/{n}" for n in packages.listed("contents.txt")])
        for name in packages.listed("contents.txt"):
            self.assertEqual((self.home() / name).read_bytes(), (packages.STAGE / name).read_bytes(), name)
        changed, expected = self.changes(), self.expected_registry()
        path = changed.pop(self.path_at)
        self.assertTrue(packages.text_of(path).endswith(f"{self.home_in_windows()}\\bin\\"), path)
        self.assertEqual(set(changed), set(expected))
        for at, text in expected.items():
            self.assertEqual(packages.text_of(changed[at]) if text else None, text, at)
        (entry,) = self.programs_listed().values()
        self.assertEqual(entry["DisplayVersion"], packages.VERSION)
        self.assertEqual(entry["Publisher"], "PEC Companion maintainers")

    def test_the_host_that_thunderbird_finds_says_what_linux_says(self):
        self.install()
        value = self.wine.registry()[self.root, MANIFEST_KEY, "@"]
        manifest = self.wine.unix_path(packages.text_of(value))
        host = manifest.parent / json.loads(manifest.read_bytes())["path"]
        self.assertTrue(host.is_relative_to(self.home()))
        # Both trust the test provider as if they were shipped with its anchors.
        linux = self.folder / "linux"
        shutil.copytree(LINUX.parent, linux / "bin")
        shutil.copytree(LINUX.parents[1] / "share", linux / "share")
        for share in (linux / "share", self.home() / "share"):
            shutil.rmtree(share / "pec-companion/trust")
            shutil.copytree(CORPUS / "trust", share / "pec-companion/trust")
        run = subprocess.run([linux / "bin/pec-companion", "verify", "--json", CORPUS / "messages"],
                             capture_output=True, text=True, env={"HOME": str(self.folder)}, check=False)
        lines = run.stdout.splitlines()
        self.assertGreater(len(lines), 5, run.stderr)
        outcomes = set()
        with client.Host([packages.RUN_WINE, "--pipes", host], self.folder,
                         {"PEC_WINE_PREFIX": str(self.wine.prefix)}) as program:
            self.assertEqual(program.greet()["host"]["version"], packages.VERSION)
            for line in lines:
                verdict = json.loads(line)
                outcomes.add(verdict["outcome"])
                found = program.verdict_text(pathlib.Path(verdict["path"]).read_bytes())
                self.assertEqual(found, "{" + line[line.index('"kind":'):], verdict["path"])
        self.assertIn("genuine", outcomes)
        print(f"\n{len(lines)} messages, the same bytes from the installed host as on Linux")

    def test_an_upgrade_replaces_every_file_and_keeps_what_is_the_users(self):
        later = packages.make(packages.changed_stage(self.folder), self.scope, LATER, self.folder)
        self.install()
        mine = self.wine.local_data / "pec-companion/anchors/mine.pem"
        mine.parent.mkdir(parents=True)
        mine.write_bytes(b"mine")
        self.install(later)
        stage = self.folder / "stage"
        self.assertEqual(packages.files_below(self.home()), packages.files_below(stage))
        for name in packages.files_below(stage):
            self.assertEqual((self.home() / name).read_bytes(), (stage / name).read_bytes(), name)
        (entry,) = self.programs_listed().values()
        self.assertEqual(entry["DisplayVersion"], LATER)
        self.assertEqual(self.path_variable().count("PEC Companion"), 1)
        # An earlier version is refused, and nothing has changed.
        self.assertEqual(self.wine.install(self.package), REFUSED)
        self.assertEqual((self.home() / "licences/New.txt").read_bytes(), b"new\n")
        self.assertEqual(self.wine.uninstall(later), 0)
        self.assertEqual(self.new_files(), {mine.relative_to(self.wine.drive).as_posix()})

    def test_nothing_is_left(self):
        self.install()
        self.assertEqual(self.wine.uninstall(self.package), 0)
        changed = self.changes()
        # Wine leaves the semicolon before our folder.
        path = packages.text_of(changed.pop(self.path_at, '""')).rstrip(";")
        self.assertIn(path, ("", (packages.text_of(self.before_registry.get(self.path_at, '""')) or "").rstrip(";")))
        self.assertEqual(changed, {})
        self.assertEqual(self.programs_listed(), {})
        left = self.wine.files() - self.before_files
        self.assertEqual({n for n in left if "PEC" in n or (self.wine.drive / n).is_file()}, set())
        self.assertNotIn("PEC Companion", self.path_variable())

    def test_features_and_folder_can_be_chosen(self):
        chosen = "C:\\Programmi scelti\\perch\u00e9"
        self.install(None, f"INSTALLDIR={chosen}", "ADDLOCAL=Program")
        home = self.wine.unix_path(chosen)
        self.assertTrue((home / "bin/pec-companion.exe").is_file())
        self.assertFalse((home / "thunderbird").exists())
        self.assertNotIn((self.root, MANIFEST_KEY, "@"), self.wine.registry())
        self.assertNotIn("scelti", self.path_variable())
        run = self.wine.run(home / "bin/pec-companion.exe", "--version")
        self.assertEqual(run.stdout.decode(), f"{packages.VERSION}\n")
        # An upgrade stays there.
        later = packages.make(packages.changed_stage(self.folder), self.scope, LATER, self.folder)
        self.install(later)
        self.assertTrue((home / "licences/New.txt").is_file())
        self.assertFalse(self.home().exists())


class ForTheComputer(InstallationCase, unittest.TestCase):
    scope, root = "machine", "HKLM"
    path_at = ("HKLM", "System\\CurrentControlSet\\Control\\Session Manager\\Environment", "PATH")

    def home(self):
        return self.wine.drive / "Program Files/PEC Companion"


class ForOneUser(InstallationCase, unittest.TestCase):
    scope, root = "user", "HKCU"
    path_at = ("HKCU", "Environment", "PATH")

    def home(self):
        return self.wine.local_data / "Programs/PEC Companion"


if __name__ == "__main__":
    unittest.main()
