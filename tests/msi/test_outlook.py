# SPDX-License-Identifier: EUPL-1.2
"""The two libraries of the add-in for Outlook, as files: what Outlook's process takes in with them. There is no 32-bit
Wine on Debian's amd64 alone, so of the 32-bit one this is what is known; it is built from the same sources."""

import pathlib
import re
import struct
import subprocess
import tempfile
import unittest

import packages
import msi_tables  # noqa: E402  (installer/msi, which packages puts on the path)
import register_outlook  # noqa: E402

NAME = register_outlook.DLL
# By folder of the installation: the preset that made it, the format as objdump names it, how DllMain is decorated.
LIBRARIES = {"outlook": ("windows-release", "pei-x86-64", "DllMain"),
             "outlook32": ("outlook-32-release", "pei-i386", "_DllMain@12")}
OBJDUMP, OBJCOPY = "x86_64-w64-mingw32-objdump", "x86_64-w64-mingw32-objcopy"
# Windows' own, each there on every Windows 10.
OF_WINDOWS = {"advapi32.dll", "comctl32.dll", "comdlg32.dll", "crypt32.dll", "gdi32.dll", "kernel32.dll", "msvcrt.dll",
              "ole32.dll", "oleaut32.dll", "shell32.dll", "shlwapi.dll", "user32.dll", "uxtheme.dll", "version.dll"}


def objdump(*arguments):
    return subprocess.run([OBJDUMP, *arguments], capture_output=True, text=True, check=True).stdout


def code(file):
    """The bytes of its instructions."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "code"
        subprocess.run([OBJCOPY, "--output-target=binary", "--only-section=.text", file, out], check=True)
        return out.read_bytes()


class OutlookLibraryTest(unittest.TestCase):
    def each(self):
        for folder, (preset, kind, entry) in LIBRARIES.items():
            yield packages.STAGE / folder / NAME, packages.TOP / "build" / preset / "outlook" / NAME, kind, entry

    def test_each_is_of_its_machine(self):
        for file, _, kind, _ in self.each():
            self.assertIn(f"file format {kind}\n", objdump("-f", file))
            self.assertIn("\n\tDLL\n", objdump("-p", file))

    def test_they_export_what_com_asks_for_by_its_plain_name_and_nothing_else(self):
        for file, _, _, _ in self.each():
            table = objdump("-p", file).partition("[Ordinal/Name Pointer] Table")[2].partition("\n\n")[0]
            self.assertEqual(re.findall(r"^\s+\[ *\d+\] (?:\+base\[ *\d+\]\s+[0-9a-f]+ )?(\S+)$", table, re.MULTILINE),
                             ["DllCanUnloadNow", "DllGetClassObject"])

    def test_they_import_from_windows_alone(self):
        for file, _, _, _ in self.each():
            imported = {name.lower() for name in re.findall(r"DLL Name: (\S+)", objdump("-p", file))}
            self.assertIn("kernel32.dll", imported)
            self.assertEqual(imported - OF_WINDOWS, set())

    def test_they_are_loaded_at_another_address_each_time_and_data_is_no_code(self):
        for file, _, kind, _ in self.each():
            (flags,) = re.findall(r"^DllCharacteristics\s+([0-9a-f]+)$", objdump("-p", file), re.MULTILINE)
            high_entropy, dynamic_base, nx = 0x20, 0x40, 0x100
            wanted = dynamic_base | nx | (high_entropy if kind == "pei-x86-64" else 0)
            self.assertEqual(int(flags, 16) & wanted, wanted)
            self.assertIn("\nVirtual Address: ", objdump("-p", file), "there is nothing to move it by")

    def test_they_tell_the_projects_version(self):
        for file, _, _, _ in self.each():
            self.assertEqual(msi_tables.program_version(file), f"{packages.VERSION}.0")

    def test_nothing_is_done_while_windows_loads_them(self):
        """What is shipped has no names any more; what it was stripped of has the same instructions, and they."""
        for file, built, _, entry in self.each():
            self.assertEqual(code(file), code(built))
            lines = objdump("--disassemble=" + entry, "--no-show-raw-insn", built).partition(f"<{entry}>:\n")[2].splitlines()
            steps = [" ".join(line.split()[1:]) for line in lines if line.split()[1:] and line.split()[1] != "nop"]
            self.assertEqual([re.sub(r"^ret.*", "ret", step) for step in steps], ["mov $0x1,%eax", "ret"])

    def test_they_name_no_folder_of_whoever_built_them(self):
        for file, _, _, _ in self.each():
            self.assertNotIn(str(packages.TOP).encode(), file.read_bytes())

    def test_the_classes_registered_are_those_in_the_sources(self):
        text = (packages.TOP / "extension/outlook/addin/identifiers.h").read_text()
        found = re.findall(r"CLSID k\w+ = \{\s*(0x\w+), (0x\w+), (0x\w+), \{([^}]*)\}\}", text)
        in_sources = set()
        for first, second, third, rest in found:
            last = bytes(int(each, 16) for each in rest.split(","))
            data = struct.pack(">IHH", int(first, 16), int(second, 16), int(third, 16)) + last
            in_sources.add("{" + re.sub(r"(.{8})(.{4})(.{4})(.{4})(.{12})", r"\1-\2-\3-\4-\5", data.hex().upper()) + "}")
        registered = {identifier for identifier, _ in register_outlook.CLASSES.values()}
        self.assertTrue(in_sources)
        self.assertLessEqual(in_sources, registered)


if __name__ == "__main__":
    unittest.main()
