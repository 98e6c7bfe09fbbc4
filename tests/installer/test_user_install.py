# SPDX-License-Identifier: EUPL-1.2
"""pec-companion install --user: an unpacked tree, a home of its own, and what stands in the way."""

import json
import os
import pathlib
import shutil
import stat
import subprocess
import tempfile
import unittest

BUILD = pathlib.Path(os.environ["PEC_BUILD_DIR"])
ADDON = "pec-companion@pec-companion.example"
SYSTEM = pathlib.Path("/usr/lib/mozilla/native-messaging-hosts/pec_companion.json")


class Home(unittest.TestCase):
    """A home folder whose name is not ASCII, and beside it a tree as somebody unpacked it."""

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="pec-install-")))
        self.home = self.folder / "Niccolò è qui"
        self.home.mkdir()
        self.tree = self.unpack("programma")
        self.manifest = self.home / ".mozilla/native-messaging-hosts/pec_companion.json"

    def unpack(self, name):
        tree = self.folder / name
        for program in ("bin/pec-companion", "libexec/pec-companion-host"):
            (tree / program).parent.mkdir(parents=True)
            shutil.copy2(BUILD / program, tree / program)
        shutil.copytree(BUILD / "share/pec-companion", tree / "share/pec-companion")
        addon = tree / f"share/webext/{ADDON}.xpi"
        addon.parent.mkdir()
        addon.write_bytes(b"PK")
        return tree

    def run_in(self, tree, *arguments, **environment):
        # No bus, no display, nothing of whoever runs the test.
        return subprocess.run([tree / "bin/pec-companion", *arguments], capture_output=True, text=True, check=False,
                              env={"HOME": str(self.home), "LC_ALL": "C.UTF-8", **environment})

    def install(self, tree=None, *arguments):
        return self.run_in(tree or self.tree, "install", "--user", *arguments)

    def uninstall(self, *arguments):
        return self.run_in(self.tree, "uninstall", "--user", *arguments)

    def host_of(self, tree):
        return str(tree / "libexec/pec-companion-host")

    def files(self):
        return sorted(str(path.relative_to(self.home)) for path in self.home.rglob("*") if not path.is_dir())


class Install(Home):
    def test_the_manifest(self):
        run = self.install()
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(json.loads(self.manifest.read_text()), {
            "name": "pec_companion", "description": "Checks certified e-mail (PEC) messages",
            "path": self.host_of(self.tree), "type": "stdio", "allowed_extensions": [ADDON]})
        self.assertEqual(stat.S_IMODE(self.manifest.stat().st_mode), 0o644)
        self.assertIn(self.host_of(self.tree), run.stdout)
        self.assertIn(f"{self.tree}/share/webext/{ADDON}.xpi", run.stdout)
        self.assertEqual(self.files(), [".mozilla/native-messaging-hosts/pec_companion.json"])

    def test_the_doctor_agrees(self):
        self.install()
        run = self.run_in(self.tree, "doctor", "--json")
        checks = {each["id"]: each for each in json.loads(run.stdout)["installation"]["checks"]}
        for name in ("installation.registration", "installation.host"):
            self.assertEqual(checks[name]["result"], "pass", checks[name])

    def test_again(self):
        self.install()
        before = self.manifest.stat()
        run = self.install()
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertIn("Nothing to do", run.stdout)
        self.assertEqual(self.manifest.stat().st_ino, before.st_ino)

    def test_from_another_folder(self):
        self.install()
        other = self.unpack("altrove")
        run = self.install(other)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(json.loads(self.manifest.read_text())["path"], self.host_of(other))
        self.assertIn(self.host_of(self.tree), run.stdout)  # what it named before

    def test_without_the_flag_nothing_happens(self):
        run = self.run_in(self.tree, "install")
        self.assertEqual(run.returncode, 2)
        self.assertEqual(self.files(), [])

    def test_no_host(self):
        (self.tree / "libexec/pec-companion-host").chmod(0o644)
        run = self.install()
        self.assertEqual(run.returncode, 2)
        self.assertIn(self.host_of(self.tree), run.stderr)
        self.assertEqual(self.files(), [])

    def test_no_addon_in_the_folder(self):
        shutil.rmtree(self.tree / "share/webext")
        run = self.install()
        self.assertEqual(run.returncode, 0)
        self.assertIn("The add-on is not in this folder", run.stdout)

    def test_the_addon_is_in_a_profile(self):
        there = self.home / f".thunderbird/abcd.default/extensions/{ADDON}.xpi"
        there.parent.mkdir(parents=True)
        there.write_bytes(b"PK")
        self.assertIn(f"The add-on is there: {there}", self.install().stdout)

    def test_languages(self):
        texts = {self.install(None, "--lang", language).stdout for language in ("it", "en", "de")}
        self.assertEqual(len(texts), 3)

    def test_a_home_that_cannot_be_written(self):
        (self.home / ".mozilla").write_text("a file where a folder belongs")
        run = self.install()
        self.assertEqual(run.returncode, 2)
        self.assertIn("cannot be written", run.stderr)


