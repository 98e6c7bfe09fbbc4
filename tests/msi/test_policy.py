# SPDX-License-Identifier: EUPL-1.2
"""The add-on's entry in Thunderbird's policies comes in whichever form is in force, beside what an administrator has
there, and goes again, under Wine."""

import json
import pathlib
import tempfile
import unittest

import packages

WHOLE = "HKLM\\SOFTWARE\\Policies\\Mozilla\\Thunderbird"
SETTINGS = f"{WHOLE}\\ExtensionSettings"
LATER = "99.0.0"
DONE, UNREADABLE, DECIDED = 0, 3, 4  # installer/addon-policy/addon_policy.h
URL = ("file:///C:/Program%20Files/PEC%20Companion/thunderbird/"
       f"{packages.addon()}.xpi")
ENTRY = {"installation_mode": "normal_installed", "install_url": URL}
OTHERS = ('{ "*": {"installation_mode": "blocked"},'
          ' "other@x.example" : {"installation_mode":"allowed", "note": "\\u00e8 } {"} }')
FILE = ('{\r\n\t"policies": {\r\n\t\t"DisableTelemetry": true,\r\n\t\t"ExtensionSettings": {\r\n'
        '\t\t\t"other@x.example": {\r\n\t\t\t\t"installation_mode": "allowed",\r\n'
        '\t\t\t\t"blocked_install_message": "perch\u00e9 } {"\r\n\t\t\t}\r\n\t\t}\r\n\t}\r\n}\r\n')


