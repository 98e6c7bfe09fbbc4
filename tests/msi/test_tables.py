# SPDX-License-Identifier: EUPL-1.2
"""The packages' tables: what Windows Installer goes by, and Wine does not judge."""

import re
import unittest

import packages
import finish  # noqa: E402  (installer/msi, which packages puts on the path)
import msi_tables  # noqa: E402
import register_outlook  # noqa: E402

CURRENT_USER, LOCAL_MACHINE = "1", "2"
COMPONENT_64_BIT, COMPONENT_REGISTRY_KEY = 256, 4
LOCATOR_64_BIT = 16


class TablesTest(unittest.TestCase):
    def each(self):
        return [(scope, packages.package(scope)) for scope in packages.SCOPES]

    def properties(self, package):
        return {row["Property"]: row["Value"] for row in msi_tables.rows(package, "Property")}

    def test_the_files_are_those_listed(self):
        for scope, package in self.each():
            files = sorted(str(path) for path in finish.staged_files(package).values())
            beside = [f"beside-thunderbird/{name}" for name in packages.presets()] if scope == "machine" else []
            self.assertEqual(files, sorted([*packages.listed("contents.txt"), *beside]))

    def test_every_program_has_its_version(self):
        for _, package in self.each():
            paths = finish.staged_files(package)
            hashed = {row["File_"] for row in msi_tables.rows(package, "MsiFileHash")}
            for row in msi_tables.rows(package, "File"):
                path = packages.STAGE / paths[row["File"]]
                version = msi_tables.program_version(path) if msi_tables.is_program(path) else None
                self.assertEqual(row["Version"], version or "", path.name)
                self.assertEqual(row["Language"] != "", version is not None, path.name)
                # One of the two tells a changed file from an old one.
                self.assertEqual(row["File"] in hashed, version is None, path.name)
                self.assertEqual(version is not None, msi_tables.is_program(path), path.name)

    def test_our_programs_tell_the_projects_version(self):
        for name in ("pec-companion.exe", "pec-companion-host.exe"):
            self.assertEqual(msi_tables.program_version(packages.STAGE / "bin" / name), f"{packages.VERSION}.0")

    def test_the_host_opens_no_console_and_the_command_has_one(self):
        for name, subsystem in (("pec-companion-host.exe", 2), ("pec-companion.exe", 3)):  # window, console
            data = (packages.STAGE / "bin" / name).read_bytes()
            header = int.from_bytes(data[0x3C:0x40], "little")
            self.assertEqual(int.from_bytes(data[header + 24 + 68:][:2], "little"), subsystem, name)
            self.assertEqual(data.count(b"<longPathAware "), 1, name)
            self.assertNotIn(str(packages.TOP).encode(), data, name)

    def test_every_library_has_its_licence_and_the_offer_of_its_source(self):
        offer = (packages.STAGE / "licences/SOURCES.txt").read_text()
        for library in ("Qt", "GLib", "GMime", "libffi", "PCRE2", "OpenSSL", "expat", "zlib", "GCC", "mingw-w64"):
            self.assertRegex(offer, rf"\n  {library}: Debian source package \S+ \d", library)
            self.assertIn("Copyright", (packages.STAGE / f"licences/{library}.txt").read_text(), library)

    def test_components_have_a_key_path_of_their_own_and_are_of_64_bits_but_the_32_bit_registration(self):
        for _, package in self.each():
            files = {row["File"]: row["Component_"] for row in msi_tables.rows(package, "File")}
            values = {row["Registry"]: row["Component_"] for row in msi_tables.rows(package, "Registry")}
            keys, identifiers = [], []
            for row in msi_tables.rows(package, "Component"):
                attributes = int(row["Attributes"])
                self.assertEqual(bool(attributes & COMPONENT_64_BIT), row["Component"] != "Outlook32", row)
                owners = values if attributes & COMPONENT_REGISTRY_KEY else files
                self.assertEqual(owners[row["KeyPath"]], row["Component"])
                keys.append(row["KeyPath"])
                identifiers.append(row["ComponentId"])
            self.assertEqual(len(set(keys)), len(keys))
            self.assertEqual(len(set(identifiers)), len(identifiers))

    def test_no_component_is_an_orphan(self):
        for _, package in self.each():
            all_of_them = {row["Component"] for row in msi_tables.rows(package, "Component")}
            used = [row["Component_"] for row in msi_tables.rows(package, "FeatureComponents")]
            self.assertEqual(sorted(used), sorted(all_of_them))  # once each
            for table in ("File", "Registry", "Environment", "RemoveFile"):
                for row in msi_tables.rows(package, table):
                    self.assertIn(row["Component_"], all_of_them, table)

    def test_components_of_the_two_packages_are_not_the_same(self):
        one, other = ({row["ComponentId"] for row in msi_tables.rows(packages.package(scope), "Component")}
                      for scope in packages.SCOPES)
        self.assertFalse(one & other)

    def test_each_scope_writes_to_its_own_places(self):
        for scope, package in self.each():
            roots = {row["Root"] for row in msi_tables.rows(package, "Registry")}
            self.assertEqual(roots, {LOCAL_MACHINE if scope == "machine" else CURRENT_USER})
            folders = {row["Directory"] for row in msi_tables.rows(package, "Directory")}
            self.assertEqual("LocalAppDataFolder" in folders, scope == "user")
            self.assertEqual("ProgramFiles64Folder" in folders, scope == "machine")
            self.assertEqual(self.properties(package).get("ALLUSERS"), "1" if scope == "machine" else None)
            # Bit 8: installs without an administrator's rights.
            source = int(msi_tables.summary(package)["Source"].split()[0])
            self.assertEqual(bool(source & 8), scope == "user")
            (path,) = msi_tables.rows(package, "Environment")
            self.assertEqual("*" in path["Name"], scope == "machine")

    def test_what_is_not_always_installed_has_its_condition(self):
        package = packages.package("machine")
        paths = finish.staged_files(package)
        beside = {row["Component_"] for row in msi_tables.rows(package, "File")
                  if paths[row["File"]].parts[0] == "beside-thunderbird"}
        self.assertEqual(len(beside), len(packages.presets()))
        for row in msi_tables.rows(package, "Component"):
            self.assertEqual(row["Condition"], "FOUNDTHUNDERBIRD" if row["Component"] in beside else "")
        self.assertTrue(all(row["Condition"] == "" for row in msi_tables.rows(packages.package("user"), "Component")))

    def test_what_is_looked_for_reaches_the_part_that_installs(self):
        for _, package in self.each():
            secure = self.properties(package)["SecureCustomProperties"].split(";")
            self.assertLessEqual({row["Property"] for row in msi_tables.rows(package, "AppSearch")}, set(secure))

    def test_outlook_finds_the_library_of_its_bits_in_its_view(self):
        for scope, package in self.each():
            paths = {key: str(path) for key, path in finish.staged_files(package).items()}
            views = {"Outlook64": {}, "Outlook32": {}, "Outlook": {}}
            for row in msi_tables.rows(package, "Registry"):
                if row["Component_"] in views:
                    views[row["Component_"]][row["Key"], row["Name"]] = row["Value"]
            for view, folder in (("Outlook64", "outlook"), ("Outlook32", "outlook32")):
                libraries = [at for at, value in views[view].items() if value.startswith("[#")]
                self.assertEqual([at[0].rpartition("\\")[2] for at in libraries], ["InprocServer32"] * 2)
                for at in libraries:
                    self.assertEqual(paths[views[view].pop(at)[2:-1]], f"{folder}/{register_outlook.DLL}")
            self.assertEqual(views["Outlook64"], views["Outlook32"])
            # What is one for both views is written once, by a component that goes last.
            both = r"Software\\Classes\\PecCompanion\." if scope == "machine" else r"Software\\(?!Classes\\CLSID)"
            self.assertTrue(all(re.match(both, key) for key, _ in views["Outlook"]), views["Outlook"])
            self.assertFalse(any(re.match(both, key) for key, _ in views["Outlook32"]), views["Outlook32"])
            (start,) = [value for each in ("Outlook", "Outlook32") for at, value in views[each].items()
                        if at == (register_outlook.ADD_INS, "LoadBehavior")]
            self.assertEqual(start, "#3")

    def test_whether_outlook_may_disable_the_add_in_is_not_ours_to_say(self):
        for _, package in self.each():
            self.assertFalse([row for row in msi_tables.rows(package, "Registry") if "Resiliency" in row["Key"]])

    def test_keys_have_no_backslash_at_their_end(self):
        for _, package in self.each():
            for table in ("Registry", "RegLocator"):
                for row in msi_tables.rows(package, table):
                    self.assertNotRegex(row["Key"], r"\\$")

    def test_searches_look_into_the_64_bit_registry(self):
        for _, package in self.each():
            for row in msi_tables.rows(package, "RegLocator"):
                self.assertTrue(int(row["Type"]) & LOCATOR_64_BIT, row)

    def test_folders_in_a_profile_are_taken_away(self):
        package = packages.package("user")
        folders = {row["Directory"] for row in msi_tables.rows(package, "Directory")}
        of_files = {row["Component_"] for row in msi_tables.rows(package, "File")}
        with_files = {row["Directory_"] for row in msi_tables.rows(package, "Component") if row["Component"] in of_files}
        removed = {row["DirProperty"] for row in msi_tables.rows(package, "RemoveFile")}
        self.assertLessEqual(with_files, removed | {"INSTALLDIR"})
        self.assertLessEqual(removed, folders)

    def test_names_in_a_folder_differ(self):
        for _, package in self.each():
            places = [str(path).lower() for path in finish.staged_files(package).values()]
            self.assertEqual(len(set(places)), len(places))

    def test_identifiers_and_words_are_what_tables_take(self):
        for _, package in self.each():
            for table, column in (("File", "File"), ("Component", "Component"), ("Directory", "Directory")):
                for row in msi_tables.rows(package, table):
                    self.assertRegex(row[column], r"^[A-Za-z_][A-Za-z0-9_.]{0,71}$")
            for table in msi_tables.names(package):
                if not table.startswith("_"):
                    self.assertTrue(all(v.isascii() for row in msi_tables.rows(package, table)
                                        for v in row.values()), table)

    def test_the_old_version_goes_before_the_new_comes_and_within_the_transaction(self):
        for _, package in self.each():
            at = {row["Action"]: int(row["Sequence"])
                  for row in msi_tables.rows(package, "InstallExecuteSequence")}
            self.assertLess(at["InstallInitialize"], at["RemoveExistingProducts"])
            self.assertLess(at["RemoveExistingProducts"], at["ProcessComponents"])
            self.assertLess(at["AppSearch"], at["KeepFolder"])
            self.assertLess(at["KeepFolder"], at["CostInitialize"])
            self.assertLess(at["InstallFiles"], at["WriteEnvironmentStrings"])
            self.assertLess(at["WriteEnvironmentStrings"], at["InstallFinalize"])

    def test_the_policy_comes_and_goes_within_the_transaction_and_a_rollback_undoes_it(self):
        package = packages.package("machine")
        at = {row["Action"]: int(row["Sequence"]) for row in msi_tables.rows(package, "InstallExecuteSequence")}
        conditions = {row["Action"]: row["Condition"] for row in msi_tables.rows(package, "InstallExecuteSequence")}
        actions = {row["Action"]: row for row in msi_tables.rows(package, "CustomAction") if "Policy" in row["Action"]}
        of_a_file, ignored, in_script, rollback, as_system = 18, 64, 1024, 256, 2048
        (program,) = [key for key, path in finish.staged_files(package).items() if path.name == "pec-companion-policy.exe"]
        for name, row in actions.items():
            back = rollback if name.endswith("Back") else 0
            self.assertEqual((int(row["Type"]), row["Source"]),
                             (of_a_file | ignored | in_script | as_system | back, program), name)
        self.assertEqual({name: row["Target"] for name, row in actions.items()},
                         {"PolicyIn": "add", "PolicyInBack": "remove", "PolicyOut": "remove", "PolicyOutBack": "add",
                          "PolicyLeftOut": "remove"})
        # The program is there whenever it runs, a rollback's action before what it undoes, and upgrades leave it.
        order = ["InstallInitialize", "PolicyOutBack", "PolicyOut", "RemoveRegistryValues", "RemoveFiles", "InstallFiles",
                 "PolicyInBack", "PolicyIn", "PolicyLeftOut", "InstallFinalize"]
        self.assertEqual(sorted(order, key=at.get), order)
        self.assertEqual(conditions["PolicyOut"], conditions["PolicyOutBack"])
        self.assertIn("NOT UPGRADINGPRODUCTCODE", conditions["PolicyOut"])
        self.assertEqual(conditions["PolicyInBack"], f"NOT OURPOLICY AND {conditions['PolicyIn']}")
        self.assertFalse([row for row in msi_tables.rows(packages.package("user"), "CustomAction") if "Policy" in row["Action"]])

    def test_upgrades(self):
        for _, package in self.each():
            properties = self.properties(package)
            rows = {row["ActionProperty"]: row for row in msi_tables.rows(package, "Upgrade")}
            self.assertEqual({row["UpgradeCode"] for row in rows.values()}, {properties["UpgradeCode"]})
            older, newer = rows["WIX_UPGRADE_DETECTED"], rows["WIX_DOWNGRADE_DETECTED"]
            self.assertEqual((older["VersionMax"], int(older["Attributes"]) & 512), (packages.VERSION, 512))
            self.assertEqual((newer["VersionMin"], newer["Attributes"]), (packages.VERSION, "2"))
            conditions = [row["Condition"] for row in msi_tables.rows(package, "LaunchCondition")]
            self.assertIn("NOT WIX_DOWNGRADE_DETECTED", conditions)
            secure = properties["SecureCustomProperties"].split(";")
            self.assertLessEqual({*rows, "INSTALLDIR"}, set(secure))

    def test_version_and_codes(self):
        seen = set()
        for _, package in self.each():
            properties = self.properties(package)
            self.assertEqual(properties["ProductVersion"], packages.VERSION)
            summary = msi_tables.summary(package)
            self.assertEqual(summary["Template"], "x64;1033")
            for code in (properties["ProductCode"], properties["UpgradeCode"],
                         summary["Revision number (UUID)"]):
                self.assertTrue(re.fullmatch(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", code), code)
                self.assertNotIn(code, seen)
                seen.add(code)


if __name__ == "__main__":
    unittest.main()