class Foreign(Home):
    """What is not ours stays as it is."""

    def check(self, run, before):
        self.assertEqual(run.returncode, 2)
        self.assertIn(str(self.manifest), run.stderr)
        self.assertEqual(run.stdout, "")
        self.assertEqual(self.manifest.read_bytes() if self.manifest.is_file() else None, before)

    def test_it_is_not_overwritten_nor_removed(self):
        manifest = {"name": "pec_companion", "path": "/x", "type": "stdio", "allowed_extensions": [ADDON]}
        for what, text in {
                "no JSON": "not JSON", "empty": "", "another name": json.dumps(manifest | {"name": "other"}),
                "another add-on's": json.dumps(manifest | {"allowed_extensions": ["other@example.org"]}),
                "too large": json.dumps(manifest | {"description": "x" * 70000}),
        }.items():
            self.manifest.parent.mkdir(parents=True, exist_ok=True)
            self.manifest.write_text(text)
            for command in (self.install, self.uninstall):
                with self.subTest(what, command=command.__name__):
                    self.check(command(), text.encode())

    def test_a_link(self):
        target = self.home / "elsewhere.json"
        target.write_text("mine")
        self.manifest.parent.mkdir(parents=True)
        self.manifest.symlink_to(target)
        for command in (self.install, self.uninstall):
            self.check(command(), b"mine")
            self.assertTrue(self.manifest.is_symlink())

    def test_a_folder(self):
        self.manifest.mkdir(parents=True)
        self.check(self.install(), None)
        self.assertTrue(self.manifest.is_dir())


class Confined(Home):
    """Facts of reference: a snap asks through a portal; a Flatpak starts nothing outside."""

    def test_neither(self):
        text = self.install().stdout
        if not pathlib.Path("/snap/bin/thunderbird").exists():
            self.assertNotIn("snap", text)
        self.assertNotIn("Flatpak", text)

    def test_snap(self):
        (self.home / "snap/thunderbird").mkdir(parents=True)
        text = self.install().stdout
        self.assertIn("portal", text)
        self.assertIn("asks once", text)

    def test_flatpak(self):
        (self.home / ".var/app/org.mozilla.Thunderbird").mkdir(parents=True)
        text = self.install().stdout
        self.assertIn("no verdicts there", text)
        self.assertIn("pec-companion audit", text)

    def test_the_audit_reads_both_profiles(self):
        """As the texts say."""
        for root in ("snap/thunderbird/common/.thunderbird", ".var/app/org.mozilla.Thunderbird/.thunderbird"):
            with self.subTest(root):
                folder = self.home / root
                (folder / "p").mkdir(parents=True)
                (folder / "profiles.ini").write_text("[Profile0]\nName=p\nIsRelative=1\nPath=p\nDefault=1\n")
                (folder / "p/prefs.js").write_text("")
                run = self.run_in(self.tree, "audit", "--json")
                self.assertEqual(json.loads(run.stdout)["problems"], [], run.stdout)
                shutil.rmtree(folder)


class Uninstall(Home):
    def test_it_takes_back_what_install_made(self):
        self.install()
        run = self.uninstall()
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(self.files(), [])
        self.assertIn(str(self.manifest), run.stdout)

    def test_nothing_there(self):
        for _ in range(2):
            run = self.uninstall()
            self.assertEqual((run.returncode, run.stderr), (0, ""))
            self.assertIn("Nothing to remove", run.stdout)

    def test_the_users_data_stay_and_are_named(self):
        data = self.home / ".local/share/pec-companion"
        data.mkdir(parents=True)
        (data / "reminder.json").write_text('{"days":3}')
        self.install()
        self.assertIn(str(data), self.uninstall().stdout)
        self.assertEqual(self.files(), [".local/share/pec-companion/reminder.json"])


if __name__ == "__main__":
    unittest.main()
