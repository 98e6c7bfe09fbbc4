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
import register_outlook  # noqa: E402  (installer/msi)

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
POLICIES = "Software\\Policies\\Mozilla\\Thunderbird\\ExtensionSettings"
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
        out |= self.outlook()
        if self.scope == "machine":
            policy = self.policy()
            (url,) = [text for at, text in policy.items() if at[2] == "install_url"]
            remembered = {"Place": "key", "Id": packages.addon(), "Url": url}
            out |= {(self.root, settings, "AddOn"): None, **policy,
                    **{(self.root, f"{settings}\\AddOnPolicy", name): text for name, text in remembered.items()}}
        if self.scope == "user":
            out |= {(self.root, f"{settings}\\Files", name): None for name in packages.listed("contents.txt")}
        return out

    def outlook(self):
        """By which an Outlook of 64 bits and one of 32 find their add-in. Wine has no 32-bit view of a user's classes:
        there the one that is written later replaces the other, and test_tables.py has to do."""
        views = [("", "", "outlook"), ("Wow6432Node\\", "Wow6432Node\\", "outlook32")]
        if self.scope == "user":
            views = [("", "", "outlook32")]
        out = {}
        for in_classes, in_software, folder in views:
            for name, (identifier, title) in register_outlook.CLASSES.items():
                key = f"Software\\Classes\\{in_classes}CLSID\\{identifier}"
                out |= {(key, "@"): title, (f"{key}\\ProgID", "@"): name,
                        (f"{key}\\InprocServer32", "@"): f"{self.home_in_windows()}\\{folder}\\{register_outlook.DLL}",
                        (f"{key}\\InprocServer32", "ThreadingModel"): "Apartment",
                        (f"Software\\Classes\\{name}\\CLSID", "@"): identifier}
                if name == register_outlook.PANE:
                    out[f"{key}\\Control", "@"] = "1"
                    out[f"{key}\\MiscStatus", "@"] = "0"
                    out[f"{key}\\MiscStatus\\1", "@"] = "131473"
            add_ins = f"Software\\{in_software}Microsoft\\Office\\Outlook\\Addins\\{register_outlook.ADD_IN}"
            out |= {(add_ins, "LoadBehavior"): None, (add_ins, "FriendlyName"): "PEC Companion",
                    (add_ins, "Description"): "Checks certified e-mail (PEC)"}
        return {(self.root, *at): text for at, text in out.items()}

    def policy(self):
        """By which Thunderbird installs the add-on; test_policy.py has its other forms."""
        home = self.home_in_windows().replace("\\", "/").replace(" ", "%20")
        return {(self.root, f"{POLICIES}\\{packages.addon()}", "installation_mode"): "normal_installed",
                (self.root, f"{POLICIES}\\{packages.addon()}", "install_url"):
                f"file:///{home}/thunderbird/{packages.addon()}.xpi"}

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
        self.assertGreater(len(lines), 700, run.stderr)
        outcomes = set()
        with client.Host([packages.RUN_WINE, "--pipes", host], self.folder,
                         {"PEC_WINE_PREFIX": str(self.wine.prefix)}) as program:
            self.assertEqual(program.greet()["host"]["version"], packages.VERSION)
            for line in lines:
                verdict = json.loads(line)
                outcomes.add(verdict["outcome"])
                found = program.verdict_text(pathlib.Path(verdict["path"]).read_bytes())
                self.assertEqual(found, "{" + line[line.index('"kind":'):], verdict["path"])
        self.assertGreater(len(outcomes), 5)
        print(f"\n{len(lines)} messages, the same bytes from the installed host as on Linux")

    def test_an_upgrade_replaces_every_file_and_keeps_what_is_the_users(self):
        later = packages.make(packages.changed_stage(self.folder), self.scope, LATER, self.folder)
        self.install()
        mine = self.wine.local_data / "pec-companion/anchors/mine.pem"
        mine.parent.mkdir(parents=True)
        mine.write_bytes(b"mine")
        self.install(later)
        stage = self.folder / "stage"
        self.assertEqual(packages.files_below(self.home()), packages.installed(stage))
        for name in packages.installed(stage):
            self.assertEqual((self.home() / name).read_bytes(), (stage / name).read_bytes(), name)
        (entry,) = self.programs_listed().values()
        self.assertEqual(entry["DisplayVersion"], LATER)
        self.assertEqual(self.path_variable().count("PEC Companion"), 1)
        # An earlier version is refused, and nothing has changed.
        self.assertEqual(self.wine.install(self.package), REFUSED)
        self.assertEqual((self.home() / "licences/New.txt").read_bytes(), b"new\n")
        self.assertEqual(self.wine.uninstall(later), 0)
        self.assertEqual(self.new_files(), {mine.relative_to(self.wine.drive).as_posix()})

    def test_doctor_finds_nothing_wrong(self):
        self.install()
        addon = self.wine.local_data.parent / f"Roaming/Thunderbird/Profiles/a.default/extensions/{packages.addon()}.xpi"
        addon.parent.mkdir(parents=True)
        shutil.copy(self.home() / f"thunderbird/{packages.addon()}.xpi", addon)
        run = self.command("doctor", "--json")
        checks = {each["id"]: each for each in json.loads(run.stdout)["installation"]["checks"]}
        self.assertEqual(run.returncode, 0, run.stdout)
        for name, reason in (("addon", "found"), ("registration", "good"), ("host", "answers"), ("anchors", "good")):
            self.assertEqual(checks[f"installation.{name}"]["reason"], reason, checks)
        (self.home() / "bin/pec-companion-host.exe").unlink()
        run = self.command("doctor", "--json")
        checks = {each["id"]: each for each in json.loads(run.stdout)["installation"]["checks"]}
        self.assertEqual((run.returncode, checks["installation.registration"]["reason"]), (1, "no-program"))

    def test_the_reminder_is_a_task_of_the_users(self):
        self.install()
        tasks = self.wine.drive / "windows/system32/tasks"
        self.assertEqual(self.command("reminder", "status").returncode, 1)
        self.assertEqual(self.command("reminder", "on", "--days", "5").returncode, 0)
        (task,) = [each for each in tasks.rglob("*") if each.is_file()]
        # Wine keeps of a task neither when it runs nor what: docs/windows.md, step 14.
        self.assertIn("Tells when nobody fetches the PEC mailboxes", task.read_bytes().decode("utf-8-sig"))
        self.assertIn("5", self.command("reminder", "status").stdout.decode())
        self.assertEqual(self.command("reminder", "off").returncode, 0)
        self.assertFalse(task.exists())
        self.assertEqual(self.command("reminder", "off").returncode, 0)
        self.assertEqual(self.command("reminder", "on").returncode, 0)
        self.assertTrue(task.exists())
        self.assertEqual(self.wine.uninstall(self.package), 0)
        self.assertFalse(task.exists(), "a task that finds no program")

    def command(self, *arguments):
        return self.wine.run(self.home() / "bin/pec-companion.exe", *arguments)

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

    def test_other_add_ins_of_outlook_stay_and_ours_can_be_left_out(self):
        others = f"{self.root}\\Software\\Microsoft\\Office\\Outlook\\Addins\\Other.AddIn"
        for view in ("/reg:64", "/reg:32"):
            self.wine.run("reg", "add", others, "/v", "FriendlyName", "/d", "Other", "/f", view)
        self.before_registry = self.wine.registry()
        self.install()
        self.assertLessEqual(set(self.outlook()), set(self.changes()))
        self.assertEqual(self.wine.uninstall(self.package), 0)
        kept = {at: value for at, value in self.wine.registry().items() if "Other.AddIn" in at[1]}
        self.assertEqual(len(kept), 2 if self.scope == "machine" else 1)
        self.assertEqual(kept, {at: value for at, value in self.before_registry.items() if at in kept})
        self.install(None, "ADDLOCAL=Program,Thunderbird")
        self.assertFalse(set(self.outlook()) & set(self.wine.registry()))
        self.assertFalse((self.home() / "outlook").exists() or (self.home() / "outlook32").exists())

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
        self.assertEqual({at for at in self.wine.registry() if at[1].startswith(POLICIES)}, set())
        # An upgrade stays there.
        later = packages.make(packages.changed_stage(self.folder), self.scope, LATER, self.folder)
        self.install(later)
        self.assertTrue((home / "licences/New.txt").is_file())
        self.assertFalse(self.home().exists())


    def test_another_drive_and_long_paths(self):
        drive = self.wine.add_drive("d")
        self.install(None, "INSTALLDIR=D:\\Programmi\\PEC Companion")
        home = drive / "Programmi/PEC Companion"
        deep = drive.joinpath(*(f"cartella numero {number} di un percorso lungo" for number in range(8)))
        self.assertGreater(len(str(deep.relative_to(drive))), 300)
        deep.mkdir(parents=True)
        (deep / "perch\u00e9.eml").write_bytes(b"From: a@x.example\nSubject: s\n\nb\n")
        path = "D:\\" + str(deep.relative_to(drive) / "perch\u00e9.eml").replace("/", "\\")
        run = self.wine.run(home / "bin/pec-companion.exe", "verify", "--json", path)
        self.assertEqual(run.returncode, 0, run.stderr)
        verdict = json.loads(run.stdout)
        self.assertEqual((verdict["outcome"], verdict["path"]), ("not-pec", path))
        self.assertEqual(self.wine.uninstall(self.package), 0)
        self.assertFalse(home.exists())