class PolicyTest(unittest.TestCase):
    """Each test begins with a computer that has neither package."""

    def setUp(self):
        self.wine = packages.Wine()
        self.addCleanup(self.wine.close)
        self.package = packages.package("machine")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def install(self, package=None, *properties):
        self.assertEqual(self.wine.install(package or self.package, *properties), 0)

    def policies(self):
        """Of the registry: (key, name) -> as its file has it; and what is remembered of them."""
        return {at[1:]: value for at, value in self.wine.registry().items()
                if at[1].lower().startswith("software\\policies\\mozilla") or "AddOnPolicy" in at[1]}

    def value(self):
        (text,) = [packages.text_of(value) for (_, name), value in self.policies().items() if name == "ExtensionSettings"]
        return text

    def tool(self, command):
        return self.wine.run(self.wine.drive / "Program Files/PEC Companion/bin/pec-companion-policy.exe", command).returncode

    def policies_file(self, content, folder="Program Files/Mozilla Thunderbird"):
        file = self.wine.install_thunderbird(folder) / "distribution/policies.json"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content.encode())
        return file

    def later(self):
        return packages.make(packages.changed_stage(self.folder), "machine", LATER, self.folder)

    def test_among_others_in_one_value_of_the_registry(self):
        self.wine.set_registry(WHOLE, "ExtensionSettings", OTHERS)
        before = self.policies()
        self.install()
        with_ours = self.value()
        self.assertEqual(list(json.loads(with_ours).items()), [*json.loads(OTHERS).items(), (packages.addon(), ENTRY)])
        self.assertTrue(with_ours.startswith(OTHERS.rstrip("} ")), with_ours)
        self.assertFalse([key for key, _ in self.policies() if "ExtensionSettings" in key], "a key would hide the value")
        later = self.later()
        self.install(later)
        self.assertEqual(self.value(), with_ours, "an upgrade keeps it")
        self.assertEqual(self.wine.uninstall(later), 0)
        self.assertEqual(self.policies(), before)

    def test_among_others_in_a_file_beside_thunderbird(self):
        file = self.policies_file(FILE)
        self.install()
        with_ours = file.read_bytes().decode()
        wanted = json.loads(FILE)
        wanted["policies"]["ExtensionSettings"][packages.addon()] = ENTRY
        self.assertEqual(json.dumps(json.loads(with_ours)), json.dumps(wanted), "order, too")
        self.assertIn('\r\n\t\t\t},\r\n\t\t\t"' + packages.addon() + '": {\r\n\t\t\t\t"installation_mode"', with_ours)
        self.assertEqual([each.name for each in file.parent.iterdir()], ["policies.json"])
        self.assertFalse([key for key, _ in self.policies() if "Mozilla" in key], "the registry would hide the file's")
        later = self.later()
        self.install(later)
        self.assertEqual(file.read_bytes().decode(), with_ours, "an upgrade keeps it")
        self.assertEqual(self.wine.uninstall(later), 0)
        self.assertEqual(file.read_bytes().decode(), FILE)
        self.assertEqual(self.policies(), {})

    def test_a_file_that_cannot_be_read_stays_and_nothing_is_put_elsewhere(self):
        file = self.policies_file(FILE.replace("true,", "true"))
        before = file.read_bytes()
        self.install()
        self.assertEqual((file.read_bytes(), self.policies()), (before, {}))
        self.assertEqual(self.tool("add"), UNREADABLE, "what the log tells")
        file.write_bytes(FILE.encode())
        self.assertEqual(self.tool("add"), DONE, "as a repair would, of which Wine knows none by a package's file")
        self.assertIn(packages.addon(), file.read_bytes().decode())
        self.assertEqual(self.wine.uninstall(self.package), 0)
        self.assertEqual(file.read_bytes().decode(), FILE)

    def test_an_entry_of_the_administrators_stays(self):
        self.install(None, "ADDLOCAL=Program,Thunderbird")
        self.assertEqual(self.policies(), {}, "the feature was left out")
        ours = json.dumps({packages.addon(): ENTRY})
        for name, key, value, text in (
                ("in the value", WHOLE, "ExtensionSettings", f'{{"{packages.addon()}": {{"installation_mode": "blocked"}}}}'),
                ("in the value, as we would have it", WHOLE, "ExtensionSettings", ours),
                ("a key", f"{SETTINGS}\\{packages.addon()}", "installation_mode", "blocked")):
            with self.subTest(name):
                self.wine.set_registry(key, value, text)
                before = self.policies()
                self.assertEqual((self.tool("add"), self.policies()), (DECIDED, before))
                self.assertEqual((self.tool("remove"), self.policies()), (DONE, before))
                self.wine.run("reg", "delete", WHOLE, "/f", "/reg:64")
        with self.subTest("in the file"):
            file = self.policies_file(FILE.replace("other@x.example", packages.addon()))
            before = file.read_bytes()
            self.assertEqual((self.tool("add"), file.read_bytes(), self.policies()), (DECIDED, before, {}))

    def test_what_an_administrator_made_of_ours_stays(self):
        self.install()
        self.wine.set_registry(f"{SETTINGS}\\{packages.addon()}", "installation_mode", "force_installed")
        self.assertEqual(self.wine.uninstall(self.package), 0)
        self.assertEqual({(name, packages.text_of(value)) for (_, name), value in self.policies().items()},
                         {("installation_mode", "force_installed"), ("install_url", URL)})

    def test_which_form_is_in_force(self):
        self.install(None, "ADDLOCAL=Program,Thunderbird")
        lines = '{\\0"*": {\\0  "installation_mode": "blocked"\\0}\\0}'
        with self.subTest("a value of several lines"):
            self.wine.run("reg", "add", WHOLE, "/v", "ExtensionSettings", "/t", "REG_MULTI_SZ", "/d", lines, "/f", "/reg:64")
            before = self.policies()
            self.assertEqual(self.tool("add"), DONE)
            (raw,) = [value for (_, name), value in self.policies().items() if name == "ExtensionSettings"]
            self.assertIn(packages.addon(), raw)
            self.assertEqual(raw[:8], list(before.values())[0][:8], "the same type")
            self.assertEqual((self.tool("remove"), self.policies()), (DONE, before))
        with self.subTest("a value that is no JSON"):
            self.wine.set_registry(WHOLE, "ExtensionSettings", "{")
            before = self.policies()
            self.assertEqual((self.tool("add"), self.policies()), (UNREADABLE, before))
        with self.subTest("keys of others, beside a value"):
            self.wine.set_registry(f"{SETTINGS}\\other@x.example", "installation_mode", "blocked")
            before = self.policies()
            self.assertEqual(self.tool("add"), DONE)
            self.assertIn(f"Software\\Policies\\Mozilla\\Thunderbird\\ExtensionSettings\\{packages.addon()}",
                          {key for key, _ in self.policies()})
            self.assertEqual((self.tool("remove"), self.policies()), (DONE, before))
            self.wine.run("reg", "delete", WHOLE, "/f", "/reg:64")
        with self.subTest("a file that says nothing of add-ons"):
            file = self.policies_file('{"policies": {"DisableTelemetry": true}}')
            before = file.read_bytes()
            self.assertEqual(self.tool("add"), DONE)
            self.assertEqual(file.read_bytes(), before)
            self.assertEqual(self.tool("remove"), DONE)
            self.assertEqual(self.policies(), {})
        with self.subTest("a file where others than administrators may write"):
            file = self.policies_file(FILE, "Portable/Thunderbird")
            self.assertEqual((self.tool("add"), file.read_bytes().decode()), (UNREADABLE, FILE))
            self.assertEqual(self.policies(), {})

    def test_an_upgrade_without_the_feature_takes_it_out(self):
        self.wine.set_registry(WHOLE, "ExtensionSettings", OTHERS)
        before = self.policies()
        self.install()
        self.assertNotEqual(self.policies(), before)
        self.install(self.later(), "ADDLOCAL=Program,Thunderbird")
        self.assertEqual(self.policies(), before)


if __name__ == "__main__":
    unittest.main()
