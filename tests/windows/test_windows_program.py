# SPDX-License-Identifier: EUPL-1.2
"""What only the program for Windows can get wrong: names, streams and paths of that system.

The environment's PEC_WINDOWS_PROGRAM is the program.
"""

import json
import os
import struct
import tempfile
import unittest
from pathlib import Path

import programs

ORDINARY = b"From: a@x.example\nSubject: hello\n\nFrom me to you\n"


class WindowsProgram(unittest.TestCase):
    def setUp(self):
        self.path = Path(os.environ["PEC_WINDOWS_PROGRAM"])
        self.program = programs.for_windows(self.path)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name: str, data: bytes = ORDINARY) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return name

    def verify(self, *arguments, stdin=b"") -> list[dict]:
        done = self.program.run("verify", "--json", *arguments, folder=self.folder, stdin=stdin)
        self.assertEqual(done.stderr, b"")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_tells_its_version(self):
        done = self.program.run("--version")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, rb"^\d+\.\d+\.\d+\n$")

    def test_ends_lines_with_a_line_feed_only(self):
        name = self.write("a.eml")
        for arguments in (["verify", "--json"], ["verify"], ["explain"]):
            done = self.program.run(*arguments, name, folder=self.folder)
            self.assertEqual(done.returncode, 0)
            self.assertIn(b"\n", done.stdout)
            self.assertNotIn(b"\r", done.stdout)
        self.assertNotIn(b"\r", self.program.run("verify", "missing", folder=self.folder).stderr)

    def test_takes_names_outside_any_code_page(self):
        for name in ("perch\u00e9.eml", "\u4fe1\u4ef6 \u20ac.eml", "\U0001f4e7.eml"):
            self.write(f"names/{name}")
            self.assertEqual(self.verify(f"names/{name}")[0]["path"], f"names/{name}")
        found = [line["path"] for line in self.verify("names")]
        self.assertEqual(
            found,
            ["names\\perch\u00e9.eml", "names\\\u4fe1\u4ef6 \u20ac.eml", "names\\\U0001f4e7.eml"],
        )

    def test_names_a_missing_file_as_it_was_named(self):
        done = self.program.run("verify", "manc\u00f2.eml", folder=self.folder)
        self.assertEqual(done.returncode, 2)
        self.assertIn("manc\u00f2.eml".encode(), done.stderr)

    def test_reads_standard_input_as_bytes(self):
        # Control-Z ends a text file on Windows, and CR LF would come in as LF.
        message = ORDINARY.replace(b"\n", b"\r\n") + b"\x1aafter\r\n"
        name = self.write("a.eml", message)
        from_file, from_pipe = self.verify(name)[0], self.verify("-", stdin=message)[0]
        self.assertEqual(from_pipe.pop("path"), "-")
        from_file.pop("path")
        self.assertEqual(from_pipe, from_file)

    def test_reads_a_large_message_from_standard_input(self):
        message = ORDINARY + b"0123456789abcdef\n" * 200_000
        self.assertEqual(self.verify("-", stdin=message)[0]["outcome"], "not-pec")

    def test_reads_a_large_file(self):
        name = self.write("large.eml", ORDINARY + b"0123456789abcdef\n" * 200_000)
        self.assertEqual(self.verify(name)[0]["outcome"], "not-pec")

    def test_reaches_paths_beyond_260_characters(self):
        deep = "/".join(["a-folder-with-a-name-of-some-length-" + str(i) * 20 for i in range(8)])
        self.assertGreater(len(deep), 400)
        self.write(f"{deep}/a.eml")
        self.assertEqual(self.verify(f"{deep}/a.eml")[0]["outcome"], "not-pec")
        walked = self.verify(deep.split("/", maxsplit=1)[0])
        self.assertEqual([line["outcome"] for line in walked], ["not-pec"])
        self.assertEqual(walked[0]["path"].replace("\\", "/"), f"{deep}/a.eml")

    def test_compares_with_a_copy_whose_name_is_not_ascii(self):
        self.write("perch\u00e9.eml")
        done = self.program.run(
            "verify", "--sent", "perch\u00e9.eml", self.write("a.eml"), folder=self.folder
        )
        self.assertEqual((done.returncode, done.stderr), (0, b""))

    def test_refuses_anchors_that_are_not_there(self):
        done = self.program.run("verify", "--anchors", "manc\u00f2", self.write("a.eml"),
                                folder=self.folder)
        self.assertEqual(done.returncode, 2)
        self.assertIn("manc\u00f2".encode(), done.stderr)

    def test_lists_anchors(self):
        done = self.program.run("anchors", "list")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertIn(b"AgID CA1", done.stdout)


class Files(unittest.TestCase):
    """What lies beside the program, and how it was linked."""

    def setUp(self):
        self.folder = Path(os.environ["PEC_WINDOWS_PROGRAM"]).parent

    def test_every_file_can_be_loaded_anywhere_and_holds_no_code_in_data(self):
        # PE optional header, DllCharacteristics: high-entropy addresses, dynamic base, no execution.
        wanted = 0x0020 | 0x0040 | 0x0100
        files = [*self.folder.glob("*.exe"), *self.folder.glob("*.dll")]
        self.assertGreater(len(files), 5)
        for file in files:
            data = file.read_bytes()
            header = struct.unpack_from("<I", data, 0x3C)[0]
            characteristics = struct.unpack_from("<H", data, header + 24 + 70)[0]
            self.assertEqual(characteristics & wanted, wanted, file.name)

    def test_looks_for_openssl_files_where_only_an_administrator_writes(self):
        # On C: anybody can create the folder that a build happened in, and put modules there. Every
        # library is built below a folder whose name ends in ".partial" (installer/msi/sysroot).
        data = (self.folder / "libcrypto-3-x64.dll").read_bytes()
        self.assertIn(b"C:/Program Files/PEC Companion/openssl", data)
        self.assertNotIn(b".partial", data)


if __name__ == "__main__":
    unittest.main()
