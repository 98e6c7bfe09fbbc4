# SPDX-License-Identifier: EUPL-1.2
"""What the doctor says about installations, whole and broken."""

import contextlib
import json
import os
import pathlib
import shutil
import sqlite3
import unittest

import isolation
import program

HOST_SCRIPT = """#!/usr/bin/python3
import struct, sys
sys.stdin.buffer.read(4)
reply = %r
sys.stdout.buffer.write(struct.pack("=I", len(reply)) + reply)
"""


class InstallationTest(program.DoctorTest):
    def stand_in(self, text):
        """Something else in the place of the host."""
        self.host.write_text(text)
        self.host.chmod(0o755)

    def assert_only(self, run, name, result):
        """That one check came out so, and no other above "note"; the exit status says the same."""
        self.assertEqual(run.check(name), result, run.report)
        others = [c["id"] for c in run.report["installation"]["checks"]
                  if c["result"] in ("warn", "fail") and c["id"] != name]
        self.assertEqual(others, [])
        bad = result.split()[0] in ("warn", "fail")
        self.assertEqual(run.status, 1 if bad else 0)
        self.assertEqual(run.report["result"] in ("warn", "fail"), bad)

    def test_all_is_well(self):
        self.register()
        run = self.doctor()
        self.assertEqual((run.status, run.report["result"], run.report["servers"]), (0, "pass", []))
        results = {c["id"]: f"{c['result']} {c['reason']}" for c in run.report["installation"]["checks"]}
        self.assertEqual(results, {
            "installation.program": "pass version", "installation.addon": "pass found",
            "installation.registration": "pass good", "installation.host": "pass answers",
            "installation.anchors": "pass good", "installation.distrusted": "pass good",
            "installation.data": "pass to-be-made", "installation.disk": "pass enough",
            "installation.directory": "pass absent"})
        anchors = json.loads((self.installed / "share/pec-companion/trust/anchors.json").read_text())
        self.assertEqual(run.facts("installation.anchors")["date"], anchors["date"])
        # The host made the folder, closed to others.
        self.assert_only(self.doctor(), "installation.data", "pass good")

    def test_without_thunderbird(self):
        run = self.doctor()
        self.assert_only(run, "installation.addon", "note absent")
        self.assertEqual(run.check("installation.registration"), "note absent")
        self.assertEqual(run.check("installation.host"), "pass answers")

    def test_registrations(self):
        self.register()
        cases = (({"allowed_extensions": ["other@example.org"]}, "fail other-addon"),
                 ({"allowed_extensions": "none"}, "fail other-addon"),
                 ({"name": "other"}, "fail other-name"), ({"type": "pkcs11"}, "fail not-stdio"),
                 ({"path": "libexec/host"}, "fail relative-path"),
                 ({"path": "/nowhere/host"}, "fail no-program"),
                 ({"path": str(self.manifest)}, "fail not-executable"))
        for changes, wanted in cases:
            with self.subTest(wanted):
                self.write_manifest(**changes)
                self.assert_only(self.doctor(), "installation.registration", wanted)
        for content in (b"{", b"[]", b"\xff" * 100, b" " * (1 << 20)):
            self.manifest.write_bytes(content)
            self.assert_only(self.doctor(), "installation.registration", "fail not-json")
        self.manifest.unlink()
        self.assert_only(self.doctor(), "installation.registration", "fail missing")

    def test_the_addon_is_gone(self):
        self.register()
        self.addon.unlink()
        self.assert_only(self.doctor(), "installation.addon", "warn missing")
        self.addon.symlink_to("/nowhere.xpi")
        self.assert_only(self.doctor(), "installation.addon", "fail broken-link")

    def test_hosts(self):
        self.register()
        reply = b'{"jsonrpc":"2.0","id":1,"result":{"host":{"name":"h","version":"0.0.9"},"protocol":"1.0"}}'
        refusal = b'{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"data":{"reason":"host-too-old"}}}'
        for script, wanted in (
                (HOST_SCRIPT % reply, "fail other-version"), (HOST_SCRIPT % refusal, "fail refuses"),
                (HOST_SCRIPT % b"no JSON", "fail garbage"), (HOST_SCRIPT % b"{}", "fail garbage"),
                ("#!/bin/sh\nyes\n", "fail garbage"), ("#!/bin/sh\nexit 7\n", "fail does-not-start"),
                ("#!/no/such/shell\n", "fail does-not-start"), ("#!/bin/sh\nexec sleep 60\n", "fail silent")):
            with self.subTest(script[:40]):
                self.stand_in(script)
                run = self.doctor()
                self.assert_only(run, "installation.host", wanted)
                self.assertLess(run.seconds, 10 + 2 * program.MARGIN_SECONDS)
        self.assert_little_memory()

    def test_the_host_is_missing(self):
        self.host.unlink()
        self.assert_only(self.doctor(), "installation.host", "fail missing")
        self.register()
        run = self.doctor()
        self.assertEqual((run.status, run.check("installation.registration"), run.check("installation.host")),
                         (1, "fail no-program", "fail missing"))

    def test_anchors(self):
        trust = self.installed / "share/pec-companion/trust"
        anchors = json.loads((trust / "anchors.json").read_text())
        (trust / "anchors.json").write_text(json.dumps(anchors | {"date": "2020-01-01"}))
        self.assert_only(self.doctor(), "installation.anchors", "note old")
        (trust / "distrusted.json").rename(trust / "kept")
        self.assert_only(self.doctor(), "installation.distrusted", "fail missing")
        (trust / "distrusted.json").write_text("{")
        self.assert_only(self.doctor(), "installation.anchors", "fail unusable")
        (trust / "anchors.json").unlink()
        self.assert_only(self.doctor(), "installation.anchors", "fail unusable")
        shutil.rmtree(trust)
        self.assert_only(self.doctor(), "installation.anchors", "fail unusable")

    def test_an_added_edition_that_is_none(self):
        added = self.home / ".local/share/pec-companion/anchors/x.pem"
        added.parent.mkdir(parents=True)
        (self.home / ".local/share/pec-companion").chmod(0o700)
        added.parent.chmod(0o700)
        added.write_text("no certificate")
        added.chmod(0o600)
        self.assert_only(self.doctor(), "installation.anchors", "warn left-out")

    def test_the_data_folder(self):
        data = self.home / "data/pec-companion"
        self.environment["XDG_DATA_HOME"] = str(data.parent)
        data.parent.write_text("a file")
        self.assert_only(self.doctor(), "installation.data", "fail not-a-folder")
        data.parent.unlink()
        data.mkdir(parents=True)
        data.chmod(0o755)
        self.assert_only(self.doctor(), "installation.data", "warn not-private")
        data.chmod(0o700)
        open_file = data / "open"
        open_file.write_text("x")
        open_file.chmod(0o640)
        run = self.doctor()
        self.assert_only(run, "installation.data", "warn not-private")
        self.assertEqual(run.facts("installation.data"), {"path": str(open_file), "mode": "0640"})
        open_file.chmod(0o600)
        self.assert_only(self.doctor(), "installation.data", "pass good")
        self.assertEqual(sorted(p.name for p in data.iterdir()), ["log", "open"])

    @unittest.skipIf(os.getuid() == 0, "root may write everywhere")
    def test_a_data_folder_without_permission(self):
        data = self.home / "data/pec-companion"
        self.environment["XDG_DATA_HOME"] = str(data.parent)
        data.mkdir(parents=True, mode=0o500)
        self.assert_only(self.doctor(), "installation.data", "fail not-writable")
        closed = self.home / "closed"
        closed.mkdir(mode=0o500)
        self.environment["XDG_DATA_HOME"] = str(closed)
        self.assert_only(self.doctor(), "installation.data", "fail cannot-be-made")

    def test_disks(self):
        for size, wanted in (("8m", "fail full"), ("200m", "warn little")):
            data = self.home / size
            data.mkdir()
            isolation.disk(data, size)
            self.addCleanup(isolation.release, data)
            self.environment["XDG_DATA_HOME"] = str(data)
            self.assert_only(self.doctor(), "installation.disk", wanted)

    def directory(self):
        """A database with something in it."""
        register = self.home / "register.csv"
        register.write_text("PEC\n" + "".join(f"body{i}@pec.example\n" for i in range(500)))
        run = self.program("directory", "import", str(register))
        self.assertEqual(run.returncode, 0, run.stderr)
        return self.home / ".local/share/pec-companion/directory.sqlite"

    def test_the_directory(self):
        file = self.directory()
        whole = file.read_bytes()
        self.assert_only(self.doctor(), "installation.directory", "pass whole")
        self.assertEqual(file.read_bytes(), whole)

        def newer():
            with contextlib.closing(sqlite3.connect(file)) as database:
                database.execute("PRAGMA user_version = 99")

        def another_program():
            with contextlib.closing(sqlite3.connect(file)) as database:
                database.execute("PRAGMA application_id = 7")

        for breaks, wanted in (
                (newer, "fail too-new"), (another_program, "fail foreign"),
                # The first page of a table, beyond the schema's.
                (lambda: file.write_bytes(whole[:8192] + b"\xff" * 4096 + whole[12288:]), "fail damaged"),
                (lambda: file.write_bytes(whole[:-5000]), "fail damaged"),
                (lambda: file.write_bytes(b"no database at all, but long enough" * 100), "fail foreign")):
            with self.subTest(wanted):
                file.write_bytes(whole)
                breaks()
                before = file.read_bytes()
                self.assert_only(self.doctor(), "installation.directory", wanted)
                self.assertEqual(file.read_bytes(), before, "it only looks")

    def test_a_directory_in_use(self):
        """Somebody who writes for a long time holds nobody up who reads."""
        with contextlib.closing(sqlite3.connect(self.directory())) as database:
            database.execute("BEGIN IMMEDIATE")
            self.assert_only(self.doctor(), "installation.directory", "pass whole")

    def test_it_says_it_in_words(self):
        self.register(path="/nowhere/host")
        for language, word in (("it", "Installazione"), ("en", "Installation"), ("de", "Anmeldung")):
            run = self.command("--lang", language)
            self.assertEqual((run.returncode, run.stderr), (1, ""))
            self.assertIn(word, run.stdout)
            self.assertIn("/nowhere/host", run.stdout)
            self.assertNotIn("doctor.", run.stdout)
            self.assertNotIn("{", run.stdout)

    def test_it_touches_no_network(self):
        """Without servers: not one socket of a network is made."""
        if not shutil.which("strace"):
            self.skipTest("strace is not installed")
        self.register()
        trace = self.home / "trace"
        (self.installed / "bin/pec-companion").rename(self.installed / "bin/real")
        wrapper = self.installed / "bin/pec-companion"
        # A sanitizer looks for leaks by tracing, and one that is traced itself fails for that.
        wrapper.write_text('#!/bin/sh\nexport ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0"\n'
                           f'exec strace -f -e trace=socket -o {trace} '
                           f'{self.installed}/bin/real "$@"\n')
        wrapper.chmod(0o755)
        self.assertEqual(self.doctor().status, 0)
        self.assertNotIn("AF_INET", pathlib.Path(trace).read_text())


if __name__ == "__main__":
    unittest.main()