class ForTheComputer(InstallationCase, unittest.TestCase):
    scope, root = "machine", "HKLM"
    path_at = ("HKLM", "System\\CurrentControlSet\\Control\\Session Manager\\Environment", "PATH")

    def home(self):
        return self.wine.drive / "Program Files/PEC Companion"

    def policies(self):
        """All policies of Thunderbird's, as (key, name): text."""
        return {at[1:]: packages.text_of(value) for at, value in self.wine.registry().items()
                if at[1].lower().startswith("software\\policies\\mozilla")}

    def test_presets_lie_beside_thunderbird(self):
        folder = self.wine.install_thunderbird()
        self.install()
        self.assertEqual(packages.files_below(folder), sorted([*packages.presets(), "thunderbird.exe"]))
        self.assertIn("<hostname>", (folder / "isp/pec.it.xml").read_text())
        self.assertEqual(self.wine.uninstall(self.package), 0)
        self.assertEqual(packages.files_below(folder), ["thunderbird.exe"])

    def test_the_policy_leaves_other_add_ons_alone(self):
        other = "HKLM\\" + POLICIES + "\\other@example.org"
        self.wine.set_registry(other, "installation_mode", "blocked")
        before = self.policies()
        self.install()
        ours = {at[1:]: text for at, text in self.policy().items()}
        self.assertEqual(self.policies(), before | ours)
        later = packages.make(packages.changed_stage(self.folder), self.scope, LATER, self.folder)
        self.install(later)
        self.assertEqual(self.policies(), before | ours, "an upgrade keeps it")
        self.assertEqual(self.wine.uninstall(later), 0)
        self.assertEqual(self.policies(), before)

    def test_two_users_share_nothing(self):
        self.install()
        (self.folder / "enti.csv").write_text("PEC\nprotocollo@pec.comune.example\n")
        register = packages.windows_path(self.folder / "enti.csv")
        data = []
        for user, known in (("Niccol\u00f2 Rossi", 1), ("marco", 0)):
            self.wine.log_in(user)
            if known:
                self.assertEqual(self.command("directory", "import", register).returncode, 0)
            run = self.command("address", "--json", "protocollo@pec.comune.example")
            sources = [each["source"] for each in json.loads(run.stdout)["evidence"]]
            self.assertEqual("register" in sources, bool(known), user)
            data.append(self.wine.local_data / "pec-companion/directory.sqlite")
        self.assertEqual([each.exists() for each in data], [True, False])
        self.wine.log_in("nobody", has_folders=False)
        run = self.command("directory", "import", register)
        self.assertEqual(run.returncode, 2, "it would be gone with the process")
        self.assertIn(b"nothing was changed", run.stderr)


class ForOneUser(InstallationCase, unittest.TestCase):
    scope, root = "user", "HKCU"
    path_at = ("HKCU", "Environment", "PATH")

    def home(self):
        return self.wine.local_data / "Programs/PEC Companion"


if __name__ == "__main__":
    unittest.main()
